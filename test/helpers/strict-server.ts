import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** The policy under which every element must work. */
export const strictPolicy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html mot-cua";

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** Serves texts by path under the strict policy. Returns its address and the way to stop it. */
export async function serveStrictly(
  files: Readonly<Record<string, string>>,
): Promise<{url: string; stop: () => Promise<void>}> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const text = files[path];
    response.writeHead(text === undefined ? 404 : 200, {
      'content-type': `${types[path.split('.').pop() ?? ''] ?? 'text/html'}; charset=utf-8`,
      'content-security-policy': strictPolicy,
    });
    response.end(text ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
