import '../src/procedure/procedure-list/define.js';
import '../src/rating/star-rating/define.js';
import {hall, language, markCurrentPage} from './session.js';

// The same file whether the hall's server or a static host serves the page.
const list = document.querySelector('procedure-list')!;
list.src = new URL('./data/procedures.json', import.meta.url).href;
const stars = document.querySelector('star-rating')!;
stars.hall = hall;
if (language) for (const element of [list, stars]) element.lang = language;
markCurrentPage();
