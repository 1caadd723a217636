/**
 * What the extension stores in a profile: databases, the origin-private file system, both storage areas. Each of these runs in a page
 * of the extension that speaks to no worker, while no worker runs (`withoutWorker`), and comes to the same when it runs again.
 */
import type { Page } from '@playwright/test';

/** Empties every store. A copy that `keepStores` made stays. */
export const emptyStores = (page: Page): Promise<void> =>
  inPage(page, async ({ empty }) => {
    await empty();
  });

/** Makes a copy of databases, files and `storage.local`, in the profile itself: keys that cannot be exported are in it too. */
export const keepStores = (page: Page): Promise<void> =>
  inPage(page, async ({ openCopy, promised, readDatabases, readFiles }) => {
    const copy = {
      databases: await readDatabases(),
      files: await readFiles(),
      local: await chrome.storage.local.get(null),
    };
    const database = await openCopy();
    await promised(database.transaction('copy', 'readwrite').objectStore('copy').put(copy, 'copy'));
    database.close();
  });

/** Puts the copy in the place of whatever is stored. Session memory is empty afterwards. */
export const putBackStores = (page: Page): Promise<void> =>
  inPage(page, async ({ empty, openCopy, promised, writeDatabase, writeFile }) => {
    await empty();
    const database = await openCopy();
    const copy = await promised<Copy | undefined>(database.transaction('copy').objectStore('copy').get('copy'));
    database.close();
    if (copy === undefined) throw new Error('No copy of the stores was made.');
    for (const one of copy.databases) await writeDatabase(one);
    for (const file of copy.files) await writeFile(file);
    await chrome.storage.local.set(copy.local);
  });

interface Copy {
  databases: CopiedDatabase[];
  files: CopiedFile[];
  local: Record<string, unknown>;
}

interface CopiedDatabase {
  name: string;
  version: number;
  stores: { name: string; keyPath: string | string[] | null; autoIncrement: boolean; rows: [IDBValidKey, unknown][] }[];
}

interface CopiedFile {
  /** Folders and name. */
  path: string[];
  bytes: Uint8Array<ArrayBuffer>;
}

interface Tools {
  promised<Value>(request: IDBRequest<Value>): Promise<Value>;
  empty(): Promise<void>;
  openCopy(): Promise<IDBDatabase>;
  readDatabases(): Promise<CopiedDatabase[]>;
  writeDatabase(copied: CopiedDatabase): Promise<void>;
  readFiles(): Promise<CopiedFile[]>;
  writeFile(copied: CopiedFile): Promise<void>;
}

/** Runs `act` in the page with the tools, which are defined there. */
async function inPage(page: Page, act: (tools: Tools) => Promise<void>): Promise<void> {
  const tools = await page.evaluateHandle(pageTools);
  await tools.evaluate(act);
  await tools.dispose();
}

/** Runs in the page. */
function pageTools(): Tools {
  const COPY = 'kept-by-tests';
  type Folder = FileSystemDirectoryHandle & {
    values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
  };
  const root = async (): Promise<Folder> => (await navigator.storage.getDirectory()) as Folder;
  const promised = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const names = async (): Promise<string[]> =>
    (await indexedDB.databases()).flatMap(({ name }) => (name === undefined || name === COPY ? [] : [name]));

  async function readDatabase(name: string): Promise<CopiedDatabase> {
    const database = await promised(indexedDB.open(name));
    const stores: CopiedDatabase['stores'] = [];
    for (const each of database.objectStoreNames) {
      const store = database.transaction(each).objectStore(each);
      if (store.indexNames.length > 0) throw new Error(`The copy of ${name} would lack its indexes.`);
      const [keys, values] = await Promise.all([promised(store.getAllKeys()), promised(store.getAll())]);
      const rows = keys.map((key, index): [IDBValidKey, unknown] => [key, values[index]]);
      stores.push({ name: each, keyPath: store.keyPath, autoIncrement: store.autoIncrement, rows });
    }
    const { version } = database;
    database.close();
    return { name, version, stores };
  }

  async function readFolder(folder: Folder, path: string[]): Promise<CopiedFile[]> {
    const files: CopiedFile[] = [];
    for await (const entry of folder.values())
      if (entry.kind === 'directory') files.push(...(await readFolder(entry as Folder, [...path, entry.name])));
      else {
        const file = await (entry as FileSystemFileHandle).getFile();
        files.push({ path: [...path, entry.name], bytes: new Uint8Array(await file.arrayBuffer()) });
      }
    return files;
  }

  return {
    promised,
    async empty() {
      const folder = await root();
      for await (const { name } of folder.values()) await folder.removeEntry(name, { recursive: true });
      // `blocked` is not final: the deletion goes on as soon as the stopped worker's connection is closed.
      for (const name of await names()) await promised(indexedDB.deleteDatabase(name));
      await chrome.storage.local.clear();
      await chrome.storage.session.clear();
    },
    async openCopy() {
      const request = indexedDB.open(COPY, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('copy');
      return promised(request);
    },
    readDatabases: async () => Promise.all((await names()).map(readDatabase)),
    async writeDatabase({ name, version, stores }) {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        for (const { name: each, keyPath, autoIncrement, rows } of stores) {
          const store = request.result.createObjectStore(each, { keyPath, autoIncrement });
          for (const [key, value] of rows) keyPath === null ? store.add(value, key) : store.add(value);
        }
      };
      (await promised(request)).close();
    },
    readFiles: async () => readFolder(await root(), []),
    async writeFile({ path, bytes }) {
      let folder: FileSystemDirectoryHandle = await root();
      for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
      const stream = await (await folder.getFileHandle(path.at(-1) ?? '', { create: true })).createWritable();
      await stream.write(bytes);
      await stream.close();
    },
  };
}
