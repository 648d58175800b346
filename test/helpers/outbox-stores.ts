import type {BrowserContext, Page} from 'playwright-core';

/* Scripts that look into the stores of the outbox named `ratings`, or damage them; run in a page that has it closed. */

/** The folder of the logs. */
export const logFolder = `(async () => {
  let folder = await navigator.storage.getDirectory();
  for (const name of ['mot-cua', 'ratings']) folder = await folder.getDirectoryHandle(name);
  return folder;
})()`;

/**
 * The sound rows of all logs, as lines of JSON. A log that is being rewritten may vanish or change under the reader:
 * that is "not yet", `null`.
 */
export const linesInLogs = `(async () => {
  const lines = [];
  for await (const file of (await ${logFolder}).values()) {
    for (const line of (await (await file.getFile()).text()).split('\\n')) {
      try {
        JSON.parse(line.slice(9));
        lines.push(line.slice(9));
      } catch {
        // Torn, or just being written.
      }
    }
  }
  return lines;
})().catch((error) => {
  if (error.name === 'NotFoundError' || error.name === 'NotReadableError') return null;
  throw error;
})`;

/** How many items stand in the logs; -1 for "not yet". */
export const itemsInLogs = `${linesInLogs}.then((lines) =>
  lines ? new Set(lines.map((line) => JSON.parse(line)).filter((row) => row.state).map((row) => row.id)).size : -1)`;

/** All rows of the database. */
export const rowsInDatabase = `new Promise((resolve, reject) => {
  const request = indexedDB.open('mot-cua outbox ratings');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('rows').objectStore('rows').getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result);
    };
  };
})`;

/** How many items stand in the database. */
export const itemsInDatabase = `${rowsInDatabase}.then((rows) => rows.filter((row) => row.state).length)`;

/** A tab that has just closed may still hold it: then it goes a moment later. */
export const wipeDatabase = `new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('mot-cua outbox ratings');
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error);
})`;

export const wipeLogs = `(async () => {
  const folder = await ${logFolder};
  for await (const name of folder.keys()) await folder.removeEntry(name);
})()`;

/** Writes rows into the database, making it where there is none. */
export const intoDatabase = (rows: readonly unknown[]): string => `new Promise((resolve, reject) => {
  const request = indexedDB.open('mot-cua outbox ratings', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', {keyPath: 'id'});
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const writing = request.result.transaction('rows', 'readwrite', {durability: 'strict'});
    for (const row of ${JSON.stringify(rows)}) writing.objectStore('rows').put(row);
    writing.oncomplete = () => {
      request.result.close();
      resolve();
    };
  };
})`;

/** Writes lines into a log of a tab that is dead, as they are. */
export const intoLog = (lines: readonly string[]): string => `(async () => {
  let folder = await navigator.storage.getDirectory();
  for (const name of ['mot-cua', 'ratings']) folder = await folder.getDirectoryHandle(name, {create: true});
  const stream = await (await folder.getFileHandle('1-dead.log', {create: true})).createWritable();
  await stream.write(${JSON.stringify(lines.map((line) => `${line}\n`).join(''))});
  await stream.close();
})()`;

/** Corrupts a line of each log and tears its tail. */
export const tearLogs = `(async () => {
  const folder = await ${logFolder};
  for await (const file of folder.values()) {
    const text = await (await file.getFile()).text();
    const lines = text.trimEnd().split('\\n');
    if (lines.length < 2) continue;
    lines[1] = lines[1].replace('score', 'scare'); // fails its checksum
    const stream = await file.createWritable();
    await stream.write(lines.join('\\n').slice(0, -9)); // and a torn tail
    await stream.close();
  }
})()`;

/** Closes the tab and runs a script over what it left, before the next one opens. */
export async function damaged(page: Page, script: string): Promise<void> {
  const context = page.context();
  const {origin} = new URL(page.url());
  await page.close();
  await overStores(context, origin, script);
}

/** Runs a script over the stores while no outbox is open. */
export async function overStores<T>(context: BrowserContext, origin: string, script: string): Promise<T> {
  const bare = await context.newPage();
  await bare.goto(`${origin}/bare`);
  const answer = (await bare.evaluate(script)) as T;
  await bare.close();
  return answer;
}
