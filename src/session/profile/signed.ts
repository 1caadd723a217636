/**
 * Who signed what as a character: the newest signatures, with the login method that allowed each. They lie in the character's profile, so
 * all of its computers share them, and whoever reads the profile reads them.
 *
 * [Note: Newest signatures] The list is a set by the id of the signature. Joining takes both sets, of two entries with one id the later one,
 * and keeps the newest `MOST_SIGNED`. So the order of merges does not matter, and nothing comes back that was left out before.
 * Whoever can sign as the character can also write its profile: the list tells honest holders what happened, and proves nothing.
 */
import * as v from 'valibot';
import type { Hex } from '../../lib/bytes.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { MOST_SIGNED } from '../../messaging/activity.ts';
import { listBy, orElse } from '../../vault/stored.ts';

/** The latest time that a `Date` has (ms since 1970). */
const LAST = 8.64e15;
/** Longest texts that are kept, in characters. */
const LONGEST = { title: 100, amount: 60 };

const hex = (digits: number) => v.custom<Hex>((value) => isHex(value, digits));
const isHex = (value: unknown, digits: number): boolean =>
  typeof value === 'string' && value.length === digits + 2 && /^0x[0-9a-f]+$/.test(value);
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LAST));

const entrySchema = v.object({
  /** Hash of the transaction; of a message, Keccak-256 of its signature; of a Nostr event, its own. */
  id: hex(64),
  kind: v.picklist(['transaction', 'message', 'typed-data', 'nostr']),
  /** Hex id of the login method that allowed it. */
  by: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** ms since 1970, by the clock of the computer that signed. */
  at: moment,
  /** Stands for `at` in the order of the list, where the clock was behind an entry that was there already. */
  order: v.optional(moment),
  /** The account that signed; `null`: a Nostr key. */
  account: v.nullable(hex(40)),
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Serialised origin of the site that asked; `null`: the wallet itself. */
  origin: orElse(v.nullable(v.string()), null),
  /** The prompt's own words, and what left the account; empty: nothing. */
  title: orElse(v.string(), () => t.unnamedSignature),
  amount: orElse(v.string(), ''),
});

export const signedSchema = listBy('id', entrySchema);

export type Signed = v.InferOutput<typeof entrySchema>;

const placeOf = ({ at, order }: Signed): number => order ?? at;

const textOf = (one: Signed): string =>
  JSON.stringify([one.at, one.order, one.by, one.kind, one.account, one.chainId, one.origin, one.title, one.amount]);

/** Newest first: a total order, so that both sides of a merge sort alike. */
function compare(one: Signed, other: Signed): number {
  const later = placeOf(other) - placeOf(one);
  if (later !== 0) return later;
  const [mine, theirs] = [`${one.id} ${textOf(one)}`, `${other.id} ${textOf(other)}`];
  return mine < theirs ? 1 : mine > theirs ? -1 : 0;
}

/** Both together, newest first. See [Note: Newest signatures]. */
export function joinSigned(one: readonly Signed[] = [], other: readonly Signed[] = []): Signed[] {
  const known = new Set<string>();
  return [...one, ...other]
    .sort(compare)
    .filter(({ id }) => !known.has(id) && known.add(id))
    .slice(0, MOST_SIGNED);
}

/** With one more, which is the newest, whatever the clock says: one that was set back, or was ahead elsewhere, hides nobody. */
export function withSigned(signed: readonly Signed[] = [], { order: _order, ...next }: Signed): Signed[] {
  const newest = signed.reduce((latest, one) => Math.max(latest, placeOf(one)), -1);
  const entry: Signed = { ...next, title: cut(next.title, LONGEST.title), amount: cut(next.amount, LONGEST.amount) };
  return joinSigned(signed, [next.at > newest ? entry : { ...entry, order: Math.min(newest + 1, LAST) }]);
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
