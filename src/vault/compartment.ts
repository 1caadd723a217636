/**
 * A compartment is the part of the vault that belongs to one identity: rows whose keys begin with its id. The identity sees its own rows
 * and no others. Both copies of the vault hold all compartments.
 */
import { bareHex, fromUtf8, randomBytes, toBase64Url, utf8 } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';
import { TABLES } from './table.ts';
import type { Change, Vault } from './vault.ts';

/** The compartment of a browser profile that never had a second identity. */
export const FIRST_COMPARTMENT = 'first';

/** Random, so that it says nothing about the identity. */
export const newCompartmentId = (): string => bareHex(randomBytes(16));

/** Row of the vault itself, outside of every compartment. */
const CURRENT = 'current-compartment';

/** The vault as one identity sees it. `exportAll` and `importAll` take the whole vault. @param id of the compartment */
export function compartmentOf(vault: Vault, id: string): Vault {
  const prefix = `${id}/`;
  const inside = (change: Change): Change => ({ ...change, key: prefix + change.key });
  return {
    get: (table, key) => vault.get(table, prefix + key),
    async list(table, start) {
      const rows = await vault.list(table, prefix + start);
      return rows.map(({ key, value }) => ({ key: key.slice(prefix.length), value }));
    },
    commit: (changes, expect = [], enough) => vault.commit(changes.map(inside), expect.map(inside), enough),
    health: () => vault.health(),
    wipe: () => (vault.health().kind === 'broken' ? vault.wipe() : removeCompartment(vault, id)),
    exportAll: () => vault.exportAll(),
    importAll: (bytes) => vault.importAll(bytes),
  };
}

/** Row of the vault itself: a compartment that is gone from the disk, while session memory may still have something of it. */
const REMOVED = 'removed-compartment';

/**
 * Removes all rows of one compartment in one commit; the others stay as they are.
 * @param also rows outside of it that change in the same commit
 */
export async function removeCompartment(vault: Vault, id: string, also: readonly Change[] = []): Promise<void> {
  const rows = await Promise.all(
    TABLES.map(async (table) =>
      (await vault.list(table, `${id}/`)).map(({ key }): Change => ({ table, key, value: null })),
    ),
  );
  await vault.commit([...rows.flat(), ...also]);
}

/** Says that this compartment is gone; `null`: nothing of it is left in session memory either. Goes into the commit that removes it. */
export const removedChange = (id: string | null): Change => ({
  table: 'settings',
  key: REMOVED,
  value: id === null ? null : utf8(id),
});

/** A compartment that was removed before the worker stopped; `null`: none. */
export async function removedCompartment(vault: Vault): Promise<string | null> {
  if (vault.health().kind === 'broken') return null;
  const bytes = await vault.get('settings', REMOVED);
  return bytes && fromUtf8(bytes);
}

/** The vault until it is closed: afterwards nothing more is written through it. What was handed over before is written by then. */
export function closable(vault: Vault): { vault: Vault; close(): Promise<void>; reopen(): void } {
  let isOpen = true;
  return {
    vault: {
      ...vault,
      async commit(changes, expect, enough) {
        if (!isOpen) throw new WalletError('refused', t.identityLeaving);
        await vault.commit(changes, expect, enough);
      },
    },
    async close() {
      isOpen = false;
      await vault.commit([]);
    },
    reopen() {
      isOpen = true;
    },
  };
}

/** Ids of the compartments that hold an identity, sorted; none in a broken vault. */
export async function filledCompartments(vault: Vault): Promise<string[]> {
  if (vault.health().kind === 'broken') return [];
  const heads = (await vault.list('log', '')).filter(({ key }) => key.endsWith('/head'));
  return [...new Set(heads.map(({ key }) => key.slice(0, key.indexOf('/'))))];
}

/**
 * The compartment that was in use last, if it still holds an identity that is not hidden; else any that does, else a place that is empty:
 * the first one, or a new one where that is taken.
 */
export async function currentCompartment(vault: Vault): Promise<string> {
  const all = await filledCompartments(vault);
  const hidden = await hiddenCompartments(vault);
  const filled = all.filter((id) => !hidden.includes(id));
  const bytes = filled.length > 1 ? await vault.get('settings', CURRENT) : null;
  const stored = bytes && fromUtf8(bytes);
  const free = all.includes(FIRST_COMPARTMENT) ? newCompartmentId() : FIRST_COMPARTMENT;
  return filled.find((id) => id === stored) ?? filled[0] ?? free;
}

/** Row of a compartment whose identity no screen shows before its own login. Whoever reads the disk sees it. */
const HIDDEN = 'hidden';

export const hiddenChange = (id: string, isHidden: boolean): Change => ({
  table: 'settings',
  key: `${id}/${HIDDEN}`,
  value: isHidden ? utf8(HIDDEN) : null,
});

/** Ids of the compartments whose identity is hidden; none in a broken vault. */
export async function hiddenCompartments(vault: Vault): Promise<string[]> {
  if (vault.health().kind === 'broken') return [];
  const rows = await vault.list('settings', '');
  return rows.flatMap(({ key }) => (key.endsWith(`/${HIDDEN}`) ? [key.slice(0, key.indexOf('/'))] : []));
}

/** Row of the vault itself: the salt of everything that is typed at a login of this computer. */
const TYPED_SALT = 'typed-salt';

/**
 * One salt for the typed logins of all identities, base64url: one stretching of what was typed then tells which of them it opens, and
 * takes as long whether there are more of them or not.
 */
export async function typedSalt(vault: Vault): Promise<string> {
  const stored = await vault.get('settings', TYPED_SALT);
  if (stored !== null) return fromUtf8(stored);
  const made = toBase64Url(randomBytes(32));
  const row = { table: 'settings', key: TYPED_SALT } as const;
  try {
    await vault.commit([{ ...row, value: utf8(made) }], [{ ...row, value: null }]);
    return made;
  } catch (error) {
    // Two began at once: the first one counts.
    if (isWalletError(error, 'stale')) return typedSalt(vault);
    throw error;
  }
}

export const rememberCurrent = (vault: Vault, id: string): Promise<void> =>
  vault.commit([{ table: 'settings', key: CURRENT, value: utf8(id) }]);
