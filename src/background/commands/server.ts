/** Commands about the key server of an identity: which one it is, adding one, moving, synchronising. */
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function serverCommands(wallet: Wallet) {
  const { session, rounds } = wallet;
  const { keyServer: server } = session;
  return {
    async 'check-server'({ url }) {
      return server.check(url);
    },
    async 'add-server'({ url, proof }) {
      await server.add(url, proof);
      await rounds.now();
      return null;
    },
    async 'move-server'({ url, proof }) {
      const leftBehind = await server.move(url, proof);
      await rounds.now();
      return { leftBehind };
    },
    async 'sync-now'({ accept }) {
      if (accept !== undefined) await server.accept(accept);
      await rounds.now();
      return null;
    },
  } satisfies Partial<Handlers>;
}
