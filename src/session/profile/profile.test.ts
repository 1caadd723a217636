/** Documents of characters and of the identity: one unreadable value takes no account, site, contact or name along. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../lib/bytes.ts';
import { damages, leavesOf } from '../../vault/testing/damage.ts';
import { mergeProfile } from './merge-profile.ts';
import {
  DOCUMENT_LIMIT,
  decodeIdentityDocument,
  decodeProfile,
  encodeIdentityDocument,
  encodeProfile,
  type IdentityDocument,
  type Profile,
} from './profile.ts';

const look = {
  hue: 'plum',
  cloth: 'twill',
  mask: { outline: 'noh', eyes: 'glad', mouth: 'grin', mark: 'star', shade: 'half' },
} as const;
const [ida, olga] = [`0x${'1a'.repeat(20)}`, `0x${'2b'.repeat(20)}`] as const;
const [first, second, third] = ['01'.repeat(16), '02'.repeat(16), '03'.repeat(16)] as const;

const PROFILE: Profile = {
  name: 'Everyday',
  look,
  order: 2,
  entropyTargetId: first,
  entropyPublicPart: 'cd'.repeat(32),
  nextIndex: 8,
  accounts: [
    { address: ida, name: 'Main', kind: 'hd', path: "m/44'/60'/0'/0/4", targetId: second },
    { address: olga, name: 'Watched', kind: 'watch', path: null, targetId: null },
  ],
  sites: [
    { origin: 'https://one.example', accounts: [ida], chainId: 10, since: 1_700_000_000_000, serves: true },
    { origin: 'https://two.example', accounts: [olga], chainId: 8453, since: 1_700_000_000_001, serves: true },
  ],
  contacts: [{ address: olga, name: 'Olga' }],
  tokens: [{ id: `10:${ida}`, shown: true, at: 1_700_000_000_003, symbol: 'TKN', name: 'A token', decimals: 6 }],
  changedContacts: [{ address: olga, by: third }],
  chainId: 42_161,
  blocked: ['https://bad.example'],
  exposed: [{ address: ida, since: 1_700_000_000_002, movedTo: olga }],
  removedTargetIds: [third],
  offered: [{ targetId: '05'.repeat(16), address: olga, name: 'Planted', by: third }],
  formerEntropyTargetIds: ['04'.repeat(16)],
  signed: [
    {
      ...{
        id: `0x${'5a'.repeat(32)}`,
        kind: 'transaction',
        by: third,
        at: 1_700_000_000_004,
        order: 1_700_000_000_005,
      },
      ...{ account: ida, chainId: 10, origin: 'https://one.example', title: 'Send 1 ETH to Olga', amount: '−1 ETH' },
    },
  ],
  routes: { '1': ['https://node.example'], '10': ['https://other.example'] },
};

const NAMES: IdentityDocument = {
  name: 'Ida',
  methods: { [first]: { name: 'Passkey', addedAt: 1_700_000_000_003, account: 'ida' } },
  levels: { [second]: 'Daily', [third]: 'Savings' },
  characters: { [first]: { name: 'Everyday', look }, [second]: { name: 'Savings', look } },
  computers: { [third]: { id: first, name: 'Chrome on Linux' } },
  server: { origin: 'https://keys.example', receiptKey: 'ab'.repeat(32) },
};

const bytesOf = (raw: unknown): Uint8Array => utf8(JSON.stringify(raw));
const rawOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('a profile', () => {
  it('keeps everything through a read, a change and a write, whichever value is damaged', () => {
    fc.assert(
      fc.property(damages(PROFILE), ({ raw }) => {
        const profile = decodeProfile(bytesOf(raw));
        profile.contacts = [...profile.contacts, { address: `0x${'3c'.repeat(20)}`, name: 'New' }];
        const written = encodeProfile(profile);
        const kept = leavesOf(rawOf(written));
        for (const leaf of leavesOf(raw)) expect(kept).toContain(leaf);
        const again = decodeProfile(written);
        expect({ ...again, unread: [] }).toEqual({ ...profile, unread: [] });
      }),
    );
  });

  it('keeps a value that neither side of a merge could read', () => {
    fc.assert(
      fc.property(damages(PROFILE), damages(PROFILE), (one, other) => {
        const [mine, theirs] = [decodeProfile(bytesOf(one.raw)), decodeProfile(bytesOf(other.raw))];
        const merged = encodeProfile(mergeProfile(PROFILE, mine, theirs));
        expect(() => decodeProfile(merged)).not.toThrow();
      }),
    );
    const odd = decodeProfile(bytesOf({ ...PROFILE, chainId: 'ten', sites: [...PROFILE.sites, 'odd'] }));
    const merged = rawOf(encodeProfile(mergeProfile(PROFILE, { ...PROFILE, name: 'Renamed' }, odd)));
    expect(merged).toMatchObject({ name: 'Renamed', sites: [...PROFILE.sites, 'odd'] });
  });

  it('that is full loses its oldest signatures, and nothing else', () => {
    const [sample] = PROFILE.signed ?? [];
    const signed = Array.from({ length: 100 }, (_, at) => ({
      ...(sample as NonNullable<Profile['signed']>[number]),
      id: `0x${at.toString(16).padStart(64, '0')}` as const,
    }));
    const contact = (at: number) => ({ address: `0x${at.toString(16).padStart(40, '0')}` as const, name: 'Somebody' });
    const full = (count: number) => ({
      ...PROFILE,
      signed,
      contacts: Array.from({ length: count }, (_, at) => contact(at)),
    });
    const taken = DOCUMENT_LIMIT - encodeProfile({ ...full(0), signed: [] }).length;
    const most = Math.floor(taken / (JSON.stringify(contact(0)).length + 1));
    for (const [count, kept] of [
      [most - 600, 100],
      [most - 100, 12],
      [most, 0],
    ] as const) {
      const { contacts, ...read } = decodeProfile(encodeProfile(full(count)));
      expect(contacts).toHaveLength(count);
      expect(read.signed).toEqual(signed.slice(0, kept));
    }
    expect(() => encodeProfile(full(most + 1))).toThrow('full');
  });

  it('reuses no index when the next one cannot be read', () => {
    const profile = decodeProfile(bytesOf({ ...PROFILE, nextIndex: null }));
    expect(profile.nextIndex).toBe(5);
    expect(rawOf(encodeProfile(profile))).toMatchObject({ nextIndex: null });
    expect(rawOf(encodeProfile({ ...profile, nextIndex: 6 }))).toMatchObject({ nextIndex: 6 });
  });

  it('is refused if nothing in it can be read, and refuses to store a value that could not be read again', () => {
    for (const text of ['', '[', '7', '[]', 'null'])
      expect(() => decodeProfile(utf8(text)), text).toThrowError(expect.objectContaining({ code: 'bad-encoding' }));
    expect(() => encodeProfile({ ...PROFILE, chainId: 1.5 })).toThrowError(
      expect.objectContaining({ code: 'bad-encoding' }),
    );
  });
});

it('identity names keep everything, whichever value is damaged', () => {
  fc.assert(
    fc.property(damages(NAMES), ({ raw }) => {
      const names = decodeIdentityDocument(bytesOf(raw));
      names.levels = { ...names.levels, ['05'.repeat(16)]: 'New' };
      const written = encodeIdentityDocument(names);
      const kept = leavesOf(rawOf(written));
      for (const leaf of leavesOf(raw)) expect(kept).toContain(leaf);
      expect({ ...decodeIdentityDocument(written), unread: [] }).toEqual({ ...names, unread: [] });
    }),
  );
});
