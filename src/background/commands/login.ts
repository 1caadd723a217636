/** Commands that open and close the session, and step up and down in it. */
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { isTouch } from '../../messaging/login.ts';
import { closingCommands } from '../closing-commands.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function loginCommands(wallet: Wallet) {
  const { session, settle, shown, others } = wallet;
  async function opened(): Promise<null> {
    await settle();
    return null;
  }

  /** Steps down again where the step-up does not open the character that it is for. @throws WalletError not-allowed */
  async function steppedUp(characterId: string | null): Promise<null> {
    const layers = await session.layers();
    if (characterId !== null && !layers.some((layer) => layer.characterIds.includes(characterId))) {
      await session.stepDown();
      throw new WalletError('not-allowed', t.notThatCharacter);
    }
    if (characterId !== null) await shown.set(characterId);
    return opened();
  }

  return {
    async unlock(answer) {
      try {
        await session.unlock(answer);
      } catch (error) {
        if (!isWalletError(error, 'wrong-credential') && !isWalletError(error, 'not-found')) throw error;
        if (await others.openWith(answer)) return null;
        if (answer.methodId === '') throw opensNothing();
        // As `find-ceremony` answers an unknown credential: between the two a login method of a hidden identity may be gone.
        throw isTouch(answer.kind) && isWalletError(error, 'not-found') ? unknownCredential() : error;
      }
      return opened();
    },
    async 'find-ceremony'({ credentialId }) {
      const option = await others.ceremonyOf(credentialId);
      if (option === null) throw unknownCredential();
      return option;
    },
    async 'unlock-with-recovery-key'({ text, personal }) {
      // Before the identity in use, whose key server would be asked for the key of another one.
      const key = { kind: 'recovery-key' as const, text, ...(personal === undefined ? {} : { personal }) };
      if (await others.openWith(key)) return null;
      // Without an identity in use there is nothing else that it could open.
      if ((await session.state()) === 'empty') throw opensNothing();
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
    ...closingCommands(wallet),
  } satisfies Partial<Handlers>;
}

const unknownCredential = () => new WalletError('not-found', t.opensNothing);

const opensNothing = () => new WalletError('wrong-credential', t.opensNothingCheck);
