/** Clears away what is over: tokens, challenges, mail, remembered writes, deleted identities. Nothing depends on when it runs. */

import { sweepChallenges } from './challenges.ts';
import { dueIdentities, readIdentity, removeIdentity } from './identities/row.ts';
import { describeError } from './log.ts';
import { sweepMail } from './mailbox/mailbox.ts';
import type { Parts } from './parts.ts';
import { sweepGuesses } from './rows/guesses.ts';
import { sweepLogins } from './rows/pending-logins.ts';
import type { Queries, Store } from './store/store.ts';

const EVERY = 10 * 60 * 1000;

const SWEEPS: readonly ((queries: Queries, now: number) => Promise<number>)[] = [
  sweepChallenges,
  sweepMail,
  sweepLogins,
  sweepGuesses,
  (queries, now) => queries.run('DELETE FROM identity_tokens WHERE expires <= ?', now),
  (queries, now) => queries.run('DELETE FROM writes WHERE expires <= ?', now),
];

/** Those whose deletion is due: unknown to everybody already. */
async function sweepIdentities(store: Store, now: number): Promise<number> {
  let count = 0;
  for (const id of await dueIdentities(store, now))
    await store.transaction(async (queries) => {
      const identity = await readIdentity(queries, id);
      if (identity === null || identity.deleteAt === null || identity.deleteAt > now) return;
      if (await removeIdentity(queries, identity)) count++;
    });
  return count;
}

/** How many rows went. */
export async function sweep({ store, now }: Pick<Parts, 'store' | 'now'>): Promise<number> {
  let count = await sweepIdentities(store, now());
  for (const each of SWEEPS) count += await each(store, now());
  return count;
}

/** From time to time; the function that is returned ends it. */
export function sweepRegularly(parts: Pick<Parts, 'store' | 'now' | 'log'>): () => void {
  const timer = setInterval(() => {
    sweep(parts).then(
      (count) => parts.log('sweep', { count }),
      (error: unknown) => parts.log('failure', { error: describeError(error) }),
    );
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
