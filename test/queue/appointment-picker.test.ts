import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/queue/appointment-picker/define.js';
import type {AppointmentPicker} from '../../src/queue/appointment-picker/appointment-picker.js';
import {calendarEntry} from '../../src/queue/appointment-picker/offer.js';
import {sampleNow} from '../helpers/fake-hall.js';
import {sampleSlots} from './sample-slots.js';

const patience = {timeout: 20_000};
let picker: AppointmentPicker;

const all = <E extends HTMLElement>(selector: string) => [...picker.shadowRoot!.querySelectorAll<E>(selector)];
const texts = (selector: string) => all(selector).map((node) => node.textContent.replace(/\s+/g, ' ').trim());
const slots = () => all<HTMLInputElement>('.slots input');

async function show(data: unknown, attributes: Record<string, string> = {}): Promise<void> {
  picker = document.createElement('appointment-picker');
  picker.lang = 'vi';
  for (const [name, value] of Object.entries(attributes)) picker.setAttribute(name, value);
  picker.data = data;
  document.body.append(picker);
  await picker.updateComplete;
  await picker.updateComplete;
}

describe('<appointment-picker>', () => {
  afterEach(() => picker.remove());

  it('shows the days and times of the hall’s zone, and says what is full or past', async () => {
    await show(sampleSlots());
    expect(texts('.days .cell')[0]).to.match(/Thứ Hai/);
    expect(texts('.slots .cell')).to.deep.equal([
      ...['08:00đã qua', '08:30đã qua', '09:00đã qua', '09:30đã qua'],
      ...['15:00còn 2 chỗ', '15:30còn 2 chỗ', '16:00hết chỗ', '16:30còn 2 chỗ'],
    ]);
    expect(slots().map(({disabled}) => disabled)).to.deep.equal([true, true, true, true, false, false, true, false]);
    expect(all<HTMLInputElement>('.days input').map(({disabled}) => disabled)).to.deep.equal([
      false,
      false,
      true,
      false,
    ]);
  });

  it('lets the keys of a keyboard choose among what is free', async () => {
    await show(sampleSlots());
    const chosen: number[] = [];
    picker.addEventListener('slot-choose', ({detail}) => chosen.push(detail.at));
    slots()[4]!.focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'ArrowRight'});
    await waitUntil(() => chosen.length === 3, 'Three choices', patience);
    const clock = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);
    expect(chosen.map(clock)).to.deep.equal(['15:00', '15:30', '16:30']);
  });

  it('forgets a time when another day is chosen', async () => {
    await show(sampleSlots());
    slots()[4]!.click();
    await picker.updateComplete;
    expect(slots()[4]!.checked).to.equal(true);
    all('.days input')[1]!.click();
    await picker.updateComplete;
    expect(slots().some(({checked}) => checked)).to.equal(false);
  });

  it('asks for the service first where there are several', async () => {
    await show([sampleSlots(), sampleSlots({service: 'land'})]);
    expect([texts('.row'), slots().length]).to.deep.equal([['civil', 'land'], 0]);
    all('.row input')[1]!.click();
    await picker.updateComplete;
    expect(slots().length).to.equal(8);
  });

  it('says in words that there is nothing to be booked', async () => {
    await show(sampleSlots({slots: []}));
    expect(texts('.none').join()).to.contain('Chưa có giờ nào có thể đặt.');
  });

  it('gives a calendar what it reads, with nothing that ends a line early', () => {
    const entry = calendarEntry({code: 'K7MXQ2R', at: sampleNow, minutes: 30}, 'A; B,\nC', 'D', sampleNow);
    expect(entry).to.contain('DTSTART:20261123T070700Z\r\nDTEND:20261123T073700Z');
    expect(entry).to.contain('SUMMARY:A\\; B\\,\\nC\r\n');
  });
});
