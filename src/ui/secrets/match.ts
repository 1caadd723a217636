/** Searches and orders site logins and notes. Pure; sees no secret. */
import type { SecretView } from '../../messaging/secret.ts';

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Every word of the search is in name, site or user name. */
export function matching(entries: readonly SecretView[], search: string): SecretView[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return entries.filter(({ name, site, user }) => {
    const text = plain(`${name} ${site ?? ''} ${user}`);
    return words.every((word) => text.includes(word));
  });
}

const byName = (one: SecretView, other: SecretView): number =>
  one.name.localeCompare(other.name) || one.user.localeCompare(other.user) || (one.targetId < other.targetId ? -1 : 1);

/** What is offered first, then by name. */
export const inOrder = (entries: readonly SecretView[]): SecretView[] =>
  [...entries].sort(
    (one, other) => Number(other.offeredBy !== null) - Number(one.offeredBy !== null) || byName(one, other),
  );

/** The logins of exactly this origin, and everything else. `null`: no site is open. */
export function forSite(
  entries: readonly SecretView[],
  origin: string | null,
): { here: SecretView[]; others: SecretView[] } {
  const isHere = ({ site, offeredBy }: SecretView) => origin !== null && site === origin && offeredBy === null;
  const ordered = inOrder(entries);
  return { here: ordered.filter(isHere), others: ordered.filter((entry) => !isHere(entry)) };
}
