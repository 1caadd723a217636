/** Checks a typed recovery key against the log: without a server, and without a change of the identity. */
import { locatorOf } from '../../keys/locator.ts';
import type { LogState } from '../../keys/log/state.ts';
import { methodKeys, openMethodBlob } from '../../keys/method.ts';
import { personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { equalBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import { type ModeSecret, partsOf } from '../login/login-secrets.ts';
import { isGiven } from '../login/personal.ts';
import { type KnownRecoveryKey, knownRecoveryKeys } from '../login/recovery-rows.ts';
import type { IdentityDocument } from '../profile/profile.ts';

const notOne = () => new WalletError('recovery-key-mismatch', t.otherRecoveryKey);

/**
 * @param login of the typed key; the caller wipes it
 * @returns the recovery key that it is
 * @throws WalletError recovery-key-mismatch | wrong-credential (personal information is missing, or another one)
 */
export async function checkRecoveryKey(
  { log, names }: { log: LogState; names: IdentityDocument },
  login: ModeSecret,
): Promise<KnownRecoveryKey> {
  const { modeSecret, personal } = partsOf(login);
  const locator = locatorOf(modeSecret);
  const key = knownRecoveryKeys(log, names.methods, ['active', 'pending', 'frozen']).find(({ idRow }) =>
    equalBytes(idRow.locator, locator),
  );
  if (!key) throw notOne();
  const { salt } = key.idRow;
  const personalKey = isGiven(personal) ? await personalSecret(personal, salt) : null;
  const thirdKey = thirdStorageKey(modeSecret, salt, personalKey);
  try {
    const { methodSeed, identities } = openMethodBlob(thirdKey, key.keyRow.methodBlob);
    const identity = identities.find(({ identityId }) => equalBytes(identityId, log.identityId));
    const keys = identity && (await methodKeys(methodSeed, identity.anchor, identity.generation));
    wipe(methodSeed, keys?.authenticationSeed, keys?.signingSeed);
    if (!keys || !equalBytes(keys.signingPublicKey, key.signingPublicKey)) throw notOne();
    return key;
  } catch (error) {
    if (!isWalletError(error, 'cannot-open')) throw error;
    throw new WalletError('wrong-credential', t.personalDiffers);
  } finally {
    wipe(personalKey, thirdKey);
  }
}
