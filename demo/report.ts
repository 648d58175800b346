/* The public figures of this hall, from its own server. */
import '../src/rating/satisfaction-report/define.js';
import {hall, language, markCurrentPage, token} from './session.js';

const report = document.querySelector('satisfaction-report')!;
report.hall = hall;
report.token = token('manager'); // none for the public: the office publishes, or the page says that it does not
if (language) report.lang = language;
markCurrentPage();
