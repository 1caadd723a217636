/**
 * What is stored in this browser. The vault holds bytes and no key, and overwrites nothing that it could not read.
 *
 * [Note: Two copies] Every commit goes to IndexedDB and to a mirror in the origin-private file system; opening the vault uses the newest
 * good copy and repairs the other.
 *
 * [Note: First copy first] IndexedDB is written first, in one transaction that has ended when the disk has it. So a worker, a browser or a
 * computer that stops at any moment after it loses nothing of the commit: the next opening finds the newer first copy, and writes the
 * mirror. A commit that somebody waits for may go on then (`enough`). The mirror gets it right afterwards, before the next commit begins.
 */
import { isWalletError, WalletError } from '../lib/errors.ts';
import { nextTask } from '../lib/next-task.ts';
import { createQueue } from '../lib/queue.ts';
import { vault as t } from '../locales/en/vault.ts';
import type { Database, Mirror } from './copy.ts';
import { changeImage, createImage } from './digest.ts';
import { toStorageError } from './failure.ts';
import type { Health } from './health.ts';
import { decodeImage, encodeImage } from './image.ts';
import { checkMirror, type Opened, openCopies } from './open.ts';
import {
  applyChanges,
  type Change,
  type Expectation,
  ensureExpected,
  keysWith,
  noRows,
  type Row,
  type Rows,
  type Table,
} from './table.ts';

export type { Change, Expectation, Table } from './table.ts';

export type Enough = 'both-copies' | 'first-copy';

export interface Vault {
  /** A copy of the row's bytes, which the caller may wipe; `null` for an absent row. @throws WalletError storage-broken, newer-version */
  get(table: Table, key: string): Promise<Uint8Array | null>;
  /** Rows whose key begins with `prefix`, sorted by key. @throws WalletError storage-broken, newer-version */
  list(table: Table, prefix: string): Promise<Row[]>;
  /**
   * All changes or none; resolves when both copies hold them, or when the first one does where that is `enough`. If the second copy
   * cannot be written then, the commit stands, `health` says so, and the next commit writes that copy anew.
   * @param enough see [Note: First copy first]; not for a deletion, which has to be gone from both copies when it is done
   * @throws WalletError stale when an expectation does not hold, storage-full, storage-broken, newer-version
   */
  commit(changes: readonly Change[], expect?: readonly Expectation[], enough?: Enough): Promise<void>;
  health(): Health;
  /** Removes everything from both copies; also the way out of `broken`. */
  wipe(): Promise<void>;
  /** The whole state as bytes that `importAll` takes. */
  exportAll(): Promise<Uint8Array>;
  /** Replaces everything by an export. @throws WalletError bad-encoding, newer-version */
  importAll(bytes: Uint8Array): Promise<void>;
}

export interface VaultDependencies {
  database: Database;
  mirror: Mirror;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /**
   * The mirror was read since the browser started: for the opening it is enough that its newest files name the digest of the database.
   * All of it is read soon afterwards.
   */
  isKnown?: Promise<boolean>;
  /** Does something a little later, when whoever waits for the vault has it. */
  later?: (act: () => void) => void;
}

const NO = Promise.resolve(false);

