import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {KioskPage, OfficeHall, restoreClock, leapBy, turnClock, until} from './kiosk-page.js';

/* "Trợ năng": what a person who sees little, reaches little or has three buttons finds. Voices are stood in for. */

const spoken: string[] = [];
const trueSynthesis = Object.getOwnPropertyDescriptor(window, 'speechSynthesis');

function giveVoices(...languages: string[]): void {
  const voices = languages.map((lang) => ({lang, name: lang, localService: true, default: false, voiceURI: lang}));
  const engine = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => {},
    resume: () => {},
    speak: (utterance: {text: string; onend?: () => void}) => {
      spoken.push(utterance.text);
      utterance.onend?.();
    },
  });
  Object.defineProperty(window, 'speechSynthesis', {value: engine, configurable: true});
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class {
      constructor(readonly text: string) {}
    },
    configurable: true,
    writable: true,
  });
}

const trueUtterance = window.SpeechSynthesisUtterance;

beforeEach(() => {
  turnClock();
  spoken.length = 0;
  giveVoices('vi-VN', 'en-US');
});

afterEach(() => {
  restoreClock();
  if (trueSynthesis) Object.defineProperty(window, 'speechSynthesis', trueSynthesis);
  window.SpeechSynthesisUtterance = trueUtterance;
});

const said = (words: string) =>
  until(() => spoken.some((text) => text.includes(words)), `"${words}" in ${spoken.join(' | ')}`);

describe('ticket-kiosk: accessibility', () => {
  it('reads the screen, then each screen that follows, in the language shown', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Trợ năng');
    await said('Ông bà cần làm thủ tục nào?');
    await said('Tư pháp');
    await page.tap('Đất đai');
    await said('Ông bà lấy số cho');
    await page.tap('Lấy số');
    await said('B001');
  });

  it('reads what has the focus', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Trợ năng');
    await said('Tư pháp');
    spoken.length = 0;
    page.all<HTMLButtonElement>('button.field')[2]!.focus();
    await said('Xây dựng');
  });

  it('is led from the first screen to the number by three buttons: next, back and Enter', async () => {
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall);
    await sendKeys({press: 'ArrowDown'});
    await until(() => page.one('.glass.reach'), 'the larger layout');
    await said('Ông bà cần làm thủ tục nào?');
    const focused = () => page.kiosk.shadowRoot!.activeElement?.textContent?.trim() ?? '';
    const goTo = async (name: string) => {
      for (let presses = 0; presses < 20 && !focused().includes(name); presses++) await sendKeys({press: 'ArrowDown'});
      expect(focused()).to.contain(name);
      leapBy(2500);
    };
    await goTo('Đất đai');
    await sendKeys({press: 'Enter'});
    await until(() => page.heading === 'Đất đai', 'the confirmation');
    await goTo('Lấy số');
    await sendKeys({press: 'Enter'});
    await until(() => page.one('.number'), 'the number');
    expect(hall.tickets).to.equal(1);
  });

  it('goes back by the other arrow', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Trợ năng');
    await said('Tư pháp');
    await sendKeys({press: 'ArrowDown'});
    const first = page.kiosk.shadowRoot!.activeElement;
    await sendKeys({press: 'ArrowDown'});
    expect(page.kiosk.shadowRoot!.activeElement).not.to.equal(first);
    await sendKeys({press: 'ArrowUp'});
    expect(page.kiosk.shadowRoot!.activeElement).to.equal(first);
  });

  it('says the screen again on a button, which is there only with a voice', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Trợ năng');
    await said('Ông bà cần');
    spoken.length = 0;
    await page.tap('Nghe lại');
    await said('Ông bà cần');
    giveVoices('en-US');
    page.kiosk.requestUpdate();
    await page.kiosk.updateComplete;
    expect(page.button('Nghe lại')).to.equal(undefined);
  });

  it('leaves with the visitor', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Trợ năng');
    await page.tap('Đất đai');
    await page.tap('Lấy số');
    await page.tap('Xong');
    expect(page.one('.glass.reach')).to.equal(null);
    spoken.length = 0;
    page.all<HTMLButtonElement>('button.field')[0]!.focus();
    await page.settle();
    expect(spoken).to.deep.equal([]);
  });

  it('keeps everything that is touched in the lower half of a standing glass', async () => {
    const page = await KioskPage.open(new OfficeHall());
    page.kiosk.style.cssText = 'inline-size: 1080px; block-size: 1920px';
    await page.tap('Trợ năng');
    const {top, height} = page.kiosk.getBoundingClientRect();
    const tops = () =>
      page.all('.screen button, .tools button').map((each) => (each.getBoundingClientRect().top - top) / height);
    expect(Math.min(...tops())).to.be.at.least(0.5);
    await page.tap('Đất đai');
    expect(Math.min(...tops())).to.be.at.least(0.5);
  });
});
