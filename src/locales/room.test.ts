/** A translation is laid over the English texts, in rooms that are there and in those that come later. */
import { afterEach, expect, it } from 'vitest';
import { listsOf, pluralOf } from './plural.ts';
import { room, type Text, translate } from './room.ts';

afterEach(() => translate({}));

const english = () => ({ send: 'Send', sent: (what: Text) => `${what} sent`, kinds: { coin: 'Coin', item: 'Item' } });

it('a translation replaces what it has; the rest stays English', () => {
  const before = room('test/before', english());
  const german = { send: 'Senden', sent: (what: Text) => `${what} gesendet` };
  translate({ 'test/before': german, 'test/after': german });
  const after = room('test/after', english());
  for (const texts of [before, after]) {
    expect([texts.send, texts.sent('1 ETH')]).toEqual(['Senden', '1 ETH gesendet']);
    expect(texts.kinds).toEqual({ coin: 'Coin', item: 'Item' });
  }
});

it('a count takes the form of its language', () => {
  const english = pluralOf('en');
  const forms = { one: 'one account', other: 'many accounts' };
  expect([0, 1, 2, 21].map((count) => english(count, forms))).toEqual([
    'many accounts',
    'one account',
    'many accounts',
    'many accounts',
  ]);
  const polish = pluralOf('pl');
  const konta = { one: 'konto', few: 'konta', many: 'kont', other: 'konta' };
  expect([1, 3, 5, 22].map((count) => polish(count, konta))).toEqual(['konto', 'konta', 'kont', 'konta']);
});

it('names are listed as the language lists them', () => {
  const names = ['Stage', 'Home', 'Savings'];
  expect(listsOf('en').and(names.slice(0, 1))).toBe('Stage');
  expect(listsOf('en-GB').and(names)).toBe('Stage, Home and Savings');
  expect(listsOf('de').or(names)).toBe('Stage, Home oder Savings');
  expect(listsOf('en-GB').series(names)).toBe('Stage, Home, Savings');
  expect(listsOf('ja').series(names)).toBe('Stage Home Savings');
});
