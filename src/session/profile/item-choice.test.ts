/** Choices on items: the newest counts, the oldest give way, also where two computers meet. */
import { expect, it } from 'vitest';
import { ITEM_CHOICES, type ItemChoice, itemChoicesOn, withItemChoice } from './item-choice.ts';
import { mergeProfile } from './merge-profile.ts';
import { decodeProfile, type Profile } from './profile.ts';

const CATS = `0x${'ca'.repeat(20)}`;
const choice = (number: number, shown = true, at = number): ItemChoice => ({
  id: `1:${CATS}:${number}`,
  shown,
  at,
  standard: 'ERC721',
  collection: 'Night Cats',
});
const many = (from: number, count = ITEM_CHOICES): ItemChoice[] =>
  Array.from({ length: count }, (_choice, at) => choice(from + at));
const profile = (items: ItemChoice[]): Profile => ({
  ...decodeProfile(new TextEncoder().encode('{}')),
  unread: [],
  items,
});

it('the newest choice counts, and the oldest gives way', () => {
  const full = withItemChoice(many(0), choice(ITEM_CHOICES));
  expect(full).toHaveLength(ITEM_CHOICES);
  expect(full.map(({ id }) => id)).not.toContain(choice(0).id);
  const changed = withItemChoice(full, choice(5, false));
  expect(changed.at(-1)).toEqual(choice(5, false));
  expect(itemChoicesOn(1, changed).get(`${CATS}:5`)?.shown).toBe(false);
  expect(itemChoicesOn(10, changed).size).toBe(0);
});

it('what either computer chose since stays when two full lists meet', () => {
  const base = profile(many(0));
  const [mine, theirs] = [
    { ...base, items: withItemChoice(base.items, choice(1_000)) },
    { ...base, items: withItemChoice(base.items, choice(2_000)) },
  ];
  const merged = mergeProfile(base, mine, theirs).items ?? [];
  expect(merged).toHaveLength(ITEM_CHOICES);
  for (const chosen of [1_000, 2_000]) expect(merged).toContainEqual(choice(chosen));
});
