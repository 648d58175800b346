import {StarRating} from './star-rating.js';

StarRating.define();
