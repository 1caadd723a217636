/**
 * Last step on the new computer: it logs in through the rows with its own method. That verifies the log from genesis, binds the
 * method to this computer and opens the session.
 */
import { bareHex } from '../../lib/bytes.ts';
import type { KeyServerActs } from '../key-server/key-server-acts.ts';
import { waitsUntil } from '../login/method-login.ts';
import type { JoiningMethod } from './joining-method.ts';

/**
 * The words confirmed the identity's ID and the floor of its log. Both come from the blob that this computer wrote itself.
 * @returns `null` if the identity is open; otherwise the time (ms since 1970) from which it can be opened, taken from the log and not from the other computer
 * @throws WalletError bad-log | not-found | refused | server-unreachable; then nothing of the identity is stored here
 */
export async function openJoined(
  keyServer: Pick<KeyServerActs, 'find'>,
  origin: string,
  identityId: Uint8Array,
  method: JoiningMethod,
): Promise<number | null> {
  const { credential, secrets } = method;
  try {
    await keyServer.find(origin, { secrets, credential, keepCopy: true, identityId: bareHex(identityId) });
    return null;
  } catch (error) {
    const activeFrom = waitsUntil(error);
    if (activeFrom === null) throw error;
    return activeFrom;
  }
}
