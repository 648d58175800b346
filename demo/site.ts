import '../src/procedure/procedure-list/define.js';
import {language, markCurrentPage} from './session.js';

// The same file whether the hall's server or a static host serves the page.
const list = document.querySelector('procedure-list')!;
list.src = new URL('./data/procedures.json', import.meta.url).href;
if (language) list.lang = language;
markCurrentPage();
