/** Tests the matcher of the search: what is found, in which order, and how it is grouped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { find, grouped, type Searched, toIndex } from './match.ts';

const namesOf = (items: readonly Searched[], search: string) => find(toIndex(items), search).map(({ name }) => name);
const called = (...names: string[]): Searched[] => names.map((name) => ({ name }));

describe('find', () => {
  it('finds all words in any order, whatever their case and accents', () => {
    const items = called('Café im Hof', 'Hofladen', 'Cafeteria');
    expect(namesOf(items, 'HOF cafe')).toEqual(['Café im Hof']);
    expect(namesOf(items, 'hof tee')).toEqual([]);
  });

  it('puts the whole name first, then its beginning, the beginning of a word, the middle, and other texts', () => {
    const items = [
      ...called('Yesterday', 'Main day', 'Day two', 'Day'),
      { name: 'Elsewhere', also: 'a day' },
      { name: 'Last', also: 'holiday' },
    ];
    expect(namesOf(items, 'day')).toEqual(['Day', 'Day two', 'Main day', 'Yesterday', 'Elsewhere', 'Last']);
  });

  it('orders equals by name, numbers by their value', () => {
    expect(namesOf(called('Account 10', 'account 2', 'Áccount 1'), 'acc')).toEqual([
      'Áccount 1',
      'account 2',
      'Account 10',
    ]);
  });

  it('finds an address by its beginning, with or without 0x, and by its end, but not by its middle', () => {
    const items = [{ name: 'Main', codes: ['0x8F3c41a97de0b2f65c1a94bd7703ee5fa26091d2'] }];
    for (const search of ['0x8f', '0X8F3C', '8f3c', '91d2', 'main 0x8f'])
      expect(namesOf(items, search)).toEqual(['Main']);
    for (const search of ['de0b2f', '8f3', '1d2', '0x9']) expect(namesOf(items, search)).toEqual([]);
  });

  it('gives everything in its order when nothing is typed', () => {
    expect(namesOf(called('b', 'a'), '  ')).toEqual(['b', 'a']);
  });

  it('finds every item by its own full name, before any that only contains it', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => fold(text).trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.record({ name, also: name }), { minLength: 1, maxLength: 30 }), (items) => {
        const index = toIndex(items);
        for (const item of items) {
          const found = find(index, item.name);
          expect(found).toContain(item);
          const same = (other: Searched) =>
            fold(other.name).trim().split(/\s+/).join(' ') === fold(item.name).trim().split(/\s+/).join(' ');
          expect(found.slice(0, found.indexOf(item)).every(same)).toBe(true);
        }
      }),
    );
  });
});

describe('grouped', () => {
  const many = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ kind, name: `${kind} ${at}` }));

  it('leaves room for every group, and fills the list with the best', () => {
    const groups = grouped([...many('account', 1000), ...many('site', 3), ...many('page', 20)], 50);
    expect(groups.map(({ kind, items }) => [kind, items.length])).toEqual([
      ['account', 41],
      ['site', 3],
      ['page', 6],
    ]);
    expect(groups[0]?.items[40]?.name).toBe('account 40');
  });

  it('never draws more than it may', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.nat(40), (kinds, most) => {
        const found = kinds.map((kind, at) => ({ kind, at }));
        const shown = grouped(found, most).flatMap(({ items }) => items);
        expect(shown).toHaveLength(Math.min(most, found.length));
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });
});
