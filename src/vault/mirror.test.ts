/** The mirror's files: what a commit costs, what is left of what was deleted, and what damage does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from './copy.ts';
import { changeImage, createImage } from './digest.ts';
import { encodeImage } from './image.ts';
import { decodeRecord, encodeRecord } from './journal.ts';
import { applyChanges, type Change, noRows, TABLES } from './table.ts';
import { createMachine } from './testing/machine.ts';
import { createMemoryCopies, reopenMemoryCopies } from './testing/memory.ts';
import { createVault } from './vault.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const row = (key: string, value: Uint8Array | null): Change => ({ table: 'boxes', key, value });
const change = fc.record({
  table: fc.constantFrom(...TABLES),
  key: fc.constantFrom('a', 'b', 'c/d', 'é', ''),
  value: fc.option(fc.uint8Array({ maxLength: 40 }), { freq: 40 }),
});
const commits = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 120 });

const anew = ({ cell, files }: ReturnType<typeof createMemoryCopies>) =>
  reopenMemoryCopies({ cell, files } as never, createMachine());

/** Image after image, each written to the mirror. */
async function written(list: readonly (readonly Change[])[]) {
  const copies = createMemoryCopies();
  await copies.mirror.read();
  const images: Image[] = [await createImage(0, noRows())];
  for (const changes of list) {
    const before = images.at(-1) as Image;
    const image = await changeImage(before, before.generation + 1, applyChanges(before.rows, changes), changes);
    await copies.mirror.write(image, changes, before.generation);
    images.push(image);
  }
  return { copies, images, last: images.at(-1) as Image };
}

it('a change of an image gives the digest of its rows', async () => {
  await fc.assert(
    fc.asyncProperty(commits, async (list) => {
      const { last } = await written(list);
      const { digest, buckets } = await createImage(last.generation, last.rows);
      expect(last).toMatchObject({ digest, buckets });
    }),
    { numRuns: 30 },
  );
});

it('a record of the journal reads back, and no flipped bit, cut or addition does', async () => {
  const before = await createImage(4, noRows());
  const changes = [row('k', bytes(1, 2)), row('gone', null)];
  const after = await changeImage(before, 5, applyChanges(before.rows, changes), changes);
  const record = await encodeRecord(after, changes, 100);
  const { generation, digest } = after;
  expect(await decodeRecord(record)).toEqual({
    after: { generation, digest },
    changes,
    total: 100 + record.length,
  });
  for (let at = 0; at < record.length; at++) {
    for (let bit = 0; bit < 8; bit++)
      expect(await decodeRecord(record.with(at, (record[at] as number) ^ (1 << bit)))).toBeNull();
    expect(await decodeRecord(record.slice(0, at))).toBeNull();
  }
  expect(await decodeRecord(Uint8Array.of(...record, 0))).toBeNull();
});

