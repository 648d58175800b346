/* One pad at counter 4 of a hall that is out of reach: `/?citizen=3` has the ticket of that citizen just finished. */
import {RatingKiosk} from '../../src/rating/rating-kiosk/rating-kiosk.js';
import {usualTimes} from '../../src/rating/rating-kiosk/session.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleView} from '../helpers/fake-hall.js';

class QuickPad extends RatingKiosk {
  protected override get times() {
    return {...usualTimes, settle: 50, change: 400, thanks: 400};
  }
}
customElements.define('quick-pad', QuickPad);

const citizen = new URLSearchParams(location.search).get('citizen');
const [sample] = sampleView().invitations!;
const now = Date.now();
const own = {...sample!, id: `ticket-${citizen}`, number: `B${citizen}`, token: `right-${citizen}`, at: now};
const older = {...own, id: 'older', number: 'B000', token: 'older', at: now - 60_000};
const hall = new FakeHall({
  view: {...sampleView(), now, invitations: citizen === null ? [] : [older, own]},
  link: {state: 'stale', since: now, problem: 'unreachable'},
  local: true,
});
hall.now = () => Date.now();
provideHall('fake:ten', hall);

const pad = document.createElement('quick-pad') as QuickPad;
Object.assign(pad, {hall: 'fake:ten', counter: '4', comments: true});
document.body.append(pad);
Object.assign(window, {pad});
