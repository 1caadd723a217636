/** Reads the secrets again at intervals, because a rotation is a command of its own, and says when another receipt key signs. */
import { fingerprintOf } from './identities/receipt.ts';
import { describeError } from './log.ts';
import type { Parts } from './parts.ts';

/** How often (ms). A new receipt key waits much longer before it begins, so every process knows it by then. */
const EVERY = 5000;

const UNREAD =
  'The secrets could not be read again, or the beginning of a new receipt key could not be stored, so this process stays with the old ones. ' +
  'Make the secrets readable, or put back the newest ones, and see that the database can be written.';

type Watching = Pick<Parts, 'signing' | 'log' | 'metrics'>;

/** @returns a function that ends it */
export function watchSecrets({ signing, log, metrics }: Watching): () => void {
  let last = signing.present().number;
  let [isFailing, isOver] = [false, false];
  async function look(): Promise<void> {
    await signing.look().then(
      () => {
        isFailing = false;
      },
      (error: unknown) => {
        if (!isOver) metrics.count('secrets-unread');
        // Said once, and again only after it went well.
        if (!isFailing && !isOver) log('failure', { error: describeError(error), advice: UNREAD });
        isFailing = true;
      },
    );
    if (isOver) return;
    const key = signing.present();
    if (key.number === last) return;
    last = key.number;
    log('receipt-key', { fingerprint: fingerprintOf(key) });
  }
  const timer = setInterval(() => void look(), EVERY);
  timer.unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
