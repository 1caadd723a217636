/** A method whose delay has passed is given its keys at the next login of one that manages: the ceremony that opens is proof enough. */
import { mayActivate, mayManage } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { readLogOf } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { changeIdentity } from './identity-change.ts';

/**
 * Does nothing where nobody waits, or where this method does not manage. What fails is tried again at the next login.
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
    // The login itself has succeeded, and stands.
  }
}
