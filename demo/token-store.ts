/*
 * A machine's token in a store that a power cut does not empty: what is written into localStorage lies in memory for
 * seconds before it reaches the disk. Strict like everything else on this origin.
 */
const storeName = 'tokens';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('mot-cua demo', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store of tokens does not open.'));
  });
}

/** Keeps a token for good; where nothing can be kept the page runs on with what it was told. */
export async function keepToken(place: string, token: string): Promise<void> {
  try {
    const database = await opened();
    const work = database.transaction(storeName, 'readwrite', {durability: 'strict'});
    work.objectStore(storeName).put(token, place);
    work.oncomplete = work.onabort = () => database.close();
  } catch {
    // Private mode, or no room: staff pair it again.
  }
}

/** A token that was kept, or an empty string. */
export async function keptToken(place: string): Promise<string> {
  try {
    const database = await opened();
    return await new Promise<string>((resolve) => {
      const request = database.transaction(storeName).objectStore(storeName).get(place) as IDBRequest<unknown>;
      request.onsuccess = () => resolve(typeof request.result === 'string' ? request.result : '');
      request.onerror = () => resolve('');
      request.transaction!.oncomplete = () => database.close();
    });
  } catch {
    return '';
  }
}
