/** Applies entries about the whole identity: scheduling and cancelling its deletion. */

import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import type { Change, Step } from './apply-method.ts';
import { ensure, present } from './refuse.ts';

/**
 * Starts a deletion. It waits for the delay like a managing method (see [Note: Delays] in append.ts). A signer whom the delay
 * does not bind can bring a waiting deletion forward.
 */
export function deleteIdentity({ log, number, timestamp, authority }: Step): Change {
  const author = present(authority.author, t.noAuthor);
  const { immediate } = authority;
  ensure(log.deletion === null || immediate, t.deletionWaits);
  const activeFrom = immediate ? timestamp : timestamp + log.delay;
  return { deletion: { activeFrom, askedBy: idKey(author.id), sinceEntry: number } };
}

/** Ends a deletion. The author's rank is at least that of the method that asked for it. */
export function keepIdentity({ log }: Step): Change {
  ensure(log.deletion !== null, t.noDeletion);
  return { deletion: null };
}
