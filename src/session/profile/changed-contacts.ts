/**
 * Contacts that another login method of a shared character added or renamed since this computer last read them: marked with that
 * method until the person looks at them. Only who signed a profile counts, not what it says of itself. Pure.
 */
import type { ChangedContact, Profile } from './profile.ts';

/**
 * Marks every contact that differs from `base`.
 * @param base as this computer knew it
 * @param by the login method that wrote `next` (hex id)
 * @param isTrusted the method manages: its own mark of a changed contact is taken over
 */
export function markChanged(base: Profile, next: Profile, by: string, isTrusted: boolean): Profile {
  const before = new Map(base.contacts.map(({ address, name }) => [address, name]));
  const marks = new Map<string, ChangedContact>((base.changedContacts ?? []).map((mark) => [mark.address, mark]));
  const told = new Map((isTrusted ? (next.changedContacts ?? []) : []).map((mark) => [mark.address, mark]));
  for (const { address, name } of next.contacts)
    if (before.get(address) !== name) marks.set(address, told.get(address) ?? { address, by });
  return withMarks(next, [...marks.values()]);
}

/** Stores the marks of contacts that exist; an empty list is left out. */
export function withMarks(profile: Profile, marks: readonly ChangedContact[]): Profile {
  const here = new Set(profile.contacts.map(({ address }) => address));
  const kept = marks.filter(({ address }) => here.has(address));
  const { changedContacts: _former, ...rest } = profile;
  return kept.length > 0 ? { ...rest, changedContacts: kept } : rest;
}
