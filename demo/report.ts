/* The public figures of this hall, from its own server; `?sample` for a year of figures made up for the look of them. */
import '../src/rating/satisfaction-report/define.js';
import {sayHeading} from './heading.js';
import {hall, language, markCurrentPage, token} from './session.js';

const report = document.querySelector('satisfaction-report')!;
if (new URLSearchParams(location.search).has('sample')) {
  report.src = new URL('./data/satisfaction.json', import.meta.url).href;
} else report.hall = hall;
report.token = token('manager'); // none for the public: the office publishes, or the page says that it does not
if (language) report.lang = language;
sayHeading('Satisfaction at the counter');
markCurrentPage();
