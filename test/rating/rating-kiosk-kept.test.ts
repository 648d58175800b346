import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {RatingKiosk} from '../../src/rating/rating-kiosk/rating-kiosk.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../helpers/fake-hall.js';

RatingKiosk.define();

const screen = (kiosk: RatingKiosk) => kiosk.shadowRoot!.querySelector('.body')?.className;

describe('rating-kiosk with its real outbox', () => {
  it('thanks for what is really kept, and knows it after a fresh start', async () => {
    provideHall('fake:kept', new FakeHall({local: true}));
    const pad = () => fixture<RatingKiosk>(html`<rating-kiosk hall="fake:kept" counter="4"></rating-kiosk>`);
    const kiosk = await pad();
    const level = () => kiosk.shadowRoot!.querySelector<HTMLInputElement>('input[value="4"]');
    await waitUntil(() => level() && !level()!.matches(':disabled'), 'it asks', {timeout: 10_000});
    level()!.click();
    await waitUntil(() => screen(kiosk) === 'body notice thanks', 'it thanks', {timeout: 15_000});
    const kept = (await kiosk.exportRatings())!.items.map(({body}) => [body.token, body.score]);
    expect(kept).to.deep.equal([['token-of-B027', 4]]);
    expect(kiosk.durability).to.be.oneOf(['both', 'single']);
    kiosk.remove();
    const again = await pad();
    await waitUntil(() => again.backlog === 1, 'it has read what is kept', {timeout: 10_000});
    await again.updateComplete;
    expect(screen(again)).to.equal('body rest');
  });
});
