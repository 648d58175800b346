/*
 * The log of things to send: a file in the origin's private file system, one for each tab, written here because the
 * only file handle that can be flushed to the disk lives in a worker. This file stands alone: it imports nothing, so
 * that any bundler and any page can serve it as it is.
 *
 * A line is the CRC-32 of a row's JSON in eight hexadecimal digits, a space, the JSON. A line torn by a power cut
 * fails its checksum and is skipped; the lines before it are good.
 */
/** The handle that flushes; TypeScript's library for pages leaves it out. */
interface SyncHandle {
  getSize(): number;
  read(bytes: Uint8Array, options: {at: number}): number;
  write(bytes: Uint8Array, options: {at: number}): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface Request {
  call: number;
  action: 'open' | 'append' | 'adopt' | 'compact' | 'close';
  folder: string;
  rows: unknown[];
}

interface OwnFile {
  handle: SyncHandle;
  name: string;
  size: number;
}

let folder: FileSystemDirectoryHandle;
let own: OwnFile | null = null;
/**
 * An empty file that the next rewriting goes into. The two take turns, and a start goes on with those it finds: a file's
 * contents are on the disk when `flush` returns, but its place in the folder only half a minute after it was made, and a
 * power cut before that takes the file with it.
 */
let spare: OwnFile | null = null;
/** Logs of dead tabs, held open until their rows stand in our own. */
let orphans: OwnFile[] = [];

const table = Uint32Array.from({length: 256}, (_, place) => {
  let value = place;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksum(text: string): string {
  let value = -1;
  for (const byte of new TextEncoder().encode(text)) value = table[(value ^ byte) & 255]! ^ (value >>> 8);
  return ((value ^ -1) >>> 0).toString(16).padStart(8, '0');
}

/** Among many lines: still at work. A log that is long is not one that hangs. */
function beat(place: number): void {
  if (place % 1000 === 999) postMessage({call: 0});
}

function lines(rows: unknown[]): Uint8Array<ArrayBuffer> {
  const text = rows.map((row, place) => {
    beat(place);
    const json = typeof row === 'string' ? row : JSON.stringify(row); // a text is a line kept as it was
    return `${checksum(json)} ${json}\n`;
  });
  return new TextEncoder().encode(text.join(''));
}

/** The JSON of the sound lines. Whoever asked for it reads it: it may be a newer version's. */
function rowsOf(text: string): string[] {
  return text.split('\n').flatMap((line, place) => {
    beat(place);
    const json = line.slice(9);
    return line.length < 10 || line.slice(0, 8) !== checksum(json) ? [] : [json];
  });
}

function openFile(file: FileSystemFileHandle): Promise<SyncHandle> {
  return (file as FileSystemFileHandle & {createSyncAccessHandle(): Promise<SyncHandle>}).createSyncAccessHandle();
}

function readAll(handle: SyncHandle): string[] {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, {at: 0});
  return rowsOf(new TextDecoder().decode(bytes));
}

/** A new file of our own. Its name is random: whoever adopts orphans may seize it between its making and its opening. */
async function createFile(): Promise<OwnFile> {
  for (let attempt = 1; ; attempt++) {
    const name = `${Date.now()}-${crypto.getRandomValues(new Uint32Array(2)).join('')}.log`;
    try {
      const file = await folder.getFileHandle(name, {create: true});
      return {name, handle: await openFile(file), size: 0};
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

function write(file: OwnFile, rows: unknown[]): void {
  const bytes = lines(rows);
  const {handle, size} = file;
  try {
    if (handle.write(bytes, {at: size}) !== bytes.length) throw new DOMException('Cut short.', 'QuotaExceededError');
    handle.flush();
  } catch (error) {
    handle.truncate(size); // what was not acknowledged must not stay in the way
    throw error;
  }
  file.size += bytes.length;
}

/** Emptied before it is removed: nobody can adopt old rows in between. */
async function discard(file: OwnFile): Promise<void> {
  try {
    file.handle.truncate(0);
    file.handle.close();
    await folder.removeEntry(file.name);
  } catch {
    // An empty file, or one that is gone already, harms nobody.
  }
}

/** Whether a file still is in the folder: a clearing of the site's data takes it out from under its handle. */
async function isThere(file: OwnFile | null): Promise<boolean> {
  return file !== null && (await folder.getFileHandle(file.name).then(Boolean, () => false));
}

/** Goes on after the last whole line: a power cut may have torn the one behind it. */
function resume(handle: SyncHandle, name: string): OwnFile {
  const bytes = new Uint8Array(handle.getSize());
  handle.read(bytes, {at: 0});
  const size = bytes.lastIndexOf(10) + 1;
  if (size < bytes.length) handle.truncate(size);
  return {handle, name, size};
}

/** Takes a written and an empty file whose tab is gone; what is missing is made. */
async function settle(): Promise<void> {
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || (own && spare)) continue;
    const file = entry as FileSystemFileHandle;
    const handle = await openFile(file).catch(() => null); // a living tab's
    if (!handle) continue;
    const empty = handle.getSize() === 0;
    if (empty && !spare) spare = {handle, name: file.name, size: 0};
    else if (!empty && !own) own = resume(handle, file.name);
    else handle.close();
  }
  own ??= await createFile();
  spare ??= await createFile().catch(() => null);
}

/** Reads the logs of all tabs, and goes on with one of them or starts one for this tab. */
async function open(path: string): Promise<string[]> {
  folder = await navigator.storage.getDirectory();
  for (const name of ['mot-cua', path]) folder = await folder.getDirectoryHandle(name, {create: true});
  const rows: string[][] = [];
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file') continue;
    try {
      rows.push(rowsOf(await (await (entry as FileSystemFileHandle).getFile()).text()));
    } catch {
      // Its tab is writing or removing it just now; that tab's rows also stand in the database.
    }
  }
  await settle();
  return rows.flat();
}

function append(rows: unknown[]): number {
  if (!own) throw new DOMException('The log is not open.', 'InvalidStateError');
  write(own, rows);
  return own.size;
}

/** Takes over the logs that no living tab holds open, and reads them. They stay until the next `compact`. */
async function adopt(): Promise<string[]> {
  const rows: string[][] = [];
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || entry.name === own?.name) continue;
    try {
      const handle = await openFile(entry as FileSystemFileHandle);
      orphans.push({handle, name: entry.name, size: handle.getSize()});
      rows.push(readAll(handle));
    } catch {
      // A living tab's.
    }
  }
  return rows.flat();
}

