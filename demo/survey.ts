/* A questionnaire on a machine in the hall; `?form=nine-indices` for the indices of Circular 01/2018. */
import '../src/device/kiosk-frame/define.js';
import '../src/device/screen-keyboard/define.js';
import '../src/rating/survey-form/define.js';
import {hall, language, token} from './session.js';

const surveys: Readonly<Record<string, string>> = {
  'five-factors': new URL('../src/rating/surveys/five-factors.json', import.meta.url).href,
  'nine-indices': new URL('../src/rating/surveys/nine-indices.json', import.meta.url).href,
};

const form = document.querySelector('survey-form')!;
form.hall = hall;
form.token = token('kiosk');
form.src = surveys[new URLSearchParams(location.search).get('form') ?? ''] ?? surveys['five-factors']!;
if (language) document.querySelector('kiosk-frame')!.lang = language;
