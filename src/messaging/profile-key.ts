/** A key of this browser profile: it lies on the disk, in a database of its own, and cannot be exported. */

const STORE = 'key';

const promised = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const read = (database: IDBDatabase): Promise<CryptoKey | undefined> =>
  promised(database.transaction(STORE).objectStore(STORE).get(STORE));

/** Made by the first call. @param name of its database @param make a key that cannot be exported */
export async function profileKey(
  factory: IDBFactory,
  name: string,
  make: () => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promised(request);
  try {
    const known = await read(database);
    if (known) return known;
    const made = await make();
    // `add`, not `put`: a second call uses the key that the first one stored.
    await promised(database.transaction(STORE, 'readwrite').objectStore(STORE).add(made, STORE)).catch(() => undefined);
    return (await read(database)) ?? made;
  } finally {
    database.close();
  }
}
