/* A questionnaire on a machine in the hall. */
import '../src/device/kiosk-frame/define.js';
import '../src/device/screen-keyboard/define.js';
import '../src/rating/survey-form/define.js';
import {hall, language} from './session.js';

const form = document.querySelector('survey-form')!;
form.hall = hall;
if (language) document.querySelector('kiosk-frame')!.lang = language;
