import {ConfigError} from './config.ts';
import {DatabaseInUse} from './database.ts';
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

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

/** Runs a start; what a person can mend is said in a sentence and not in a stack. */
export async function orExplain<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof DatabaseInUse) console.error(error.message);
    else if (isTaken(error)) {
      console.error('The port is taken by another program, or not allowed. Choose another one: PORT=8081 npm start');
    } else console.error(error);
    process.exit(1);
  }
}
