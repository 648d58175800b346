import {RatingKiosk} from './rating-kiosk.js';

RatingKiosk.define();
