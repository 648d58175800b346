/* Comments and petitions, and what the office published of them. */
import '../src/rating/feedback-form/define.js';
import {hall, language, markCurrentPage} from './session.js';

const form = document.querySelector('feedback-form')!;
form.hall = hall;
if (language) form.lang = language;
markCurrentPage();
