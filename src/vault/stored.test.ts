/** One unreadable part of a stored value takes nothing else along: any value damaged, everything else survives a read, a change and a write. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { joinUnread, listBy, orElse, type Read, readStored, writeStored } from './stored.ts';
import { damages, leavesOf } from './testing/damage.ts';

const schema = v.object({
  title: orElse(v.string(), 'None'),
  on: orElse(v.boolean(), true),
  people: orElse(listBy('id', v.object({ id: v.number(), name: orElse(v.string(), 'Somebody'), age: v.number() })), []),
  tags: orElse(v.array(v.string()), []),
  routes: orElse(v.record(v.string(), orElse(v.array(v.string()), [])), {}),
  note: v.optional(v.string()),
});
type Value = v.InferOutput<typeof schema>;

const WHOLE: Value = {
  title: 'A list',
  on: false,
  people: [
    { id: 1, name: 'Ida', age: 40 },
    { id: 2, name: 'Olga', age: 41 },
  ],
  tags: ['one', 'two'],
  routes: { '1': ['https://a.example', 'https://b.example'], '5': [] },
  note: 'here',
};

const read = (raw: unknown): Read<Value> => {
  const found = readStored(schema, raw);
  if (found === null) throw new Error('It cannot be read.');
  return found;
};

describe('a stored value', () => {
  it('that is whole comes back as it was', () => {
    expect(read(WHOLE)).toEqual({ value: WHOLE, unread: [] });
    expect(writeStored(WHOLE, [])).toEqual(WHOLE);
  });

  it('is given a default that is a function as it is at the time of reading', () => {
    let word = 'Nobody';
    const named = v.object({ name: orElse(v.string(), () => word) });
    word = 'Niemand';
    const found = readStored(named, { name: 5 });
    expect(found?.value).toEqual({ name: 'Niemand' });
    expect(writeStored(found?.value, found?.unread ?? [])).toEqual({ name: 5 });
  });

  it('reads the same at once as part by part', () => {
    const whole = fc.record({
      title: fc.oneof(fc.string(), fc.integer()),
      on: fc.boolean(),
      people: fc.array(fc.record({ id: fc.nat(), name: fc.string(), age: fc.oneof(fc.nat(), fc.string()) })),
      tags: fc.array(fc.oneof(fc.string(), fc.constant(null))),
      routes: fc.dictionary(fc.string(), fc.array(fc.string())),
      other: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(whole, (given) => {
        const raw = JSON.parse(JSON.stringify(given)) as object;
        // A field that is not known has every part read by itself.
        const byParts = read({ ...raw, unknown: 1 });
        expect(byParts.unread.pop()).toEqual({ path: ['unknown'], value: 1, why: 'newer' });
        expect(read(raw)).toEqual(byParts);
      }),
    );
  });

  it('of which any one value is damaged keeps that and all others through a read, a change and a write', () => {
    fc.assert(
      fc.property(damages(WHOLE), ({ raw, path }) => {
        const { value, unread } = read(raw);
        const changed = { ...value, tags: [...value.tags, 'three'] };
        const again = JSON.parse(JSON.stringify(writeStored(changed, unread)));
        const kept = leavesOf(again);
        for (const leaf of leavesOf(raw)) expect(kept).toContain(leaf);
        expect(kept).toContain('three');
        // Nothing that could be read before is read differently afterwards.
        if (path[0] !== 'tags') expect(read(again).value).toEqual(changed);
      }),
    );
  });

  it('shows the stand-in, says where, and takes what the person sets instead', () => {
    const { value, unread } = read({ ...WHOLE, on: 'yes' });
    expect(value.on).toBe(true);
    expect(unread).toEqual([{ path: ['on'], value: 'yes', standIn: true }]);
    expect(writeStored({ ...value, title: 'Another' }, unread)).toMatchObject({ title: 'Another', on: 'yes' });
    expect(writeStored({ ...value, on: false }, unread)).toMatchObject({ on: false });
  });

  it('keeps an unreadable list beside a new one, from then on', () => {
    const { value, unread } = read({ ...WHOLE, tags: { of: 'a newer version' } });
    expect(value.tags).toEqual([]);
    const written = writeStored({ ...value, tags: ['new'] }, unread);
    expect(written).toMatchObject({ tags: ['new'], unread: [{ path: ['tags'], value: { of: 'a newer version' } }] });
    const later = read(written);
    expect(later.unread).toEqual([{ path: ['tags'], value: { of: 'a newer version' }, why: 'aside' }]);
    expect(writeStored(later.value, later.unread)).toEqual(written);
  });

  it('leaves fields of a newer version where they are', () => {
    const raw = JSON.parse('{"title":"x","on":true,"people":[],"tags":[],"routes":{},"__proto__":{"a":1},"more":[1]}');
    const { value, unread } = read(raw);
    expect(unread.map(({ why }) => why)).toEqual(['newer', 'newer']);
    expect(JSON.stringify(writeStored(value, unread))).toBe(JSON.stringify(raw));
  });

  it('does not bring back a part of an entry that the person removed', () => {
    const { value, unread } = read({ ...WHOLE, people: [{ id: 1, name: 7, age: 40 }] });
    expect(value.people).toEqual([{ id: 1, name: 'Somebody', age: 40 }]);
    expect(writeStored({ ...value, people: [] }, unread)).toMatchObject({ people: [] });
  });

  it('joined with another reading has each unreadable part once', () => {
    const one = read({ ...WHOLE, on: 'yes', tags: ['a', 1, 2] }).unread;
    const other = read({ ...WHOLE, on: 'yes', title: 4, tags: [2] }).unread;
    expect(joinUnread(one, other).map(({ value }) => value)).toEqual(['yes', 1, 2, 4]);
  });
});