describe('the files', () => {
  it('say what was written last, to whoever reads all of it and to whoever asks for its digest alone', async () => {
    await fc.assert(
      fc.asyncProperty(commits, async (list) => {
        const { copies, last } = await written(list);
        expect(await anew(copies).mirror.read()).toEqual({ kind: 'good', image: last });
        const { generation, digest } = last;
        const asking = anew(copies).mirror;
        expect(await asking.claim()).toMatchObject({ generation, digest });
        // Whoever asked goes on where the other one stopped.
        const next = await changeImage(last, generation + 1, applyChanges(last.rows, [row('n', bytes(9))]), [
          row('n', bytes(9)),
        ]);
        await asking.write(next, [row('n', bytes(9))], generation);
        expect(await anew(copies).mirror.read()).toEqual({ kind: 'good', image: next });
      }),
      { numRuns: 40 },
    );
  });

  it('hold nothing any more of what was deleted', async () => {
    const secret = bytes(7, 7, 7, 7, 7, 7, 7);
    const others = Array.from({ length: 40 }, (_, at) => [row('a', bytes(at))]);
    for (const at of [1, 5, 39]) {
      const list = [...others.slice(0, at), [row('secret', secret)], ...others.slice(at), [row('secret', null)]];
      const { copies, last } = await written(list);
      for (const content of copies.files.values())
        expect(Buffer.from(content).includes(Buffer.from(secret))).toBe(false);
      expect(await anew(copies).mirror.read()).toEqual({ kind: 'good', image: last });
    }
  });

  it('take as much as what changed, and not as much as the vault', async () => {
    const { copies, last } = await written([
      Array.from({ length: 100 }, (_, at) => row(`row ${at}`, new Uint8Array(10_000).fill(at))),
    ]);
    const write = copies.files.set.bind(copies.files);
    let most = 0;
    copies.files.set = (name, content) => {
      most = Math.max(most, content.length);
      return write(name, content);
    };
    const changes = [row('row 1', bytes(1))];
    const next = await changeImage(last, 2, applyChanges(last.rows, changes), changes);
    await copies.mirror.write(next, changes, 1);
    expect(most).toBeLessThan(1_000);
    expect(await anew(copies).mirror.read()).toEqual({ kind: 'good', image: next });
  });

  it('lose what the browser left of a write that did not end, and are read without it', async () => {
    const { copies, last } = await written(['a', 'b', 'c'].map((key) => [row(key, bytes(1))]));
    copies.files.set('vault.a.7.crswap', bytes(7, 7, 7));
    const { mirror } = anew(copies);
    expect(await mirror.claim()).toMatchObject({ generation: last.generation });
    const changes = [row('a', null)];
    const next = await changeImage(last, 4, applyChanges(last.rows, changes), changes);
    await mirror.write(next, changes, 3);
    expect([...copies.files.keys()]).toEqual(['vault.b']);
  });

  it('are not more than two images and the records of both', async () => {
    const { copies } = await written(Array.from({ length: 100 }, (_, at) => [row('a', bytes(at))]));
    expect(copies.files.size).toBeLessThanOrEqual(2 + 2 * 32);
  });

  it('of which one was damaged and written again are not followed by what came after the damage', async () => {
    const { copies, images } = await written(['a', 'b', 'c'].map((key) => [row(key, bytes(1))]));
    copies.files.set('vault.a.1', bytes(0));
    copies.cell.bytes = null;
    const vault = await createVault(anew(copies));
    expect(await vault.exportAll()).toEqual(await encodeImage(images[1] as Image));
    await vault.commit([row('d', bytes(1))]);
    const reading = await anew(copies).mirror.read();
    const held = reading.kind === 'good' ? [...(reading.image.rows.get('boxes') ?? [])] : [];
    expect(held.map(([key]) => key)).toEqual(['a', 'd']);
  });

  it('of which any one is damaged or gone never give a state that was not written', async () => {
    const damage = fc.record({ file: fc.nat(), at: fc.nat(), flip: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(commits, damage, async (list, { file, at, flip }) => {
        const { copies, images } = await written(list);
        const [name, content] = [...copies.files][file % copies.files.size] as [string, Uint8Array];
        const place = at % content.length;
        if (flip === 0) copies.files.delete(name);
        else copies.files.set(name, content.with(place, (content[place] as number) ^ flip));
        const reading = await anew(copies).mirror.read();
        if (reading.kind === 'good') {
          expect(images).toContainEqual(reading.image);
          // Whoever has nothing but the mirror is told that something may be missing.
          const isLast = reading.image.generation === images.at(-1)?.generation;
          if (flip !== 0 && !isLast) expect(reading.lacks).toBe(true);
        } else expect(reading.kind).toMatch(/^(broken|missing)$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a vault that was read since the browser started', () => {
  const isKnown = Promise.resolve(true);

  it('reads the mirror no more, and all of it where that does not fit', async () => {
    const copies = createMemoryCopies();
    const vault = await createVault(copies);
    for (const key of ['a', 'b', 'c']) await vault.commit([row(key, bytes(1))]);
    let reads = 0;
    const counted = () => {
      const { database, mirror } = anew(copies);
      const read = () => {
        reads += 1;
        return mirror.read();
      };
      return createVault({ database, mirror: { ...mirror, read }, isKnown, clock: () => 5, later: () => undefined });
    };
    const again = await counted();
    expect([reads, again.health()]).toEqual([0, { kind: 'ok' }]);
    await again.commit([row('d', bytes(1))]);
    copies.files.delete('vault.a.2');
    expect([(await counted()).health().kind, reads]).toEqual(['ok', 1]);
    copies.files.clear();
    expect([(await counted()).health(), reads]).toEqual([{ kind: 'repaired', from: 'database', at: 5 }, 2]);
    // An image that is cut short says in its header what all of it would say.
    copies.files.set('vault.a', (copies.files.get('vault.a') as Uint8Array).slice(0, -1));
    expect([(await counted()).health(), reads]).toEqual([{ kind: 'repaired', from: 'database', at: 5 }, 3]);
    copies.cell.bytes = null;
    expect([(await counted()).health(), reads]).toEqual([{ kind: 'repaired', from: 'mirror', at: 5 }, 4]);
  });

  it('reads all of the mirror a little later, and writes it anew where it is damaged', async () => {
    const copies = createMemoryCopies();
    await (await createVault(copies)).commit([row('a', bytes(1))]);
    const content = copies.files.get('vault.a') as Uint8Array;
    copies.files.set('vault.a', content.with(content.length - 1, 9));
    const soon: (() => void)[] = [];
    const vault = await createVault({ ...anew(copies), isKnown, clock: () => 5, later: (act) => soon.push(act) });
    expect(vault.health()).toEqual({ kind: 'ok' });
    for (const act of soon) act();
    await vault.commit([]);
    expect(vault.health()).toEqual({ kind: 'repaired', from: 'database', at: 5 });
    copies.cell.bytes = null;
    expect(await (await createVault(anew(copies))).get('boxes', 'a')).toEqual(bytes(1));
  });

  it('brings the mirror up to what the database alone took', async () => {
    const copies = createMemoryCopies();
    const vault = await createVault(copies);
    await vault.commit([row('a', bytes(1))]);
    const files = new Map(copies.files);
    await vault.commit([row('b', bytes(1))]);
    copies.files.clear();
    for (const [name, content] of files) copies.files.set(name, content);
    await createVault({ ...anew(copies), isKnown, later: () => undefined });
    const alone = await createVault({ ...createMemoryCopies(), mirror: anew(copies).mirror });
    expect(await alone.get('boxes', 'b')).toEqual(bytes(1));
  });
});
