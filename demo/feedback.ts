/* Comments and petitions, and what the office published of them. */
import '../src/rating/feedback-form/define.js';
import '../src/rating/star-rating/define.js';
import {sayHeading} from './heading.js';
import {hall, language, markCurrentPage} from './session.js';

const form = document.querySelector('feedback-form')!;
const stars = document.querySelector('star-rating')!;
for (const element of [form, stars]) {
  element.hall = hall;
  if (language) element.lang = language;
}
sayHeading('Comments, reports, petitions');
markCurrentPage();
