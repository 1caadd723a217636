/** Finds the known address that another one could be mistaken for, and says what it is. Pure. */
import { resembles } from '../../ethereum/resemblance.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { KnownAddress } from './review-data.ts';

/** The known address that looks like this one, senders of something among them; named addresses first, then the most used. */
export const lookAlikeAmong = (known: readonly KnownAddress[], address: Hex): KnownAddress | null =>
  known
    .filter((other) => resembles(other.address, address))
    .sort((a, b) => Number(b.name !== null) - Number(a.name !== null) || b.timesSent - a.timesSent)[0] ?? null;

/**
 * The person has something to do with it. Anybody can send something from an address that imitates the one that the person means, so one that
 * only sent something is never offered in its place.
 */
export const isChosen = ({ name, timesSent }: KnownAddress): boolean => !isSender({ name, timesSent });

/** *Ida Holm, which you’ve sent to 4 times* */
export function labelOf({ name, own, watched, timesSent, timesReceived }: KnownAddress): string {
  if (own) return name === null ? t.ownAccount : t.ownAccountNamed(name);
  if (watched) return name === null ? t.watchedAccount : t.watchedAccountNamed(name);
  if (isSender({ name, timesSent })) return t.sentYouSomething(timesReceived ?? 0);
  // Without a name it is there for what was sent to it.
  if (name === null) return t.anAddressWhereYouSent(timesSent);
  return timesSent === 0 ? t.inAddressBook(name) : t.whereYouSent(name, timesSent);
}

/** *This looks like Ida Holm’s address, but isn’t* */
export const titleOf = ({ name, timesSent }: KnownAddress): string =>
  name === null ? (isSender({ name, timesSent }) ? t.looksLikeSender : t.looksLikeUsed) : t.looksLike(name);

/** It is there for what it sent alone. */
const isSender = ({ name, timesSent }: Pick<KnownAddress, 'name' | 'timesSent'>): boolean =>
  name === null && timesSent === 0;
