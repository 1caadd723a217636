/** Searches and orders site logins and notes. Pure; sees no secret. */
import type { SecretView } from '../../messaging/secret.ts';
import { fold, wordsOf } from '../search/fold.ts';

const { compare } = new Intl.Collator();

const byName = (one: SecretView, other: SecretView): number =>
  compare(one.name, other.name) || compare(one.user, other.user) || (one.targetId < other.targetId ? -1 : 1);

/** What is offered first, then by name. */
export const inOrder = (entries: readonly SecretView[]): SecretView[] =>
  [...entries].sort(
    (one, other) => Number(other.offeredBy !== null) - Number(one.offeredBy !== null) || byName(one, other),
  );

/** The entries in order, each with the text that is searched: made once for a list, and not at every key. */
export type Searchable = readonly { entry: SecretView; text: string }[];

export const searchable = (entries: readonly SecretView[]): Searchable =>
  inOrder(entries).map((entry) => ({ entry, text: fold(`${entry.name} ${entry.site ?? ''} ${entry.user}`) }));

/** Every word of the search is in name, site or user name. */
export function matching(among: Searchable, search: string): SecretView[] {
  const words = wordsOf(search);
  return among.filter(({ text }) => words.every((word) => text.includes(word))).map(({ entry }) => entry);
}

/** The logins of exactly this origin, and everything else, each in the order as given. `null`: no site is open. */
export function forSite(
  entries: readonly SecretView[],
  origin: string | null,
): { here: SecretView[]; others: SecretView[] } {
  const isHere = ({ site, offeredBy }: SecretView) => origin !== null && site === origin && offeredBy === null;
  return { here: entries.filter(isHere), others: entries.filter((entry) => !isHere(entry)) };
}