/** Opens both copies, repairs the worse from the better, and answers from memory afterwards. Never rejects: see `health`. */
export async function createVault({
  database,
  mirror,
  clock = Date.now,
  isKnown = NO,
  later = (act) => void setTimeout(act, 5_000),
}: VaultDependencies): Promise<Vault> {
  let state = await openCopies(database, mirror, clock(), isKnown);
  /** Highest generation ever tried: a failed write may still have reached the disk. */
  let lastGeneration = state.kind === 'open' ? state.image.generation : 0;
  const inTurn = createQueue();
  if (state.kind === 'open' && state.isMirrorUnread)
    later(
      () =>
        void inTurn(async () => {
          if (state.kind === 'open') state = { ...state, health: await checkMirror(state.image, mirror, clock()) };
        }),
    );
  /** Commits in the queue; they are written together, if the same is enough for them. */
  let batch: { jobs: Job[]; enough: Enough } | null = null;

  function opened(): Opened & { kind: 'open' } {
    if (state.kind === 'shut') throw new WalletError(state.code, state.reason);
    return state;
  }

  /** Writes the changes to both copies. When the second write fails, it undoes the first, unless somebody was told of that one. */
  async function writeBoth(rows: Rows, changes: readonly Change[], onFirst: (() => void) | null): Promise<void> {
    const before = opened().image;
    const after = await changeImage(before, ++lastGeneration, rows, changes);
    try {
      await database.write(after, changes, before.generation);
    } catch (error) {
      if (isWalletError(error, 'stale')) {
        state = await openCopies(database, mirror, clock(), NO);
        if (state.kind === 'open') lastGeneration = Math.max(lastGeneration, state.image.generation);
      }
      throw toStorageError(error);
    }
    if (onFirst !== null) {
      state = { kind: 'open', image: after, health: opened().health };
      onFirst();
      // What goes on now has the first turn: the second copy is work, too.
      await nextTask();
    }
    try {
      await mirror.write(after, changes, before.generation);
    } catch (error) {
      const failure = toStorageError(error);
      if (onFirst !== null) {
        state = { kind: 'open', image: after, health: { kind: 'one-copy', reason: failure.message } };
        return;
      }
      const restored = await changeImage(before, ++lastGeneration, before.rows, []);
      const undone = await database.write(restored, reverse(before.rows, changes), after.generation).then(
        () => true,
        () => false,
      );
      state = { kind: 'open', image: undone ? restored : after, health: { kind: 'one-copy', reason: failure.message } };
      throw failure;
    }
    const health = opened().health;
    state = { kind: 'open', image: after, health: health.kind === 'one-copy' ? { kind: 'ok' } : health };
  }

  /** Checks each job's expectations against the rows after the jobs before it. */
  async function writeBatch(jobs: readonly Job[], enough: Enough): Promise<void> {
    const accepted: Job[] = [];
    const resolveAll = () => {
      for (const job of accepted) job.resolve();
    };
    try {
      let rows = opened().image.rows;
      for (const job of jobs) {
        try {
          ensureExpected(rows, job.expect);
        } catch (error) {
          job.reject(error);
          continue;
        }
        rows = applyChanges(rows, job.changes);
        accepted.push(job);
      }
      const changes = needed(
        opened().image.rows,
        accepted.flatMap((job) => job.changes),
      );
      if (changes.length > 0) await writeBoth(rows, changes, enough === 'first-copy' ? resolveAll : null);
      resolveAll();
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
  }

  /** Replaces the whole state. The first copy decides, so a stop half way leaves the old state or the new one. */
  function replaceAll(rows: Rows): Promise<void> {
    batch = null;
    return inTurn(async () => {
      // An unreadable copy may have any generation; a time in milliseconds is greater than every count.
      lastGeneration = state.kind === 'open' ? lastGeneration + 1 : Math.max(lastGeneration + 1, clock());
      const image = await createImage(lastGeneration, rows);
      try {
        await database.replace(image);
        state = { kind: 'open', image, health: { kind: 'one-copy', reason: t.secondCopyUnderWay } };
        await mirror.clear();
        await mirror.write(image, [], null);
      } catch (error) {
        throw toStorageError(error);
      }
      state = { kind: 'open', image, health: { kind: 'ok' } };
    });
  }

  return {
    async get(table, key) {
      return opened().image.rows.get(table)?.get(key)?.slice() ?? null;
    },
    async list(table, prefix) {
      const rows = opened().image.rows.get(table) ?? new Map<string, Uint8Array>();
      return keysWith(rows, prefix).map((key) => ({ key, value: (rows.get(key) as Uint8Array).slice() }));
    },
    commit(changes, expect = [], enough = 'both-copies') {
      const own = { changes: changes.map(ownChange), expect: expect.map(ownChange) };
      const open = batch?.enough === enough ? batch : { jobs: [], enough };
      if (batch !== open) {
        batch = open;
        void inTurn(() => {
          if (batch === open) batch = null;
          return writeBatch(open.jobs, enough);
        });
      }
      return new Promise((resolve, reject) => open.jobs.push({ ...own, resolve, reject }));
    },
    health: () => (state.kind === 'open' ? state.health : { kind: 'broken', reason: state.reason }),
    wipe: () => replaceAll(noRows()),
    async exportAll() {
      return encodeImage(opened().image);
    },
    async importAll(bytes) {
      const reading = await decodeImage(bytes);
      if (reading.kind === 'newer') throw new WalletError('newer-version', t.importOfNewerVersion);
      if (reading.kind !== 'good') throw new WalletError('bad-encoding', t.notAnExport);
      await replaceAll(reading.image.rows);
    },
  };
}

interface Job {
  changes: readonly Change[];
  expect: readonly Expectation[];
  resolve(): void;
  reject(reason: unknown): void;
}

/** Copies the change, so that the caller may wipe its bytes as soon as `commit` has returned. */
const ownChange = (change: Change): Change => ({ ...change, value: change.value?.slice() ?? null });

/** Without deletions of rows that are not there, of which many commits have one. */
function needed(before: Rows, changes: readonly Change[]): Change[] {
  const nameOf = ({ table, key }: Change) => `${table}/${key}`;
  const put = new Set(changes.filter(({ value }) => value !== null).map(nameOf));
  return changes.filter(
    (change) => change.value !== null || put.has(nameOf(change)) || before.get(change.table)?.has(change.key),
  );
}

/** The changes that undo `changes` and lead back to `rows`. */
const reverse = (rows: Rows, changes: readonly Change[]): Change[] =>
  changes.map(({ table, key }) => ({ table, key, value: rows.get(table)?.get(key) ?? null }));
