/** The first copy, in IndexedDB (the only file that imports idb): a store per table, and one for the head, which always matches the rows. */
import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { equalBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';
import type { Database, Image, Reading } from './copy.ts';
import { createImage } from './digest.ts';
import { isFull } from './failure.ts';
import { migrate, SCHEMA_VERSION } from './schema.ts';
import { TABLES, type Table } from './table.ts';

/** Generation and digest of the rows, written in the same transaction. */
interface Head {
  generation: number;
  digest: Uint8Array;
}

const HEAD_STORE = 'head';
const HEAD_KEY = 'head';
const ALL_STORES = [...TABLES, HEAD_STORE];

type Writing = IDBPTransaction<unknown, string[], 'readwrite'>;

/** The copy in IndexedDB. It opens on first use, and again after the browser closed it. */
export function createDatabase(name = 'vault'): Database {
  let opened: Promise<IDBPDatabase> | null = null;

  function open(): Promise<IDBPDatabase> {
    opened ??= openDB(name, SCHEMA_VERSION, {
      upgrade: (database, from) => migrate(database, from),
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated: () => {
        opened = null;
      },
    }).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  /** Runs `work` in one transaction over these stores; resolves when the disk has it. */
  async function inTransaction<Value>(
    stores: readonly string[],
    work: (transaction: Writing) => Promise<Value>,
  ): Promise<Value> {
    const transaction = (await open()).transaction([...stores], 'readwrite', { durability: 'strict' });
    let value: Value;
    try {
      value = await work(transaction);
      // By itself it would end only after each answer to what was written has been heard.
      transaction.commit();
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // The transaction has aborted by itself, for the reason below.
      }
      const end = await transaction.done.then(
        () => null,
        (reason) => reason,
      );
      throw error instanceof WalletError ? error : (end ?? error);
    }
    await transaction.done;
    return value;
  }

  async function generationIn(transaction: Writing, from: number): Promise<number | undefined> {
    const head = (await transaction.objectStore(HEAD_STORE).get(HEAD_KEY)) as Head | undefined;
    if (head !== undefined && head.generation > from) throw new WalletError('stale', t.writtenMeanwhile);
    return head?.generation;
  }

  return {
    async read() {
      let database: IDBPDatabase;
      try {
        database = await open();
      } catch (error) {
        if (error instanceof DOMException && error.name === 'VersionError') return { kind: 'newer' };
        return { kind: 'broken', reason: t.cannotBeOpened };
      }
      try {
        return await readImage(database);
      } catch {
        return { kind: 'broken', reason: t.cannotBeRead };
      }
    },
    async write(image, changes, from) {
      // A transaction over few stores begins sooner. Each has the head, so two writers are one after the other.
      const stores = new Set<string>([...changes.map(({ table }) => table), HEAD_STORE]);
      const goesOn = await inTransaction([...stores], async (transaction) => {
        if ((await generationIn(transaction, from)) !== from) return false;
        for (const { table, key, value } of changes) {
          const store = transaction.objectStore(table);
          issue(value === null ? store.delete(key) : store.put(value, key));
        }
        putHead(transaction, image);
        return true;
      });
      if (goesOn) return;
      await inTransaction(ALL_STORES, async (transaction) => {
        await generationIn(transaction, from);
        writeAll(transaction, image);
      });
    },
    async replace(image) {
      const rewrite = (): Promise<void> =>
        inTransaction(ALL_STORES, async (transaction) => writeAll(transaction, image));
      try {
        await rewrite();
      } catch (error) {
        if (isFull(error)) throw error;
        // A database that cannot be written is deleted and created again.
        await opened?.then((database) => database.close()).catch(() => undefined);
        opened = null;
        await deleteDB(name);
        await rewrite();
      }
    },
  };
}

async function readImage(database: IDBPDatabase): Promise<Reading> {
  const transaction = database.transaction(ALL_STORES, 'readonly');
  const head = (await transaction.objectStore(HEAD_STORE).get(HEAD_KEY)) as Head | undefined;
  const tables = await Promise.all(
    TABLES.map(async (table) => {
      const store = transaction.objectStore(table);
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return [table, new Map(keys.map((key, at) => [key, values[at]]))] as const;
    }),
  );
  if (head === undefined) {
    const empty = tables.every(([, rows]) => rows.size === 0);
    return empty ? { kind: 'missing' } : { kind: 'broken', reason: t.headGone };
  }
  const rows = new Map(tables) as Map<Table, Map<string, Uint8Array>>;
  const image = await createImage(head.generation, rows);
  if (!equalBytes(image.digest, head.digest)) return { kind: 'broken', reason: t.digestWrong };
  return { kind: 'good', image };
}

function writeAll(transaction: Writing, image: Image): void {
  for (const table of TABLES) {
    const store = transaction.objectStore(table);
    issue(store.clear());
    for (const [key, value] of image.rows.get(table) ?? []) issue(store.put(value, key));
  }
  putHead(transaction, image);
}

function putHead(transaction: Writing, image: Image): void {
  const { generation, digest } = image;
  const head: Head = { generation, digest };
  issue(transaction.objectStore(HEAD_STORE).put(head, HEAD_KEY));
}

/** A failed request aborts its transaction, and the transaction's `done` rejects. */
const issue = (request: Promise<unknown>): void => void request.catch(() => undefined);