/** Writes the rows into the other log, and only when that is on the disk empties the old one and removes the adopted ones. */
async function compact(rows: unknown[]): Promise<number> {
  const fresh = spare && (await isThere(spare)) ? spare : await createFile();
  spare = null;
  try {
    write(fresh, rows);
  } catch (error) {
    spare = fresh;
    throw error;
  }
  const old = own;
  const adopted = orphans;
  own = fresh;
  orphans = [];
  if (old && (await isThere(old))) spare = emptied(old);
  else old?.handle.close();
  for (const file of adopted) await discard(file);
  return fresh.size;
}

function emptied(file: OwnFile): OwnFile {
  file.handle.truncate(0);
  file.handle.flush();
  return {...file, size: 0};
}

function close(): void {
  for (const file of [own, spare, ...orphans]) file?.handle.close();
  own = spare = null;
  orphans = [];
}

function act({action, folder: path, rows}: Request): unknown {
  if (action === 'open') return open(path);
  if (action === 'append') return append(rows);
  if (action === 'adopt') return adopt();
  if (action === 'compact') return compact(rows);
  return close();
}

/** One after another: an append that is asked for after a compaction lands in the new file. */
let queue = Promise.resolve();
addEventListener('message', ({data}: MessageEvent<Request>) => {
  queue = queue.then(async () => {
    try {
      postMessage({call: data.call, value: await act(data)});
    } catch (error) {
      postMessage({call: data.call, error: error instanceof Error ? error.name : String(error)});
    }
  });
});

export {};
