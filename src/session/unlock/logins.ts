/** Logging in and stepping up, with what belongs to every login: the deadline, the notice of the last session, grants that are due. */

import { STEP_UP_MS } from '../../messaging/step-up.ts';
import { grantAfterDelay } from '../change/grant-after-delay.ts';
import type { LoginSecrets } from '../login/login-secrets.ts';
import { rowsLoginIfAsked } from '../login/login-secrets.ts';
import { withRecoveryKey } from '../login/with-proof.ts';
import type { AutoLock } from '../state/auto-lock.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { openUnbound, unlock } from './unlock.ts';

export interface Logins {
  /** @param methodId hex @throws WalletError wrong-credential | refused | not-found */
  unlock(methodId: string, secrets: LoginSecrets): Promise<void>;
  /** @param text as typed @param personal personal information, if the key asks for it @throws WalletError bad-recovery-key | wrong-credential */
  unlockWithRecoveryKey(text: string, personal?: string): Promise<void>;
  /** Opens another login method of the same identity on top of the login, for a few minutes. @throws like `unlock` */
  stepUp(methodId: string, secrets: LoginSecrets): Promise<void>;
  stepUpWithRecoveryKey(text: string, personal?: string): Promise<void>;
}

/** @param forgetNotice the person has read why the last session was closed */
export function createLogins(
  parts: SessionParts,
  autoLock: Pick<AutoLock, 'touch'>,
  forgetNotice: () => Promise<void>,
): Logins {
  const { keyring, clock } = parts;
  const stepUpEnd = (): number => clock() + STEP_UP_MS;

  /** A session whose time is over is locked before a login, and only a login that succeeds puts off the lock of an open one. */
  async function logIn(open: () => Promise<void>): Promise<void> {
    const begun = (await keyring.layers()).length === 0 ? autoLock.touch() : null;
    await Promise.all([begun, open()]);
    await Promise.all([autoLock.touch(), forgetNotice()]);
  }

  return {
    async unlock(methodId, secrets) {
      await logIn(() => unlock(parts, methodId, secrets, { layer: 'login', until: null }));
      // A login that opened this copy alone proves nothing to the rows.
      const login = rowsLoginIfAsked(secrets);
      if (login === null) return;
      try {
        await grantAfterDelay(parts, methodId, login);
      } finally {
        login.wipe();
      }
    },
    unlockWithRecoveryKey: (text, personal) =>
      withRecoveryKey(text, personal, async (modeSecret) => {
        await logIn(() => openUnbound(parts, modeSecret, { layer: 'login', until: null }));
        const [login] = await keyring.layers();
        if (login) await grantAfterDelay(parts, login.methodId, modeSecret);
      }),
    stepUp: (methodId, secrets) => unlock(parts, methodId, secrets, { layer: 'step-up', until: stepUpEnd() }),
    stepUpWithRecoveryKey: (text, personal) =>
      withRecoveryKey(text, personal, (modeSecret) =>
        openUnbound(parts, modeSecret, { layer: 'step-up', until: stepUpEnd() }),
      ),
  };
}
