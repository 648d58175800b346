import {FeedbackForm} from './feedback-form.js';

FeedbackForm.define();
