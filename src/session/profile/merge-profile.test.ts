/** Two profiles joined: over random changes on both sides nothing added is lost and nothing removed comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { firstLook } from './looks.ts';
import { mergeProfile } from './merge-profile.ts';
import { type Account, decodeProfile, encodeProfile, type Profile } from './profile.ts';

const address = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const id = (n: number): string => n.toString(16).padStart(32, '0');

const empty: Profile = {
  name: 'Everyday',
  look: firstLook(),
  order: 0,
  entropyTargetId: id(1),
  entropyPublicPart: id(1).repeat(2),
  nextIndex: 1,
  accounts: [],
  sites: [],
  contacts: [],
  chainId: 1,
  blocked: [],
  routes: {},
};

type Act =
  | { kind: 'add' | 'remove' | 'watch' | 'contact' | 'forget' | 'block' | 'route' | 'site'; n: number }
  | { kind: 'rename'; n: number; name: string };

const account = (n: number): Account => ({
  address: address(n),
  name: `Account ${n}`,
  kind: 'imported',
  path: null,
  targetId: id(n + 100),
});

/** Changes as the wallet makes them: a removal notes the target that went. */
function apply(profile: Profile, act: Act): Profile {
  const { n } = act;
  const without = profile.accounts.filter((known) => known.address !== address(n));
  switch (act.kind) {
    case 'add':
      return profile.removedTargetIds?.includes(id(n + 100))
        ? profile
        : { ...profile, accounts: [...without, account(n)] };
    case 'watch':
      return without.length < profile.accounts.length
        ? profile
        : { ...profile, accounts: [...without, { ...account(n), kind: 'watch', targetId: null }] };
    case 'remove':
      return {
        ...profile,
        accounts: without,
        removedTargetIds: [...new Set([...(profile.removedTargetIds ?? []), id(n + 100)])],
        sites: profile.sites
          .map((site) => ({ ...site, accounts: site.accounts.filter((each) => each !== address(n)) }))
          .filter((site) => site.accounts.length > 0),
      };
    case 'rename':
      return { ...profile, name: act.name };
    case 'contact':
      return {
        ...profile,
        contacts: [...profile.contacts.filter((c) => c.address !== address(n)), { address: address(n), name: `C${n}` }],
      };
    case 'forget':
      return { ...profile, contacts: profile.contacts.filter((c) => c.address !== address(n)) };
    case 'block':
      return { ...profile, blocked: [...new Set([...profile.blocked, `https://${n}.example`])] };
    case 'route':
      return { ...profile, routes: { ...profile.routes, [n]: [`https://rpc${n}.example`] } };
    case 'site': {
      if (!profile.accounts.some((known) => known.address === address(n))) return profile;
      const site = { origin: `https://${n}.example`, accounts: [address(n)], chainId: 1, since: 0, serves: true };
      return { ...profile, sites: [...profile.sites.filter(({ origin }) => origin !== site.origin), site] };
    }
  }
}

const number = fc.integer({ min: 1, max: 6 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('add', 'remove', 'watch', 'contact', 'forget', 'block', 'route', 'site' as const),
    n: number,
  }),
  fc.record({ kind: fc.constant('rename' as const), n: number, name: fc.constantFrom('Work', 'Play', 'Home') }),
);
const acts = fc.array(act, { maxLength: 12 });
const changed = (from: Profile, list: readonly Act[]): Profile => list.reduce(apply, from);

const keysOf = (profile: Profile) => new Set(profile.accounts.flatMap(({ targetId }) => (targetId ? [targetId] : [])));
const sorted = (profile: Profile): unknown => ({
  ...profile,
  accounts: [...profile.accounts].sort((a, b) => a.address.localeCompare(b.address)),
  contacts: [...profile.contacts].sort((a, b) => a.address.localeCompare(b.address)),
  sites: [...profile.sites].sort((a, b) => a.origin.localeCompare(b.origin)),
  blocked: [...profile.blocked].sort(),
  removedTargetIds: [...(profile.removedTargetIds ?? [])].sort(),
});

