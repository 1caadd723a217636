/**
 * The identities on this computer in the order in which they came, each with a number and, if the person gave one, a name for this computer.
 * Readable before any login, so it holds nothing that the person did not put there.
 */
import * as v from 'valibot';
import { utf8 } from '../lib/bytes.ts';
import { listBy, orElse, parseJson, readStored, writeStored } from '../vault/stored.ts';
import type { Change, Vault } from '../vault/vault.ts';

/** Row of the vault itself, outside of every compartment. */
const KEY = 'identities';

const entrySchema = v.object({
  /** Id of the compartment. */
  id: v.string(),
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  label: orElse(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
});

export type ListedIdentity = v.InferOutput<typeof entrySchema>;

const schema = v.object({ list: orElse(listBy('id', entrySchema), []) });

/** @param ids of all compartments that are to be listed; an unknown one gets the next number. Nothing is written */
export async function listIdentities(disk: Vault, ids: readonly string[]): Promise<ListedIdentity[]> {
  const bytes = await disk.get('settings', KEY).catch(() => null);
  const known = (bytes && readStored(schema, parseJson(bytes))?.value.list) ?? [];
  const kept = known.filter(({ id }) => ids.includes(id));
  let last = Math.max(0, ...kept.map(({ number }) => number));
  for (const id of ids) if (!kept.some((each) => each.id === id)) kept.push({ id, number: ++last, label: null });
  return kept;
}

/**
 * The change that stores the list of these identities.
 * @param changed the label of one identity; an empty one goes back to its number
 */
export async function identitiesChange(
  disk: Vault,
  ids: readonly string[],
  changed: { id: string; label: string } | null = null,
): Promise<Change> {
  const list = (await listIdentities(disk, ids)).map((each) =>
    each.id === changed?.id ? { ...each, label: changed.label.trim() === '' ? null : changed.label.trim() } : each,
  );
  return { table: 'settings', key: KEY, value: utf8(JSON.stringify(writeStored({ list }, []))) };
}

/**
 * The change that stores the list without an identity that is hidden, which is not among `ids` any more. The others are numbered anew: a
 * number that is missing would tell of it.
 */
export async function withoutHiddenChange(disk: Vault, ids: readonly string[]): Promise<Change> {
  const list = (await listIdentities(disk, ids)).map((each, at) => ({ ...each, number: at + 1 }));
  return { table: 'settings', key: KEY, value: utf8(JSON.stringify(writeStored({ list }, []))) };
}

export async function storeIdentities(
  disk: Vault,
  ids: readonly string[],
  changed: { id: string; label: string } | null = null,
): Promise<void> {
  await disk.commit([await identitiesChange(disk, ids, changed)]);
}
