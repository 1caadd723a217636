/** The database over fake-indexeddb: atomic writes, damage, versions. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { isWalletError } from '../lib/errors.ts';
import type { Database, Image } from './copy.ts';
import { createDatabase } from './database.ts';
import { createImage } from './digest.ts';
import { applyChanges, type Change, noRows } from './table.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const change = (key: string, ...values: number[]): Change => ({ table: 'boxes', key, value: Uint8Array.from(values) });
const imageOf = (generation: number, ...changes: Change[]): Promise<Image> =>
  createImage(generation, applyChanges(noRows(), changes));

/** Content of table *boxes*, or the kind of reading when there is none. */
async function boxesOf(database: Database): Promise<unknown> {
  const reading = await database.read();
  if (reading.kind !== 'good') return reading.kind;
  return [...(reading.image.rows.get('boxes') ?? [])].map(([key, value]) => [key, ...value]);
}

describe('database', () => {
  it('is missing before the first write', async () => {
    expect(await createDatabase().read()).toEqual({ kind: 'missing' });
  });

  it('writes differences and reads the whole, in this and in the next connection', async () => {
    const database = createDatabase();
    await database.write(await imageOf(1, change('a', 1), change('b', 2)), [change('a', 1), change('b', 2)], 0);
    await database.write(await imageOf(2, change('b', 3)), [{ ...change('a'), value: null }, change('b', 3)], 1);
    for (const connection of [database, createDatabase()]) expect(await boxesOf(connection)).toEqual([['b', 3]]);
    const reading = await database.read();
    expect(reading.kind === 'good' && reading.image.generation).toBe(2);
  });

  it('writes everything where another generation is stored, and refuses where a newer one is', async () => {
    const database = createDatabase();
    await database.write(await imageOf(5, change('a', 1)), [change('a', 1)], 0);
    await expect(database.write(await imageOf(5, change('b', 1)), [change('b', 1)], 4)).rejects.toSatisfy((error) =>
      isWalletError(error, 'stale'),
    );
    expect(await boxesOf(database)).toEqual([['a', 1]]);
    await database.write(await imageOf(9, change('c', 1)), [], 8);
    expect(await boxesOf(database)).toEqual([['c', 1]]);
  });

  it('sees a changed row, a lost row, a foreign row and a lost head', async () => {
    const damages: ((raw: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>)[] = [
      (raw) => raw.put('boxes', Uint8Array.of(9), 'a'),
      (raw) => raw.delete('boxes', 'a'),
      (raw) => raw.put('settings', Uint8Array.of(9), 'x'),
      (raw) => raw.put('boxes', 'text', 'a'),
      (raw) => raw.delete('head', 'head'),
      (raw) => raw.put('head', { generation: 2, digest: new Uint8Array(32) }, 'head'),
      (raw) => raw.put('head', 'text', 'head'),
    ];
    for (const damage of damages) {
      globalThis.indexedDB = new IDBFactory();
      const database = createDatabase();
      await database.write(await imageOf(1, change('a', 1)), [change('a', 1)], 0);
      const raw = await openDB('vault');
      await damage(raw);
      raw.close();
      expect((await database.read()).kind).toBe('broken');
      await database.replace(await imageOf(3, change('z', 1)));
      expect(await boxesOf(database)).toEqual([['z', 1]]);
    }
  });

  it('changes nothing when one of the writes fails', async () => {
    const database = createDatabase();
    await database.write(await imageOf(1, change('a', 1)), [change('a', 1)], 0);
    const uncloneable = { ...change('b'), value: (() => 0) as unknown as Uint8Array };
    await expect(database.write(await imageOf(2, change('a', 2)), [change('a', 2), uncloneable], 1)).rejects.toThrow();
    expect(await boxesOf(database)).toEqual([['a', 1]]);
    await database.write(await imageOf(3, change('a', 3)), [change('a', 3)], 1);
    expect(await boxesOf(database)).toEqual([['a', 3]]);
  });

  it('does not touch what a newer version wrote, until it is told to replace it', async () => {
    (await openDB('vault', 99, { upgrade: (raw) => raw.createObjectStore('future') })).close();
    const database = createDatabase();
    expect(await database.read()).toEqual({ kind: 'newer' });
    await expect(database.write(await imageOf(1), [], 0)).rejects.toThrow();
    expect((await openDB('vault')).version).toBe(99);
    globalThis.indexedDB = new IDBFactory();
    (await openDB('vault', 99, { upgrade: (raw) => raw.createObjectStore('future') })).close();
    const again = createDatabase();
    await again.replace(await imageOf(1, change('a', 1)));
    expect(await boxesOf(again)).toEqual([['a', 1]]);
  });

  it('gives way to a newer version that wants to open, and opens again for the next write', async () => {
    const database = createDatabase();
    await database.write(await imageOf(1, change('a', 1)), [change('a', 1)], 0);
    const newer = await openDB('vault', 2);
    newer.close();
    expect(await database.read()).toEqual({ kind: 'newer' });
  });
});
