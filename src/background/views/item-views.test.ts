/** Items in the list: only what is held, and what somebody sent unasked is hidden until it is shown. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { ItemChoice } from '../../session/session.ts';
import type { FoundItem } from '../adapters/found-items.ts';
import { itemViews } from './item-views.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const OTHER: Hex = `0x${'22'.repeat(20)}`;
const C: Hex = `0x${'c1'.repeat(20)}`;
const found = (id: string, acted: boolean, account = ME): FoundItem => ({
  contract: C,
  id,
  standard: 'ERC1155',
  account,
  acted,
});
const choice = (id: string, shown: boolean): [string, ItemChoice] => [
  `${C}:${id}`,
  { id: `1:${C}:${id}`, shown, at: 0, standard: 'ERC1155', collection: 'As added' },
];
const held = (...ids: string[]) =>
  new Map(
    ids.map((id) => [
      `${C}:${id}`,
      new Map([
        [ME, 2n],
        [OTHER, 3n],
      ]),
    ]),
  );

it('shows what the person brought or chose, hides what somebody sent, and leaves out what is gone', () => {
  const views = itemViews({
    held: new Map([...held('1', '2', '3', '4'), [`${C}:5`, new Map()]]),
    items: [found('1', true), found('2', false), found('3', false), found('5', true), found('6', true)],
    collections: {},
    choices: new Map([choice('3', true), choice('4', true), choice('1', false)]),
  });
  expect(views.map(({ id, kind, hidden }) => [id, kind, hidden])).toEqual([
    ['4', 'added', false],
    ['1', 'came', true],
    ['2', 'sent', true],
    ['3', 'added', false],
  ]);
});

it('adds up the pieces of all accounts, and one that came to two accounts is one row', () => {
  const [view, ...none] = itemViews({
    held: held('1'),
    items: [found('1', false), found('1', true, OTHER)],
    collections: { [C]: 'Lanterns' },
    choices: new Map(),
  });
  expect(none).toEqual([]);
  expect(view).toMatchObject({
    collection: 'Lanterns',
    amount: '5',
    heldBy: { [ME]: '2', [OTHER]: '3' },
    kind: 'came',
    hidden: false,
  });
});
