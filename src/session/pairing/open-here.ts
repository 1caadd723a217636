/** On the new computer, at the end: logs in with its own method through the rows, which verifies the log from genesis, and opens. */
import { bareHex } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { boundChange, unboundChange, unboundRecord } from '../bound-copy.ts';
import { type PrfOutputs, rowsLogin } from '../login-secrets.ts';
import { openMethod } from '../method-login.ts';
import type { Session } from '../session.ts';
import type { JoiningMethod } from './joining-method.ts';

/**
 * `session.parts.server` must know the identity's key server by now.
 * @returns `null` when it is open; else from when on it can be opened (ms)
 * @throws WalletError bad-log | wrong-credential | refused | server-unreachable; then nothing of it stays here
 */
export async function openJoined(
  session: Session,
  identityId: Uint8Array,
  { credential, own, prf }: JoiningMethod,
): Promise<number | null> {
  const methodId = bareHex(own.id);
  const { parts } = session;
  const activeFrom = await waitsUntil(session, prf);
  if (activeFrom !== null) return activeFrom;
  await parts.vault.commit([boundChange(unboundRecord(credential, { identityId, methodId }))]);
  try {
    await session.unlock(methodId, prf);
    return null;
  } catch (error) {
    await parts.vault.commit([unboundChange(methodId)]);
    throw error;
  }
}

/** What the log says of the method, not what the other computer says. */
async function waitsUntil({ parts }: Session, prf: PrfOutputs): Promise<number | null> {
  const login = rowsLogin(prf);
  let activeFrom: number | null = null;
  try {
    const opened = await openMethod(parts, login, (method) => {
      if (method.state === 'pending') activeFrom = method.pending?.activeFrom ?? null;
    });
    opened.wipe();
    return activeFrom;
  } catch (error) {
    if (!isWalletError(error, 'refused')) throw error;
    throw new WalletError(
      'bad-log',
      'The key server shows an identity in which this computer is not named. Nothing was opened. Begin again with a new code.',
      { cause: error },
    );
  } finally {
    login.wipe();
  }
}
