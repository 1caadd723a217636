/** What entries about the identity as a whole change: that it is to be deleted, and that it is to stay after all. */
import { idKey } from '../ids.ts';
import type { Change, Step } from './apply-method.ts';
import { ensure, present } from './refuse.ts';

/** Waits as a managing method waits; what waits is brought forward by whoever need not wait. */
export function deleteIdentity({ log, number, timestamp, authority }: Step): Change {
  const author = present(authority.author, 'This entry has no author.');
  const { immediate } = authority;
  ensure(log.deletion === null || immediate, 'This identity waits to be deleted already.');
  const activeFrom = immediate ? timestamp : timestamp + log.delay;
  return { deletion: { activeFrom, askedBy: idKey(author.id), sinceEntry: number } };
}

/** Whoever may do this stands as high as whoever asked: what the recovery key asks for does not wait. */
export function keepIdentity({ log }: Step): Change {
  ensure(log.deletion !== null, 'Nobody asked for this identity to be deleted.');
  return { deletion: null };
}
