/** Many writers on one identity at once, in one process and in several: one is first, nobody loses what was confirmed. */
import { expect, it } from 'vitest';
import { bytesOf, ids, namesFreezeCode } from '../../keys/testing/identity.ts';
import { bareHex, randomBytes, utf8 } from '../../lib/bytes.ts';
import { testApp } from '../testing/app.ts';
import { author, beginAt, newIdentity, readAs, sendWrite, writeEntry } from '../testing/identity.ts';
import { describeStores, EVERY_LEVEL, type TestDatabase } from '../testing/stores.ts';
import { createLogCache } from './log-cache.ts';
import { removeNow } from './removal.ts';

const MANY = 200;
const target = (): string => `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`;
const receiptOf = ({ body }: { body: Record<string, unknown> }) => body.receipt as { sequence: number };

/** Two server processes on PostgreSQL; a SQLite file is one process's. */
async function apps(database: () => Promise<TestDatabase>) {
  const place = await database();
  const first = await testApp(await place.open());
  const both = place.kind === 'postgres' ? [first, await testApp(await place.open())] : [first];
  const identity = newIdentity();
  await beginAt(first, identity);
  return { app: (at: number) => both[at % both.length] as typeof first, identity, seed: identity.first.signingSeed };
}

describeStores(
  'Races',
  (database) => {
    it('of many writes of different boxes all are there, in one order', async () => {
      const { app, identity, seed } = await apps(database);
      const names = Array.from({ length: MANY }, target);
      const sent = await Promise.all(
        names.map((name, at) =>
          sendWrite(app(at), identity, seed, { boxes: [{ name, bytes: utf8(name), replaces: null }] }),
        ),
      );
      // In another process somebody can be first too often: then it is said, and nothing is there.
      const written = sent.filter(({ status }) => status === 200);
      expect(sent.every(({ status }) => status === 200 || status === 503)).toBe(true);
      expect(written.length).toBeGreaterThan(MANY / 4);
      const sequences = written.map((each) => receiptOf(each).sequence).sort((a, b) => a - b);
      expect(sequences).toEqual(written.map((_, at) => at + 2));
      const rows = await app(0).parts.store.all('SELECT name FROM boxes WHERE identity = ?', identity.id);
      const there = names.filter((_, at) => sent[at]?.status === 200);
      expect(rows.map((row) => row.name).sort()).toEqual(there.sort());
    });

    it('of many that replace one box one is first, and the others learn of it', async () => {
      const { app, identity, seed } = await apps(database);
      const name = target();
      const sent = await Promise.all(
        Array.from({ length: MANY }, (_, at) =>
          sendWrite(app(at), identity, seed, { boxes: [{ name, bytes: utf8(String(at)), replaces: null }] }),
        ),
      );
      expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(sent.filter(({ status }) => status === 412)).toHaveLength(MANY - 1);
    });

    it('of many next entries one is in the log', async () => {
      const { app, identity } = await apps(database);
      const sent = await Promise.all(
        Array.from({ length: 40 }, (_, at) => {
          const { action, own } = namesFreezeCode(identity.first, bytesOf(`code ${at}`));
          return writeEntry(app(at), { ...identity }, action, [author(identity.first), own]);
        }),
      );
      const written = sent.filter(({ status }) => status === 200);
      expect(written).toHaveLength(1);
      expect(sent.filter(({ status }) => status === 412)).toHaveLength(39);
      const { body } = await readAs(app(1), identity, identity.first.signingSeed, 'log?from=1');
      expect(body.entries).toHaveLength(1);
    });

    it('the same write, many times at once, is one write with one answer', async () => {
      const { app, identity, seed } = await apps(database);
      const draft = { key: randomBytes(16), boxes: [{ name: target(), bytes: utf8('once'), replaces: null }] };
      const sent = await Promise.all(Array.from({ length: 50 }, (_, at) => sendWrite(app(at), identity, seed, draft)));
      for (const each of sent) expect(each).toEqual(sent[0]);
      expect(sent[0]?.status).toBe(200);
      expect(receiptOf(sent[0] as { body: Record<string, unknown> }).sequence).toBe(2);
    });

    it('a read of an identity that is removed meanwhile finds none, and is no failure', async () => {
      const { app, identity } = await apps(database);
      const { store } = app(0);
      const all: typeof store.all = async (sql, ...values) => {
        await removeNow(store, identity.id);
        return store.all(sql, ...values);
      };
      const cache = createLogCache({ store: { ...store, all }, now: Date.now });
      expect(await cache.standingOf(identity.id)).toBe(null);
    });

    it('of many that begin one identity one is first', async () => {
      const { app } = await apps(database);
      const identity = newIdentity();
      const sent = await Promise.all(Array.from({ length: 30 }, (_, at) => beginAt(app(at), identity)));
      expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(sent.filter(({ status }) => status === 412)).toHaveLength(29);
    });
  },
  EVERY_LEVEL,
);
