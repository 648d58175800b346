import {SlideShow} from './slide-show.js';

SlideShow.define();
