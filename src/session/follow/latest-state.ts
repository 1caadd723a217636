/**
 * [Note: Latest state before a change] Before an identity is changed, the wallet pulls from its key server what other computers
 * did and applies it. A change is made on the newest state or not at all: a change of an older state would fork the log.
 */
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionFollow as t } from '../../locales/en/session/follow.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { ensureUsable, type OpenMethod, openMethod, openPerhapsBehind } from '../login/method-login.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { applyLog } from './apply-log.ts';

export const signerOf = ({ method, keys }: OpenMethod): BoxSigner => ({
  kind: 'method',
  id: method.id,
  seed: keys.signingSeed,
});

/**
 * Opens a method that has just logged in, at the newest state that the key server has; without a server, at the local state.
 * Within `inContact`, and where anything is open, within `inTurn`.
 * @param ensure which states of a method are good enough for the act
 * @throws WalletError wrong-credential | refused | server-unreachable | server-refused | bad-server
 */
export async function openAtLatestState(
  parts: SessionParts,
  login: ModeSecret,
  ensure: Parameters<typeof openMethod>[2] = ensureUsable,
): Promise<OpenMethod> {
  // A method that is frozen in the local log may have been unfrozen on another computer: the newest state decides.
  const found = await openPerhapsBehind(parts, login, () => undefined);
  try {
    if (await parts.server.record(found.log.identityId)) {
      const { log, scope } = await parts.server.pull(found.log, signerOf(found));
      const state = log.methods.get(bareHex(found.method.id))?.state;
      if (scope === 'log' && state === 'active') throw new WalletError('bad-server', t.keptOut);
      if (log !== found.log) {
        await applyLog(parts, log);
        found.wipe();
        return await openMethod(parts, login, ensure);
      }
    }
    // The method's blob names a newer head than the log has, and the server has nothing newer: opening it again throws.
    if (found.isBehind) {
      found.wipe();
      return await openMethod(parts, login, ensure);
    }
    ensure(found.method, parts.clock());
    return found;
  } catch (error) {
    found.wipe();
    throw error;
  }
}
