import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves a folder as the plainest static host does. Returns its address, which ends in a slash, and the way to stop it. */
export async function serveFolder(folder: string): Promise<{url: string; stop: () => void}> {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent((request.url ?? '/').split('?')[0]!));
    if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, {'content-type': types[extname(path)] ?? 'application/octet-stream'});
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
