/* A page of a site with a form for comments and a rating of the page, as feedback.spec.ts opens it. */
import '../../src/rating/feedback-form/define.js';
import '../../src/rating/star-rating/define.js';

const hall = new URL('halls/1', document.baseURI).href;
for (const tag of ['feedback-form', 'star-rating'] as const) {
  const element = document.createElement(tag);
  element.hall = hall;
  document.body.append(element);
}
