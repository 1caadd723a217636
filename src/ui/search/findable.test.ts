/** Tests what the search finds: everything of the open character, and nothing of one that is closed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SecretView } from '../../messaging/secret.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { findables } from './findable.ts';
import { find, toIndex } from './match.ts';
import { pagesFor } from './pages.ts';
import { accounts, everyday, full, IDA } from './testing/sample.ts';

/** This login only views the open character. */
const viewed: UnlockedSnapshot = {
  ...full,
  characters: full.characters.map((one) => (one.id === 'everyday' ? { ...one, state: 'viewed' } : one)),
};

const secret: SecretView = {
  targetId: 's1',
  kind: 'login',
  site: 'https://mail.example.org',
  user: 'mira',
  name: 'Post',
  changedAt: 0,
  exposedSince: null,
  offeredBy: null,
};

const indexOf = (snapshot: UnlockedSnapshot, secrets: readonly SecretView[] = [secret]) =>
  toIndex(findables(snapshot, pagesFor(snapshot), secrets));
const keysOf = (snapshot: UnlockedSnapshot, search: string) => find(indexOf(snapshot), search).map(({ key }) => key);
const keysOfKind = (snapshot: UnlockedSnapshot, kind: string) =>
  findables(snapshot, [], []).filter((one) => one.kind === kind);

describe('findables', () => {
  it('has a key of its own for each', () => {
    const keys = findables(full, pagesFor(full), [secret]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['grandmother', `account:${accounts[2]?.address}`],
    ['0x8f3c', `account:${accounts[0]?.address}`],
    ['usd coin', 'asset:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'],
    ['0xa0b86991', 'asset:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'],
    ['badges', `item:0x${'d2'.repeat(20)}:7`],
    ['holm ida', `contact:${IDA}`],
    ['snapshot', 'site:https://snapshot.box'],
    ['post', 'secret:s1'],
    ['mira mail', 'secret:s1'],
    ['arbitrum', 'network:42161'],
    ['42161', 'network:42161'],
    ['guild', 'activity:a3'],
    ['0x77777777', 'activity:a3'],
    ['blind signing', 'page:preferences'],
    ['lock', 'act:lock'],
    ['new account', 'act:new-account'],
    ['night', 'character:market'],
    ['savings', 'character:savings'],
  ])('finds %s', (search, key) => {
    expect(keysOf(full, search)[0]).toBe(key);
  });

  it('finds nothing that lists hide: unasked tokens, gifts, look-alikes', () => {
    expect(keysOf(full, 'visit')).toEqual([]);
    expect(keysOf(full, 'gift')).toEqual([]);
    expect(keysOf(full, '0xe4e4e4')).toEqual([]);
  });

  it('finds everything by its own full name', () => {
    const index = indexOf(full);
    for (const one of findables(full, pagesFor(full), [secret]))
      expect(find(index, one.name).map(({ key }) => key)).toContain(one.key);
  });

  it('has nothing of a closed character but its name, whatever the snapshot and the list of secrets hold', () => {
    const word = fc.string({ unit: 'grapheme-ascii', minLength: 3 }).map((text) => `zz${text}zz`);
    fc.assert(
      fc.property(word, (name) => {
        const active = {
          ...everyday,
          id: 'savings',
          accounts: accounts.map((account) => ({ ...account, name })),
          assets: everyday.assets.map((asset) => ({ ...asset, symbol: name, name })),
          contacts: [{ address: IDA, name }],
          activity: everyday.activity.map((one) => ({ ...one, title: name })),
        };
        const found = findables({ ...full, active }, [], [{ ...secret, name }]);
        expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['act', 'character', 'network']));
        expect(JSON.stringify(found)).not.toContain(JSON.stringify(name).slice(1, -1));
        expect(JSON.stringify(found)).not.toContain(accounts[0]?.address);
      }),
    );
  });

  it('offers only what can be done', () => {
    const acts = (snapshot: UnlockedSnapshot) => keysOfKind(snapshot, 'act').map(({ key }) => key);
    expect(acts(full)).toContain('act:send');
    for (const act of ['act:send', 'act:new-account', 'act:new-login']) expect(acts(viewed)).not.toContain(act);
    expect(acts(viewed)).toContain('act:receive');
    const watching = { ...full, active: { ...everyday, accounts: accounts.slice(2) } };
    expect(acts(watching)).not.toContain('act:send');
    const bare = acts({ ...full, active: null });
    expect(bare).not.toContain('act:receive');
    expect(bare).toContain('act:lock');
  });

  it('knows the pages of the rail', () => {
    expect(keysOf(full, 'members')).toEqual([]);
    expect(keysOf({ ...full, identity: { ...full.identity, type: 'organisation' } }, 'members')).toContain(
      'page:members',
    );
    expect(pagesFor({ ...full, active: null }).map(({ route }) => route)).not.toContain('accounts');
  });
});
