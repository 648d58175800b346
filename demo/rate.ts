/*
 * A visitor's own phone, by the QR code beside the question: `rate.html#TOKEN`. The one-use right stands behind the `#`,
 * so that no log of pages has it; the hall itself is asked for it by name, and it is worth nothing once it was used.
 */
import '../src/rating/rating-kiosk/define.js';
import {hall, language} from './session.js';

const screen = document.querySelector('rating-kiosk')!;
screen.hall = hall;
screen.invitation = location.hash.slice(1);
if (language) screen.lang = language;
