/*
 * `npx tsx tools/recording.ts`: docs/screens/hall.webm, most of an hour of a morning on the wall, at sixty times its
 * speed: the real server with a hurried clock, and a browser that films its own picture.
 */
import {writeFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import {launchBrowser} from '../test/helpers/browser.ts';
import {done, send} from '../test/helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../test/helpers/server.ts';
import {buildScreens} from './screens-build.ts';

const seconds = 50;
const speed = 60;
const began = Date.UTC(2026, 10, 23, 1, 10); // ten past eight in the morning in Ho Chi Minh City
const size = {width: 1280, height: 720};

/** Runs in the page that films: draws each picture and keeps the film. Text, because the runner would add helpers. */
const camera = `
  const canvas = Object.assign(document.createElement('canvas'), ${JSON.stringify(size)});
  const context = canvas.getContext('2d');
  const pieces = [];
  const film = new MediaRecorder(canvas.captureStream(12), {mimeType: 'video/webm;codecs=vp9', videoBitsPerSecond: 700_000});
  film.ondataavailable = ({data}) => pieces.push(data);
  window.draw = async (data) => {
    const image = new Image();
    image.src = 'data:image/jpeg;base64,' + data;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    if (film.state === 'inactive') film.start(1000);
  };
  window.end = () => new Promise((resolve) => {
    film.onstop = async () => {
      const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      resolve(btoa(text));
    };
    film.stop();
  });`;

/** One counter: calls, serves for some minutes of the hall, and calls again. */
async function officer(server: TestServer, counter: string, minutes: number, over: () => boolean): Promise<void> {
  await pause((Number(counter) - 1) * 1_100);
  while (!over()) {
    const answer = await send(server, {type: 'callNext', counter});
    if (answer.status === 'done' && answer.ticket) {
      const order = {counter, ticket: answer.ticket.id};
      await pause(500);
      await send(server, {type: 'start', ...order});
      await pause((minutes * 60_000) / speed);
      await send(server, {type: 'finish', ...order});
    } else await pause(500);
  }
}

async function people(server: TestServer, over: () => boolean): Promise<void> {
  for (let turn = 0; !over(); turn++) {
    await send(server, {type: 'issue', service: 'ABCDEABC'[turn % 8]!}, 'kiosk');
    await pause(650);
  }
}

async function film(wall: Page, recorder: Page, over: () => boolean): Promise<string> {
  await recorder.evaluate(camera);
  const session = await wall.context().newCDPSession(wall);
  let drawing: Promise<unknown> = Promise.resolve();
  session.on('Page.screencastFrame', ({data, sessionId}) => {
    void session.send('Page.screencastFrameAck', {sessionId});
    drawing = drawing.then(() => recorder.evaluate((picture) => window.draw(picture), data));
  });
  await session.send('Page.startScreencast', {format: 'jpeg', quality: 90, everyNthFrame: 1});
  while (!over()) await pause(100);
  await session.send('Page.stopScreencast');
  await drawing;
  return recorder.evaluate(() => window.end());
}

declare global {
  interface Window {
    draw(data: string): Promise<void>;
    end(): Promise<string>;
  }
}

const screens = await buildScreens();
const start = Date.now();
const clock = () => began + (Date.now() - start) * speed;
const server = await startTestServer({screens, clock, heartbeat: 1000, tickEvery: 500, hall: {hours: [], issuing: {}}});
const browser = await launchBrowser();
try {
  const counters = ['1', '2', '3', '4', '5', '6', '7'];
  for (const counter of counters) await done(server, {type: 'openCounter', counter});
  for (const service of 'AABBBCCCDE') await done(server, {type: 'issue', service}, 'kiosk');
  const wall = await browser.newPage({viewport: size});
  await wall.goto(`${server.url}wall.html?quiet`);
  await wall.locator('queue-board:state(live)').waitFor();
  const recorder = await browser.newPage();
  const end = Date.now() + seconds * 1000;
  const over = () => Date.now() > end;
  const work = counters.map((counter, index) => officer(server, counter, 5 + (index % 4), over));
  const [video] = await Promise.all([film(wall, recorder, over), people(server, over), ...work]);
  const bytes = Buffer.from(video, 'base64');
  writeFileSync('docs/screens/hall.webm', bytes);
  console.log(`docs/screens/hall.webm: ${seconds} s, ${(bytes.length / 1e6).toFixed(2)} MB`);
} finally {
  await browser.close();
  await server.stop();
}
process.exit();
