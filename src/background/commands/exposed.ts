/** Commands about accounts whose keys somebody else may have read. */
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function exposedCommands(wallet: Wallet) {
  const { session, exposed, shown } = wallet;
  return {
    async 'move-funds'({ characterId, address }) {
      const to = await session.accounts.accountForMoving(characterId, address);
      await shown.set(characterId);
      return { to };
    },
    'settle-exposed': ({ characterId, address }) => session.accounts.settleExposed(characterId, [address]),
    async 'check-exposed'({ characterId }) {
      await exposed.check(characterId);
      return null;
    },
  } satisfies Partial<Handlers>;
}
