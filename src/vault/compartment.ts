/**
 * A compartment is the part of the vault that belongs to one identity: rows whose keys begin with its id. The identity sees its own rows
 * and no others. Both copies of the vault hold all compartments.
 */
import { bareHex, fromUtf8, randomBytes, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
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
    commit: (changes, expect = []) => vault.commit(changes.map(inside), expect.map(inside)),
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
      async commit(changes, expect) {
        if (!isOpen)
          throw new WalletError('refused', 'This identity is leaving this computer. Nothing more is saved of it here.');
        await vault.commit(changes, expect);
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

/** The compartment that was in use last, if it still holds an identity; else any that does, else the first one. */
export async function currentCompartment(vault: Vault): Promise<string> {
  const filled = await filledCompartments(vault);
  const bytes = filled.length > 1 ? await vault.get('settings', CURRENT) : null;
  const stored = bytes && fromUtf8(bytes);
  return filled.find((id) => id === stored) ?? filled[0] ?? FIRST_COMPARTMENT;
}

export const rememberCurrent = (vault: Vault, id: string): Promise<void> =>
  vault.commit([{ table: 'settings', key: CURRENT, value: utf8(id) }]);
