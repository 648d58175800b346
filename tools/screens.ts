/*
 * `npm run screens`: the screens at their true sizes, taken from a running hall in the middle of a busy afternoon,
 * into docs/screens/.
 */
import {mkdirSync} from 'node:fs';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {launchBrowser} from '../test/helpers/browser.ts';
import {startTestServer, type TestServer} from '../test/helpers/server.ts';
import {editionOf} from '../demo/server/health-routes.ts';
import {edition} from '../src/core/edition.ts';
import {playAfternoon} from './afternoon.ts';
import {expectedDevices, reportDevices} from './devices-afternoon.ts';
import {buildScreens} from './screens-build.ts';

const folder = 'docs/screens';
const end = Date.UTC(2026, 10, 23, 7, 7, 3); // Monday 23 November 2026, 14:07 in Ho Chi Minh City

/** The hall's clock: set by the afternoon, then running. */
const clock = {base: end, started: Date.now(), running: false};
const now = () => (clock.running ? clock.base + Date.now() - clock.started : clock.base);

let count = 0;

async function send(hall: TestServer, command: object): Promise<string> {
  const response = await fetch(`${hall.hall}/commands`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `afternoon-${String(count++)}`,
      Authorization: `Bearer ${hall.tokens.counter}`,
    },
    body: JSON.stringify(command),
  });
  const answer = (await response.json()) as {status?: string; ticket?: {id: string}};
  if (answer.status !== 'done') throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
  return answer.ticket?.id ?? '';
}

async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${url}: ${String(error)}`));
  await page.clock.install({time: now()});
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(1500);
  return page;
}

/** One screen: its name, size, address, and what a person does before the picture. */
interface Shot {
  name: string;
  size: [width: number, height: number];
  path: string;
  act?: (page: Page, hall: TestServer) => Promise<void>;
  /** As a printer would draw it, the whole page. */
  print?: boolean;
}

const padScales = ['faces-3', 'faces-4', 'stars-5', 'recommend-10', 'effort-5'];

const shots: readonly Shot[] = [
  {name: 'wall', size: [1920, 1080], path: 'wall.html?quiet'},
  {name: 'wall-portrait', size: [1080, 1920], path: 'wall.html?quiet'},
  {name: 'wall-grid', size: [1920, 1080], path: 'wall.html?quiet&layout=grid'},
  {name: 'wall-list', size: [1920, 1080], path: 'wall.html?quiet&layout=list'},
  {name: 'wall-languages', size: [1920, 1080], path: 'wall.html?quiet&languages=vi+en'},
  {name: 'wall-languages-portrait', size: [1080, 1920], path: 'wall.html?quiet&languages=vi+en'},
  {name: 'counter', size: [1366, 768], path: 'counter.html?counter=4#counter=TOKEN', act: startService},
  {name: 'counter-closed', size: [1366, 768], path: 'counter.html?counter=4&lang=en#counter=TOKEN', act: closeCounter},
  {name: 'counter-paused', size: [1024, 768], path: 'counter.html?counter=4&lang=en#counter=TOKEN', act: pauseCounter},
  {name: 'counter-bookings', size: [1366, 768], path: 'counter.html?counter=2#counter=TOKEN', act: receiveBooking},
  {name: 'counter-phone', size: [390, 844], path: 'counter.html?counter=4#counter=TOKEN', act: callAgain},
  {name: 'counter-idle', size: [1366, 768], path: 'counter.html?counter=7&lang=en#counter=TOKEN', act: setAside},
  {name: 'counter-help', size: [1366, 768], path: 'counter.html?counter=4#counter=TOKEN', act: showKeys},
  {name: 'kiosk', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN'},
  {name: 'kiosk-services', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN', act: chooseField},
  {name: 'kiosk-confirm', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN', act: confirmService},
  {name: 'kiosk-code', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN', act: typeCode},
  {name: 'kiosk-accessible', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN', act: makeAccessible},
  {name: 'kiosk-lying', size: [1366, 768], path: 'kiosk.html#kiosk=TOKEN', act: confirmService},
  {name: 'kiosk-ticket', size: [1080, 1920], path: 'kiosk.html#kiosk=TOKEN', act: takeNumber},
  {name: 'pad', size: [1280, 800], path: 'pad.html?counter=4#kiosk=TOKEN', act: finishService},
  {name: 'pad-thanks', size: [1280, 800], path: 'pad.html?counter=2#kiosk=TOKEN', act: rate},
  {name: 'pad-follow-up', size: [1280, 800], path: 'pad.html?counter=2#kiosk=TOKEN', act: rateLow},
  ...padScales.map((scale): Shot => ({
    name: `pad-${scale}`,
    size: [1280, 800],
    path: `pad.html?counter=3&scale=${scale}#kiosk=TOKEN`,
    act: (_, hall) => serveNext(hall, '3'),
  })),
  {name: 'pad-staff', size: [1280, 800], path: 'pad.html?counter=5#kiosk=TOKEN', act: openStaffPanel},
  {name: 'survey', size: [1080, 1920], path: 'survey.html', act: beginSurvey},
  {name: 'survey-phone', size: [390, 844], path: 'survey.html', act: beginSurvey},
  {name: 'report', size: [1366, 900], path: 'report.html?sample'},
  {name: 'report-print', size: [794, 1123], path: 'report.html?sample', print: true},
  {name: 'feedback', size: [1366, 768], path: 'feedback.html', act: writeFeedback},
  {name: 'feedback-phone', size: [390, 844], path: 'feedback.html'},
  {name: 'site', size: [1366, 768], path: 'site.html', act: search},
  {name: 'site-phone', size: [390, 844], path: 'site.html', act: search},
  {name: 'devices', size: [1366, 768], path: 'devices.html#counter=TOKEN'},
  {name: 'devices-phone', size: [390, 844], path: 'devices.html#counter=TOKEN'},
  {name: 'notices', size: [1366, 768], path: 'notices.html'},
  {name: 'notices-phone', size: [390, 844], path: 'notices.html'},
  {name: 'notices-wall', size: [1920, 1080], path: 'notices.html?wall'},
  {name: 'notices-wall-portrait', size: [1080, 1920], path: 'notices.html?wall'},
  {name: 'slides', size: [1920, 1080], path: 'slides.html'},
  {name: 'launcher', size: [1366, 768], path: '#kiosk=TOKEN&counter=TOKEN'},
];

