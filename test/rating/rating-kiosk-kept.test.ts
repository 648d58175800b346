import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {RatingKiosk} from '../../src/rating/rating-kiosk/rating-kiosk.js';
import {member} from '../../src/core/schema.js';
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
    await waitUntil(() => level() && !level()!.matches(':disabled'), 'it asks', {timeout: 20_000});
    level()!.click();
    await waitUntil(() => /thanks|follow/.test(screen(kiosk) ?? ''), 'it thanks', {timeout: 20_000});
    const kept = (await kiosk.exportKept())!.items.map(({body}) => [
      body.token,
      member(body, 'score') ?? member(body, 'outcome'),
    ]);
    expect(kept).to.have.deep.members([
      ['token-of-B027', 'answered'],
      ['token-of-B027', 4],
    ]);
    expect(kiosk.durability).to.be.oneOf(['both', 'single']);
    kiosk.remove();
    const again = await pad();
    await waitUntil(() => again.backlog === 2, 'it has read what is kept', {timeout: 20_000});
    await waitUntil(() => screen(again) === 'body rest', 'it rests', {timeout: 20_000});
  }).timeout(90_000); // its real times, on whatever machine
});
