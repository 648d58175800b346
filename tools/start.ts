/*
 * `npm start [configuration]`: builds the screens where need be, starts the reference hall and says where it is.
 * The tokens stand behind the `#` of the addresses: a browser never sends that part, and the server never serves it.
 */
import {resolve} from 'node:path';
import {loadSettings} from '../demo/server/config.ts';
import {orExplain, stopOnSignals} from '../demo/server/process.ts';
import {startServer, type RunningServer} from '../demo/server/server.ts';
import {buildScreens} from './screens-build.ts';

function lines({url, tokens, halls}: RunningServer): [what: string, address: string][] {
  const [first] = halls.values();
  const counter = first?.live.config.counters.find(({id}) => id === '3') ?? first?.live.config.counters[0];
  const at = `counter=${encodeURIComponent(counter?.id ?? '')}`;
  return [
    ['All screens', `${url}#kiosk=${tokens.kiosk}&counter=${tokens.counter}`],
    ['Ticket kiosk', `${url}kiosk.html#kiosk=${tokens.kiosk}`],
    [`Counter ${counter?.name ?? ''}`, `${url}counter.html?${at}#counter=${tokens.counter}`],
    ['Rating screen', `${url}pad.html?${at}#kiosk=${tokens.kiosk}`],
    ['Wall', `${url}wall.html`],
    ['Slides', `${url}slides.html`],
    ['Announcements', `${url}notices.html`],
    ['Devices', `${url}devices.html#counter=${tokens.counter}`],
    ['Public page', `${url}site.html`],
    ['Figures', `${url}report.html#manager=${tokens.manager}`],
    ['Comments', `${url}feedback.html`],
    ['Auditor', `${url}verify.html`],
  ];
}

const file = process.argv[2] ?? process.env['HALL_CONFIG'] ?? 'demo/hall.config.jsonc';

const server = await orExplain(async () => {
  const settings = loadSettings(file);
  return startServer({settings, screens: await buildScreens()});
});
stopOnSignals(server);

console.log(
  '\nThe hall is open. Begin with the first address; the parts behind # are keys, keep them to the office.\n',
);
for (const [what, address] of lines(server)) console.log(`  ${what.padEnd(14)} ${address}`);
console.log(`\n  Settings: ${file}. Database and keys: ${resolve(loadSettings(file).server.data)}. Stop: Ctrl+C.\n`);
