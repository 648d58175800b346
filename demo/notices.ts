/* The announcements of the office: a page to search in; `?wall` on a screen of the hall, `&name=…` where it stands. */
import '../src/portal/notice-board/define.js';
import {sayHeading} from './heading.js';
import {hall, language, markCurrentPage} from './session.js';

const query = new URLSearchParams(location.search);
const board = document.querySelector('notice-board')!;
if (query.has('wall')) {
  const screen = document.createElement('main');
  screen.className = 'screen';
  screen.append(board);
  document.body.textContent = ''; // televisions of 2022 know no replaceChildren
  document.body.append(screen);
  document.documentElement.dataset['mcTheme'] = 'dark';
  board.layout = 'wall';
  board.hall = hall;
  board.name = query.get('name') ?? '';
}
board.refresh = 300;
board.src = new URL('./data/notices.json', import.meta.url).href;
if (language) board.lang = language;
sayHeading('Announcements');
markCurrentPage();
