import {ConfigError} from './config.ts';
import {DatabaseInUse, DatabaseUnusable} from './database.ts';
import type {RunningServer} from './server.ts';

/** Stops a server on SIGTERM and SIGINT: gently within three seconds, at once on a second signal. */
export function stopOnSignals(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 3000).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Why a server could not listen, for the person who started it; `undefined` where that was not it. */
function whyDeaf(error: unknown): string | undefined {
  const {syscall, code} = error as NodeJS.ErrnoException;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return 'The port is taken by another program, or not allowed. Choose another one: PORT=8081 npm start';
  }
  return `This computer has no such address to listen at (${code}). See "host" in the configuration.`;
}

function isForPeople(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof DatabaseInUse || error instanceof DatabaseUnusable;
}

/** Runs a start; what a person can mend is said in a sentence and not in a stack. */
export async function orExplain<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    console.error(isForPeople(error) ? error.message : (whyDeaf(error) ?? error));
    process.exit(1);
  }
}
