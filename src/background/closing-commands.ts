/**
 * Commands that close what is open. The script of the whole worker has them and all that they need: a part that does not load must
 * keep nobody from locking the wallet.
 */
import type { Handlers } from './commands/handler.ts';
import type { Wallet } from './wallet.ts';

export function closingCommands({ session, settle }: Pick<Wallet, 'session' | 'settle'>) {
  return {
    async 'step-down'() {
      await session.stepDown();
      await settle();
      return null;
    },
    async lock() {
      await session.lock();
      return null;
    },
  } satisfies Partial<Handlers>;
}
