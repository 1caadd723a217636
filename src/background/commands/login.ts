/** Commands that open and close the session, and step up and down in it. */
import { WalletError } from '../../lib/errors.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function loginCommands({ session, settle, shown }: Wallet) {
  async function opened(): Promise<null> {
    await settle();
    return null;
  }

  /** Steps down again where the step-up does not open the character that it is for. @throws WalletError not-allowed */
  async function steppedUp(characterId: string | null): Promise<null> {
    const layers = await session.layers();
    if (characterId !== null && !layers.some((layer) => layer.characterIds.includes(characterId))) {
      await session.stepDown();
      throw new WalletError('not-allowed', 'This login method does not open that character. Use one that does.');
    }
    if (characterId !== null) await shown.set(characterId);
    return opened();
  }

  return {
    async unlock(answer) {
      await session.unlock(answer);
      return opened();
    },
    async 'unlock-with-recovery-key'({ text, personal }) {
      await session.unlockWithRecoveryKey(text, personal);
      return opened();
    },
    async 'step-up'({ characterId, ...answer }) {
      await session.stepUp(answer);
      return steppedUp(characterId);
    },
    async 'step-up-with-recovery-key'({ text, personal, characterId }) {
      await session.stepUpWithRecoveryKey(text, personal);
      return steppedUp(characterId);
    },
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
