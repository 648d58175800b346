import {SurveyForm} from './survey-form.js';

SurveyForm.define();
