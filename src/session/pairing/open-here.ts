/** On the new computer, at the end: logs in with its own method through the rows, which verifies the log from genesis, binds and opens. */

import type { KeyServerActs } from '../key-server/key-server-acts.ts';
import { waitsUntil } from '../login/method-login.ts';
import type { JoiningMethod } from './joining-method.ts';

/**
 * Id of the identity and floor of its log are those of the words: they stand in the blob that this computer wrote itself.
 * @returns `null` when it is open; else from when on it can be opened (ms), as the log says and not the other computer
 * @throws WalletError bad-log | not-found | refused | server-unreachable; then nothing of it stays here
 */
export async function openJoined(
  keyServer: Pick<KeyServerActs, 'find'>,
  origin: string,
  method: JoiningMethod,
): Promise<number | null> {
  const { credential, secrets } = method;
  try {
    await keyServer.find(origin, { secrets, credential, keepCopy: true });
    return null;
  } catch (error) {
    const activeFrom = waitsUntil(error);
    if (activeFrom === null) throw error;
    return activeFrom;
  }
}