describe('two profiles joined', () => {
  const sides = fc.tuple(acts, acts, acts).map(([common, here, there]) => {
    const base = changed(empty, common);
    return { base, mine: changed(base, here), theirs: changed(base, there) };
  });

  it('keep every key that either side added, and none that either side removed', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const merged = keysOf(mergeProfile(base, mine, theirs));
        const removed = new Set([...(mine.removedTargetIds ?? []), ...(theirs.removedTargetIds ?? [])]);
        for (const side of [mine, theirs])
          for (const key of keysOf(side))
            if (!removed.has(key) && !keysOf(base).has(key)) expect(merged).toContain(key);
        for (const key of removed) expect(merged).not.toContain(key);
        for (const key of keysOf(base)) expect(merged.has(key)).toBe(keysOf(mine).has(key) && keysOf(theirs).has(key));
      }),
    );
  });

  it('keep contacts and routes of both, without those that one side removed', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const of = (profile: Profile) => new Set(profile.contacts.map((contact) => contact.address));
        const merged = of(mergeProfile(base, mine, theirs));
        const [b, m, t] = [of(base), of(mine), of(theirs)];
        for (const each of new Set([...b, ...m, ...t]))
          expect(merged.has(each)).toBe(b.has(each) ? m.has(each) && t.has(each) : m.has(each) || t.has(each));
      }),
    );
  });

  it('are the same in either order, except for a setting that both changed', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        fc.pre(mine.name === base.name || theirs.name === base.name || mine.name === theirs.name);
        expect(sorted(mergeProfile(base, mine, theirs))).toEqual(sorted(mergeProfile(base, theirs, mine)));
      }),
    );
  });

  it('give a valid profile, and a second merge changes nothing', () => {
    fc.assert(
      fc.property(sides, ({ base, mine, theirs }) => {
        const merged = mergeProfile(base, mine, theirs);
        expect(decodeProfile(encodeProfile(merged))).toEqual(merged);
        expect(sorted(mergeProfile(theirs, merged, theirs))).toEqual(sorted(merged));
      }),
    );
  });

  it('a removed key whose address was watched since is watched', () => {
    const base = changed(empty, [{ kind: 'add', n: 4 }]);
    const mine = changed(base, [
      { kind: 'remove', n: 4 },
      { kind: 'watch', n: 4 },
    ]);
    for (const joined of [mergeProfile(base, mine, base), mergeProfile(base, base, mine)])
      expect(joined.accounts).toEqual([{ ...account(4), kind: 'watch', targetId: null }]);
  });

  it('a side without changes takes the values of the other', () => {
    fc.assert(
      fc.property(sides, ({ base, mine }) => {
        expect(sorted(mergeProfile(base, mine, base))).toEqual(sorted(mine));
        expect(sorted(mergeProfile(base, base, mine))).toEqual(sorted(mine));
      }),
    );
  });

  it('no site keeps a removed account', () => {
    const base = changed(empty, [{ kind: 'add', n: 1 }]);
    const mine = apply(base, { kind: 'site', n: 1 });
    const theirs = apply(base, { kind: 'remove', n: 1 });
    expect(mergeProfile(base, mine, theirs).sites).toEqual([]);
  });

  it('after a loss the new entropy is used, also without a common base, and an account derived meanwhile keeps its own key', () => {
    const hd: Account = { ...account(3), kind: 'hd', path: 'm/44/1' };
    const mine: Profile = { ...empty, nextIndex: 2, accounts: [hd] };
    const theirs: Profile = { ...empty, entropyTargetId: id(2), formerEntropyTargetIds: [id(1)], nextIndex: 0 };
    const joined = [empty, null].flatMap((base) => [
      mergeProfile(base, mine, theirs),
      mergeProfile(base, theirs, mine),
    ]);
    for (const merged of joined) {
      expect(merged).toMatchObject({ entropyTargetId: id(2), nextIndex: 0, formerEntropyTargetIds: [id(1)] });
      expect(merged.accounts).toEqual([{ ...hd, kind: 'imported', path: null }]);
    }
  });
});

it('descriptions of contracts stay within what a document has room for, those of this computer first', () => {
  const described = (from: number): Profile => ({
    ...empty,
    descriptions: Array.from({ length: 3 }, (_none, at) => ({ file: `${from + at}.json`, text: 'é"'.repeat(5_000) })),
  });
  const merged = mergeProfile(empty, described(0), described(10));
  const files = merged.descriptions?.map(({ file }) => file);
  expect(files).toEqual(['0.json', '1.json', '2.json']);
  expect(() => encodeProfile(merged)).not.toThrow();
});
