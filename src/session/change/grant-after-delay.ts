/** Gives a login method whose delay is over its keys, at the next login of a managing method. That login is the proof. */
import { mayActivate, mayManage } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { readLogOf } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { changeIdentity } from './identity-change.ts';

/**
 * Does nothing where no method waits, or this one does not manage. A failure is tried again at the next login.
 * @param methodId hex, of the method that has just logged in
 * @param modeSecret of its ceremony; the caller wipes it
 */
export async function grantAfterDelay(parts: SessionParts, methodId: string, modeSecret: ModeSecret): Promise<void> {
  try {
    const log = await parts.keyring.use('login', (keys) => readLogOf(parts, keys));
    const now = parts.clock();
    const due = [...log.methods.values()].some((method) => mayActivate(log, method.id, now));
    if (due && mayManage(log, fromHex(methodId)))
      await parts.inContact(() => parts.inTurn(() => changeIdentity(parts, modeSecret, async () => undefined)));
  } catch {
    // The login itself has succeeded.
  }
}
