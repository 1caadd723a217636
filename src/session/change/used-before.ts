/**
 * A person can bring the same certificate again, so its rows may exist when a login method is made of it. If that method is still in
 * use, the certificate is refused. If it was removed, or given another credential since, its old rows are removed.
 */
import { locatorOf } from '../../keys/locator.ts';
import type { LogState } from '../../keys/log/state.ts';
import { methodKeys, rowControls } from '../../keys/method.ts';
import { equalBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { RowsLogin } from '../login/login-secrets.ts';
import { openRow } from '../login/method-login.ts';
import type { SessionParts } from '../state/session-parts.ts';

const inUse = () => new WalletError('exists', t.certificateUsed);

/** @throws WalletError exists (a login method in use has this secret) | server-unreachable | bad-server */
export async function endFormerUse(
  { server }: Pick<SessionParts, 'server'>,
  log: LogState,
  login: RowsLogin,
): Promise<void> {
  if (login.mayComeAgain !== true) return;
  const locator = locatorOf(login.modeSecret);
  const found = await openRow(server, login).catch((error: unknown) => {
    if (!isWalletError(error, 'wrong-credential')) throw error;
    return null;
  });
  if (found === null) return;
  const { accountNumber, blob } = found;
  const controls = rowControls(blob.methodSeed);
  try {
    const identity = blob.identities.find(({ identityId }) => equalBytes(identityId, log.identityId));
    // The rows open another identity as well, or only that: they stay.
    if (identity === undefined || blob.identities.length > 1) throw inUse();
    const keys = await methodKeys(blob.methodSeed, identity.anchor, identity.generation);
    wipe(keys.authenticationSeed, keys.signingSeed);
    const isUsed = [...log.methods.values()].some(
      ({ signingPublicKey, state }) => state !== 'revoked' && equalBytes(signingPublicKey, keys.signingPublicKey),
    );
    if (isUsed) throw inUse();
    const remote = await server.remote(log.identityId);
    await remote?.rows.controlIdRow(locator, controls.id, 'remove');
    await remote?.rows.controlKeyRow(accountNumber, controls.key, 'remove');
  } finally {
    wipe(blob.methodSeed, controls.id, controls.key);
  }
}
