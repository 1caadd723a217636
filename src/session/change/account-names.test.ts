/** An account name that waits takes the place of the one that it replaces, and of no other. */
import { expect, it } from 'vitest';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import type { Vault } from '../../vault/vault.ts';
import type { IdentityDocument } from '../profile/profile.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { noteAccountName, takeAccountNames } from './account-names.ts';

const identityId = randomBytes(32);
const key = randomBytes(32);
const methodId = bareHex(randomBytes(16));

function stage() {
  const rows = new Map<string, Uint8Array>();
  const vault = {
    list: async () => [...rows].map(([key, value]) => ({ key, value })),
    async commit(changes: readonly { key: string; value: Uint8Array | null }[]) {
      for (const change of changes)
        if (change.value === null) rows.delete(change.key);
        else rows.set(change.key, change.value);
    },
  } as unknown as Vault;
  const parts = {
    vault,
    inTurn: (work: () => Promise<unknown>) => work(),
    keyring: {
      use: (_layer: string, work: (keys: unknown) => Promise<unknown>) =>
        work({ identityId, copy: { identityDocumentKey: { key } } }),
    },
  } as unknown as SessionParts;
  const note = (before: string | null, account: string) => noteAccountName(parts, methodId, { before, account });
  const take = async (account: string | undefined, by = key) => {
    const names = { methods: { [methodId]: { name: 'Password', account } } } as unknown as IdentityDocument;
    const forgets = await takeAccountNames(vault, names, identityId, by);
    return { account: names.methods[methodId]?.account, forgets };
  };
  return { vault, note, take };
}

it('replaces the name of before, until it is forgotten', async () => {
  const { vault, note, take } = stage();
  await note('ivo', 'ivo-at-new');
  const { account, forgets } = await take('ivo');
  expect(account).toBe('ivo-at-new');
  await vault.commit(forgets);
  expect(await take('ivo')).toEqual({ account: 'ivo', forgets: [] });
});

it('leaves a name that another computer has written since', async () => {
  const { note, take } = stage();
  await note('ivo', 'ivo-at-new');
  const { account, forgets } = await take('ivo-elsewhere');
  expect(account).toBe('ivo-elsewhere');
  expect(forgets).toHaveLength(1);
});

it('names a method that had no account name, and nothing under another key', async () => {
  const { note, take } = stage();
  await note(null, 'ivo-at-new');
  expect((await take(undefined, randomBytes(32))).account).toBeUndefined();
  expect((await take(undefined)).account).toBe('ivo-at-new');
});
