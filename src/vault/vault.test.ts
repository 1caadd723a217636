/** The vault over copies in memory: commits, repair, and stops at every step. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWalletError } from '../lib/errors.ts';
import type { Database, Mirror } from './copy.ts';
import { TABLES } from './table.ts';
import { createMachine, type Stop, Stopped } from './testing/machine.ts';
import { createMemoryCopies, createMemoryVault, type MemoryCopies, reopenMemoryCopies } from './testing/memory.ts';
import { type Change, createVault, type Vault } from './vault.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const withCode = (code: string) => (error: unknown) => isWalletError(error) && error.code === code;

/** Everything a vault holds, as text that can be compared. */
async function contentOf(vault: Vault): Promise<string> {
  const lines: string[] = [];
  for (const table of TABLES)
    for (const { key, value } of await vault.list(table, '')) lines.push(`${table}/${key}=${[...value]}`);
  return lines.join('\n');
}

describe('rows', () => {
  it('gives back what was committed, and null for what is not there', async () => {
    const vault = await createMemoryVault();
    await vault.commit([{ table: 'log', key: '1', value: bytes(1, 2) }]);
    expect(await vault.get('log', '1')).toEqual(bytes(1, 2));
    expect(await vault.get('boxes', '1')).toBeNull();
    await vault.commit([{ table: 'log', key: '1', value: null }]);
    expect(await vault.get('log', '1')).toBeNull();
  });

  it('lists by prefix, sorted by key', async () => {
    const vault = await createMemoryVault();
    await vault.commit(
      ['b/2', 'a/9', 'a/10', 'ab'].map((key, at) => ({ table: 'boxes' as const, key, value: bytes(at) })),
    );
    expect((await vault.list('boxes', 'a/')).map((row) => row.key)).toEqual(['a/10', 'a/9']);
    expect((await vault.list('boxes', '')).map((row) => row.key)).toEqual(['a/10', 'a/9', 'ab', 'b/2']);
  });

  it('keeps its own bytes: the caller may wipe what it gave and what it got', async () => {
    const vault = await createMemoryVault();
    const given = bytes(5);
    const commit = vault.commit([{ table: 'local', key: 'k', value: given }]);
    given.fill(0);
    await commit;
    (await vault.get('local', 'k'))?.fill(0);
    (await vault.list('local', 'k'))[0]?.value.fill(0);
    expect(await vault.get('local', 'k')).toEqual(bytes(5));
  });

  it('refuses a commit whose expectation does not hold, and changes nothing', async () => {
    const vault = await createMemoryVault();
    await vault.commit([{ table: 'log', key: 'head', value: bytes(1) }]);
    const change: Change = { table: 'log', key: 'head', value: bytes(9) };
    for (const value of [null, bytes(2), bytes(1, 0)])
      await expect(vault.commit([change], [{ table: 'log', key: 'head', value }])).rejects.toSatisfy(withCode('stale'));
    expect(await vault.get('log', 'head')).toEqual(bytes(1));
    await vault.commit([change], [{ table: 'log', key: 'head', value: bytes(1) }]);
    expect(await vault.get('log', 'head')).toEqual(bytes(9));
  });

  it('keeps the order of a row that is put and deleted at once', async () => {
    for (const order of [
      [bytes(1), null],
      [null, bytes(1)],
    ]) {
      const copies = createMemoryCopies();
      const vault = await createVault(copies);
      await Promise.all(order.map((value) => vault.commit([{ table: 'log', key: 'k', value }])));
      const again = await createVault(reopenMemoryCopies(copies, createMachine()));
      expect([await again.get('log', 'k'), again.health().kind]).toEqual([order[1], 'ok']);
    }
  });

  it('judges commits made at once one after the other, and writes them together', async () => {
    const copies = createMemoryCopies();
    let writes = 0;
    const write: Mirror['write'] = (...all) => {
      writes++;
      return copies.mirror.write(...all);
    };
    const mirror: Mirror = { ...copies.mirror, write };
    const vault = await createVault({ database: copies.database, mirror });
    const absent = [{ table: 'log' as const, key: 'head', value: null }];
    const results = await Promise.allSettled([
      vault.commit([{ table: 'log', key: 'head', value: bytes(1) }], absent),
      vault.commit([{ table: 'log', key: 'head', value: bytes(2) }], absent),
      vault.commit([{ table: 'local', key: 'x', value: bytes(3) }]),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await vault.get('log', 'head')).toEqual(bytes(1));
    expect(await vault.get('local', 'x')).toEqual(bytes(3));
    expect(writes).toBe(1);
  });
});

describe('two copies', () => {
  const first: Change[] = [
    { table: 'log', key: '0', value: bytes(1, 1) },
    { table: 'boxes', key: 'g', value: bytes(7, 7, 7) },
  ];
  const second: Change[] = [
    { table: 'log', key: '1', value: bytes(2) },
    { table: 'boxes', key: 'g', value: null },
    { table: 'settings', key: 's', value: bytes(4) },
  ];

  async function filled(): Promise<{ copies: MemoryCopies; content: string }> {
    const copies = createMemoryCopies();
    const vault = await createVault(copies);
    await vault.commit(first);
    await vault.commit(second);
    return { copies, content: await contentOf(vault) };
  }

  /** The mirror file with the newest image. */
  const newestFile = (copies: MemoryCopies): string =>
    [...copies.files].sort(([, a], [, b]) => generation(b) - generation(a))[0]?.[0] as string;
  const generation = (image: Uint8Array): number =>
    Number(new DataView(image.buffer, image.byteOffset).getBigUint64(12));

  const damage = fc.record({ at: fc.nat(), flip: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
  function damaged(image: Uint8Array, how: { at: number; flip: number; cut: boolean }): Uint8Array {
    const at = how.at % image.length;
    if (how.cut) return image.slice(0, at);
    const copy = image.slice();
    copy[at] = (copy[at] as number) ^ how.flip;
    return copy;
  }

  it('repairs the database from the mirror, wherever it is broken', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const { copies, content } = await filled();
        copies.cell.bytes = damaged(copies.cell.bytes as Uint8Array, how);
        const vault = await createVault({ ...reopenMemoryCopies(copies, createMachine()), clock: () => 77 });
        expect(await contentOf(vault)).toBe(content);
        expect(vault.health()).toEqual({ kind: 'repaired', from: 'mirror', at: 77 });
        copies.files.clear();
        expect(await contentOf(await createVault(reopenMemoryCopies(copies, createMachine())))).toBe(content);
      }),
    );
  });

  it('repairs the mirror from the database, wherever either file is broken', async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.constantFrom('newest', 'both'), async (how, which) => {
        const { copies, content } = await filled();
        for (const name of which === 'both' ? [...copies.files.keys()] : [newestFile(copies)])
          copies.files.set(name, damaged(copies.files.get(name) as Uint8Array, how));
        const vault = await createVault(reopenMemoryCopies(copies, createMachine()));
        expect(await contentOf(vault)).toBe(content);
        copies.cell.bytes = null;
        expect(await contentOf(await createVault(reopenMemoryCopies(copies, createMachine())))).toBe(content);
      }),
    );
  });

  it('says that the last changes may be missing, where the database is gone and the newest file of the mirror damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const copies = createMemoryCopies();
        const vault = await createVault(copies);
        await vault.commit(first);
        // A record of the journal, which follows the image.
        await vault.commit([{ table: 'settings', key: 's', value: bytes(4) }]);
        const record = [...copies.files.keys()].find((name) => /\.1$/.test(name)) as string;
        copies.cell.bytes = null;
        copies.files.set(record, damaged(copies.files.get(record) as Uint8Array, how));
        const again = await createVault({ ...reopenMemoryCopies(copies, createMachine()), clock: () => 5 });
        expect(again.health()).toEqual({ kind: 'repaired', from: 'mirror', at: 5, lacks: true });
      }),
    );
  });

  it('repairs a copy that is gone', async () => {
    const { copies, content } = await filled();
    copies.cell.bytes = null;
    const fromMirror = await createVault({ ...reopenMemoryCopies(copies, createMachine()), clock: () => 5 });
    expect(fromMirror.health()).toEqual({ kind: 'repaired', from: 'mirror', at: 5 });
    copies.files.clear();
    const fromDatabase = await createVault({ ...reopenMemoryCopies(copies, createMachine()), clock: () => 6 });
    expect(fromDatabase.health()).toEqual({ kind: 'repaired', from: 'database', at: 6 });
    expect(await contentOf(fromDatabase)).toBe(content);
  });

  it('is broken when both are, reads and writes nothing, and keeps what is there until it is wiped', async () => {
    const { copies } = await filled();
    copies.cell.bytes = damaged(copies.cell.bytes as Uint8Array, { at: 60, flip: 1, cut: false });
    for (const [name, image] of copies.files) copies.files.set(name, damaged(image, { at: 60, flip: 1, cut: false }));
    const before = JSON.stringify([copies.cell.bytes, ...copies.files]);
    const vault = await createVault(reopenMemoryCopies(copies, createMachine()));
    expect(vault.health().kind).toBe('broken');
    await expect(vault.get('log', '0')).rejects.toSatisfy(withCode('storage-broken'));
    await expect(vault.list('log', '')).rejects.toSatisfy(withCode('storage-broken'));
    await expect(vault.commit(first)).rejects.toSatisfy(withCode('storage-broken'));
    await expect(vault.exportAll()).rejects.toSatisfy(withCode('storage-broken'));
    expect(JSON.stringify([copies.cell.bytes, ...copies.files])).toBe(before);
    await vault.wipe();
    expect(vault.health()).toEqual({ kind: 'ok' });
    await vault.commit(first);
    const again = await createVault(reopenMemoryCopies(copies, createMachine()));
    expect(await again.get('log', '0')).toEqual(bytes(1, 1));
    expect(again.health()).toEqual({ kind: 'ok' });
  });

  it('exports everything and takes it back, also into a broken one', async () => {
    const { copies, content } = await filled();
    const exported = await (await createVault(reopenMemoryCopies(copies, createMachine()))).exportAll();
    const fresh = await createMemoryVault();
    await fresh.importAll(exported);
    expect(await contentOf(fresh)).toBe(content);
    const broken = createMemoryCopies();
    broken.cell.bytes = bytes(1);
    const vault = await createVault(broken);
    await vault.importAll(exported);
    expect(await contentOf(vault)).toBe(content);
    await expect(vault.importAll(exported.slice(0, -1))).rejects.toSatisfy(withCode('bad-encoding'));
    expect(await contentOf(vault)).toBe(content);
  });

  it('leaves no old row in any copy after a wipe', async () => {
    const { copies } = await filled();
    const vault = await createVault(reopenMemoryCopies(copies, createMachine()));
    for (const key of ['x', 'y']) await vault.commit([{ table: 'boxes', key, value: bytes(7, 7, 7) }]);
    await vault.wipe();
    expect(await contentOf(vault)).toBe('');
    for (const stored of [copies.cell.bytes, ...copies.files.values()])
      expect(Buffer.from(stored as Uint8Array).includes(Buffer.from([7, 7, 7]))).toBe(false);
  });

  it('stopped at any step of any act, it opens as before or as after', async () => {
    const acts: Record<string, (vault: Vault) => Promise<void>> = {
      commit: (vault) => vault.commit(second),
      add: (vault) => vault.commit(second.filter(({ value }) => value !== null)),
      wipe: (vault) => vault.wipe(),
      import: async (vault) => {
        const other = await createMemoryVault();
        await other.commit([{ table: 'id-rows', key: 'other', value: bytes(8) }]);
        await vault.importAll(await other.exportAll());
      },
    };
    // The journal of the mirror ends with its 32nd record.
    for (const [name, act] of Object.entries(acts))
      for (const stop of ['before', 'half', 'after'] satisfies Stop[])
        for (const history of name === 'add' ? [0, 1, 2, 32, 33] : [0, 1, 2]) {
          const seen = await stopEverywhere(act, stop, history);
          expect(seen, `${name} ${stop} ${history}`).toBeGreaterThan(2);
        }

    /** Returns at how many steps it was stopped. */
    async function stopEverywhere(act: (vault: Vault) => Promise<void>, stop: Stop, history: number): Promise<number> {
      for (let at = 0; ; at++) {
        const machine = createMachine();
        const copies = createMemoryCopies(machine);
        const vault = await createVault(copies);
        for (let n = 0; n < history; n++)
          await vault.commit([{ table: 'log', key: '0', value: bytes(n) }, ...first.slice(1)]);
        const before = await contentOf(vault);
        machine.start(at, stop);
        const error = await act(vault).then(
          () => null,
          (reason) => reason as { cause?: unknown },
        );
        const ended = error === null;
        machine.start();
        if (history > 0 && (act === acts.commit || act === acts.add)) {
          const alone = await createVault({
            ...createMemoryCopies(machine),
            mirror: reopenMemoryCopies(copies, machine).mirror,
          });
          expect([before, await afterwards(act, history)]).toContain(await contentOf(alone));
        }
        const reopened = await createVault(reopenMemoryCopies(copies, machine));
        const content = await contentOf(reopened);
        const reference = await createVault(reopenMemoryCopies(copies, machine));
        expect(await contentOf(reference)).toBe(content);
        await reopened.commit([{ table: 'local', key: 'next', value: bytes(1) }]);
        expect(reopened.health().kind).not.toBe('one-copy');
        // What the act deleted is in no file any more once the wallet has been opened again.
        if (history > 0 && act === acts.commit && content === (await afterwards(act, history)))
          for (const [name, file] of copies.files)
            expect([name, Buffer.from(file).includes(Buffer.from([7, 7, 7]))]).toEqual([name, false]);
        if (ended) {
          expect(content).not.toBe(before === '' ? null : before);
          return at;
        }
        expect(error?.cause).toBeInstanceOf(Stopped);
        const after = await afterwards(act, history);
        expect([before, after]).toContain(content);
      }
    }

    async function afterwards(act: (vault: Vault) => Promise<void>, history: number): Promise<string> {
      const vault = await createMemoryVault();
      for (let n = 0; n < history; n++)
        await vault.commit([{ table: 'log', key: '0', value: bytes(n) }, ...first.slice(1)]);
      await act(vault);
      return contentOf(vault);
    }
  });
});

