/**
 * The half of the session key that lies on the disk: an HMAC key that cannot be exported, in a database of its own.
 * Alone it opens nothing, and without it what session memory holds opens nothing either.
 */
const DATABASE = 'session-half';
const STORE = 'key';

function promised<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return promised(request);
}

async function loadKey(): Promise<CryptoKey> {
  const database = await openStore();
  try {
    const read = () => promised<CryptoKey | undefined>(database.transaction(STORE).objectStore(STORE).get(STORE));
    const known = await read();
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    // `add`, not `put`: a second call uses the key that the first one stored.
    await promised(database.transaction(STORE, 'readwrite').objectStore(STORE).add(made, STORE)).catch(() => undefined);
    return (await read()) ?? made;
  } finally {
    database.close();
  }
}

/** HMAC-SHA256 of the other half: 32 bytes. */
export function createSessionHalf(): (half: Uint8Array) => Promise<Uint8Array> {
  let key: Promise<CryptoKey> | null = null;
  return async (half) => {
    key ??= loadKey();
    return new Uint8Array(await crypto.subtle.sign('HMAC', await key, half.slice()));
  };
}
