import {resolve} from 'node:path';
import {loadSettings} from './config.ts';
import {orExplain, stopOnSignals} from './process.ts';
import {startServer} from './server.ts';

/*
 * One server process, for a supervisor or a test: `tsx demo/server/main.ts configuration [screens]`. When it listens
 * it prints one line of JSON with its address. The tokens are in the data folder, never on the wire.
 */
const [file = 'demo/hall.config.jsonc', screens] = process.argv.slice(2);

const server = await orExplain(() =>
  startServer({settings: loadSettings(file), screens: screens ? resolve(screens) : null}),
);
stopOnSignals(server);
console.log(JSON.stringify({url: server.url}));