describe('a disk that refuses', () => {
  const full = () => new DOMException('no space', 'QuotaExceededError');

  it('says that it is full, keeps the state of before in both copies, and goes on when there is space', async () => {
    for (const failing of ['database', 'mirror'] as const) {
      const copies = createMemoryCopies();
      let refuse = false;
      const guarded = {
        ...copies,
        [failing]: {
          ...copies[failing],
          write: async (...args: [never, never, never]) => {
            if (refuse) throw full();
            await copies[failing].write(...args);
          },
        },
      };
      const vault = await createVault(guarded);
      await vault.commit([{ table: 'log', key: 'a', value: bytes(1) }]);
      refuse = true;
      const changes: Change[] = [
        { table: 'log', key: 'a', value: bytes(2) },
        { table: 'log', key: 'b', value: bytes(2) },
      ];
      await expect(vault.commit(changes)).rejects.toSatisfy(withCode('storage-full'));
      expect(await contentOf(vault)).toBe('log/a=1');
      expect(await contentOf(await createVault(reopenMemoryCopies(copies, createMachine())))).toBe('log/a=1');
      refuse = false;
      const later = await createVault(guarded);
      await later.commit(changes);
      expect(await contentOf(later)).toBe('log/a=2\nlog/b=2');
      expect(later.health()).toEqual({ kind: 'ok' });
    }
  });

  it('goes on in the same vault after the mirror refused once', async () => {
    const copies = createMemoryCopies();
    let refuse = true;
    const vault = await createVault({
      database: copies.database,
      mirror: {
        ...copies.mirror,
        write: async (...all) => {
          if (refuse) throw full();
          await copies.mirror.write(...all);
        },
      },
    });
    await expect(vault.commit([{ table: 'log', key: 'a', value: bytes(1) }])).rejects.toSatisfy(
      withCode('storage-full'),
    );
    expect(vault.health().kind).toBe('one-copy');
    refuse = false;
    await vault.commit([{ table: 'log', key: 'b', value: bytes(1) }]);
    expect(vault.health()).toEqual({ kind: 'ok' });
    for (const cell of [copies.cell, { bytes: null }]) {
      const reopened = await createVault(reopenMemoryCopies({ ...copies, cell }, createMachine()));
      expect(await contentOf(reopened)).toBe('log/b=1');
    }
  });

  it('goes on after the mirror refused between two commits: both copies have all of it', async () => {
    const copies = createMemoryCopies();
    let refuse = false;
    const write: Mirror['write'] = async (...all) => {
      if (refuse) throw full();
      await copies.mirror.write(...all);
    };
    const vault = await createVault({ database: copies.database, mirror: { ...copies.mirror, write } });
    await vault.commit([{ table: 'log', key: 'a', value: bytes(1) }]);
    refuse = true;
    await vault.commit([{ table: 'log', key: 'lost', value: bytes(1) }]).catch(() => undefined);
    refuse = false;
    await vault.commit([{ table: 'log', key: 'b', value: bytes(1) }]);
    const alone = await createVault(reopenMemoryCopies({ ...copies, cell: { bytes: null } }, createMachine()));
    expect(await contentOf(alone)).toBe('log/a=1\nlog/b=1');
  });

  it('leaves nothing of what was deleted while the mirror refused and the deletion could not be undone', async () => {
    const copies = createMemoryCopies();
    let refuse = false;
    const database: Database = {
      ...copies.database,
      // The deletion is taken, its undoing is not.
      async write(...all) {
        if (refuse && all[0].generation > 2) throw full();
        await copies.database.write(...all);
      },
    };
    const write: Mirror['write'] = async (...all) => {
      if (refuse) throw full();
      await copies.mirror.write(...all);
    };
    const vault = await createVault({ database, mirror: { ...copies.mirror, write } });
    await vault.commit([{ table: 'log', key: 'gone', value: bytes(7, 7, 7) }]);
    refuse = true;
    await expect(vault.commit([{ table: 'log', key: 'gone', value: null }])).rejects.toSatisfy(
      withCode('storage-full'),
    );
    refuse = false;
    await vault.commit([{ table: 'log', key: 'b', value: bytes(1) }]);
    expect(await contentOf(vault)).toBe('log/b=1');
    for (const file of copies.files.values()) expect(Buffer.from(file).includes(Buffer.from([7, 7, 7]))).toBe(false);
  });

  it('reads anew when another one wrote meanwhile', async () => {
    const copies = createMemoryCopies();
    const one = await createVault(copies);
    await one.commit([{ table: 'log', key: 'a', value: bytes(1) }]);
    const other = await createVault(reopenMemoryCopies(copies, createMachine()));
    await other.commit([{ table: 'log', key: 'a', value: bytes(2) }]);
    await expect(one.commit([{ table: 'log', key: 'a', value: bytes(3) }])).rejects.toSatisfy(withCode('stale'));
    expect(await one.get('log', 'a')).toEqual(bytes(2));
    await one.commit([{ table: 'log', key: 'a', value: bytes(3) }]);
    expect(await one.get('log', 'a')).toEqual(bytes(3));
  });
});