async function heldBy(hall: TestServer, counter: string): Promise<{id: string; state: string}> {
  const response = await fetch(hall.hall, {headers: {Authorization: `Bearer ${hall.tokens.counter}`}});
  const {tickets} = (await response.json()) as {tickets: {id: string; counter: string | null; state: string}[]};
  const held = tickets.find((ticket) => ticket.counter === counter && ['called', 'serving'].includes(ticket.state));
  if (!held) throw new Error(`Counter ${counter} holds no ticket.`);
  return held;
}

/** Starts what the counter has called, if it has not begun, and returns the ticket's id. */
async function start(hall: TestServer, counter: string): Promise<string> {
  const {id, state} = await heldBy(hall, counter);
  if (state === 'called') await send(hall, {type: 'start', counter, ticket: id});
  return id;
}

async function finish(hall: TestServer, counter: string): Promise<void> {
  await send(hall, {type: 'finish', counter, ticket: await start(hall, counter)});
}

async function startService(page: Page, hall: TestServer): Promise<void> {
  await start(hall, '4');
  await page.waitForTimeout(4000);
}

async function closeCounter(page: Page, hall: TestServer): Promise<void> {
  await finish(hall, '4').catch(() => undefined); // it may hold nobody
  await send(hall, {type: 'closeCounter', counter: '4'});
  await page.waitForTimeout(1500);
}

async function pauseCounter(page: Page, hall: TestServer): Promise<void> {
  await send(hall, {type: 'openCounter', counter: '4'});
  await send(hall, {type: 'pauseCounter', counter: '4', reason: 'papers'});
  await page.waitForTimeout(1500);
}

async function receiveBooking(page: Page, hall: TestServer): Promise<void> {
  const slots = [7, 30, 60].map((minutes) => Math.ceil((end + minutes * 60_000) / 900_000) * 900_000);
  const holders = ['Nguyễn Thị Lan', 'H’Nguyệt Niê', 'Trần Văn Ẩn'];
  for (const [index, at] of slots.entries()) await send(hall, {type: 'book', service: 'A', at, holder: holders[index]});
  await page.getByText('Lịch hẹn').first().waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Đã đến, cấp số'}).click();
  await page.waitForTimeout(1500);
}

/** Opens counter 4 once more and calls: the rating screens after this want somebody there. */
async function callAgain(page: Page, hall: TestServer): Promise<void> {
  await send(hall, {type: 'openCounter', counter: '4'}).catch(() => undefined); // it may be open
  await send(hall, {type: 'callNext', counter: '4'}).catch(() => undefined); // it may hold somebody
  await page.waitForTimeout(1500);
}

async function setAside(page: Page, hall: TestServer): Promise<void> {
  await send(hall, {type: 'callNext', counter: '7'}).catch(() => undefined); // it may hold somebody
  await send(hall, {type: 'park', counter: '7', ticket: await start(hall, '7'), note: 'bổ sung bản sao', minutes: 10});
  await page.waitForTimeout(1500);
}

async function showKeys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.waitForTimeout(500);
}

async function takeNumber(page: Page): Promise<void> {
  await page.evaluate(() => (window.print = () => undefined));
  await confirmService(page);
  await page.getByRole('button', {name: 'Lấy số', exact: true}).click();
  await page.waitForTimeout(1500);
}

async function chooseField(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Tư pháp'}).click();
  await page.waitForTimeout(1200);
}

async function confirmService(page: Page): Promise<void> {
  await chooseField(page);
  await page.getByRole('button', {name: 'Hộ tịch'}).click();
  await page.waitForTimeout(1200);
}

async function typeCode(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Tôi có lịch hẹn'}).click();
  for (const key of 'K7MX') await page.getByRole('button', {name: key, exact: true}).click();
  await page.waitForTimeout(1200);
}

async function makeAccessible(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Trợ năng'}).click();
  await page.waitForTimeout(1200);
}

async function finishService(page: Page, hall: TestServer): Promise<void> {
  await finish(hall, '4');
  await page.waitForTimeout(1500);
}

async function rate(page: Page, hall: TestServer): Promise<void> {
  await finish(hall, '2');
  await page.locator('input[type=radio]').nth(3).waitFor({state: 'attached'});
  await page.locator('label.level').nth(3).click();
  await page.waitForTimeout(4500);
}

/** Calls the next person to a counter and serves them, so that its pad asks. */
async function serveNext(hall: TestServer, counter: string): Promise<void> {
  await finish(hall, counter).catch(() => undefined); // it may hold nobody
  await send(hall, {type: 'callNext', counter});
  await finish(hall, counter);
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

/** A low score and a reason: beside the picture of the thanks for a high one, whoever compares sees what differs. */
async function rateLow(page: Page, hall: TestServer): Promise<void> {
  await serveNext(hall, '2');
  await page.locator('label.level').first().click();
  await page.getByRole('checkbox', {name: 'Thời gian chờ'}).check({timeout: 20_000});
  await page.waitForTimeout(600);
}

async function openStaffPanel(page: Page): Promise<void> {
  await page.mouse.move(20, 20);
  await page.mouse.down();
  await page.waitForTimeout(7000);
  await page.mouse.up();
  for (const key of [...'2468', 'Mở']) await page.getByRole('button', {name: key, exact: true}).click();
  await page.waitForTimeout(1000);
}

async function beginSurvey(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Bắt đầu'}).click();
  await page.waitForTimeout(800);
}

async function writeFeedback(page: Page): Promise<void> {
  await page.getByText('Góp ý', {exact: true}).last().click();
  await page
    .getByLabel('Nội dung')
    .fill('Sảnh chờ thiếu ghế vào buổi sáng thứ Hai. Đề nghị thêm ghế cho người cao tuổi.');
  await page.getByRole('button', {name: 'Gửi', exact: true}).click();
  await page.waitForTimeout(1500);
}

async function search(page: Page): Promise<void> {
  await page.locator('input[type=search], input[type=text]').first().fill('dang ky khai sinh');
  await page.waitForTimeout(800);
}

async function shoot(browser: Browser, hall: TestServer, shot: Shot): Promise<void> {
  const [width, height] = shot.size;
  const context = await browser.newContext({
    viewport: {width, height},
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const path = shot.path
    .replace('kiosk=TOKEN', `kiosk=${hall.tokens.kiosk}`)
    .replace('counter=TOKEN', `counter=${hall.tokens.counter}`);
  const page = await open(context, hall.url + path);
  await shot.act?.(page, hall);
  if (shot.print) await page.emulateMedia({media: 'print'});
  await page.screenshot({path: `${folder}/${shot.name}.png`, fullPage: shot.print ?? false});
  console.log(`${folder}/${shot.name}.png ${width}×${height}`);
  await context.close();
}

const wanted = process.argv.slice(2);
mkdirSync(folder, {recursive: true});
const screens = await buildScreens();
const hall = await startTestServer({clock: now, screens, hall: {devices: expectedDevices}});
const browser = await launchBrowser();
try {
  await playAfternoon(
    (minutesBefore) => (clock.base = end - minutesBefore * 60_000),
    (command) => send(hall, command),
  );
  await reportDevices(
    hall.hall,
    editionOf(edition, screens),
    (minutesBefore) => (clock.base = end - minutesBefore * 60_000),
  );
  Object.assign(clock, {started: Date.now(), running: true});
  for (const shot of shots) if (wanted.length === 0 || wanted.includes(shot.name)) await shoot(browser, hall, shot);
} finally {
  await browser.close();
  await hall.stop();
}
