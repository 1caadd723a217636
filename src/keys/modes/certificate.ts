/** The two secrets of a certificate: mode secret and local secret, both from the secret of its private key. Neither gives the other. */
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { deriveKey } from '../derive.ts';
import { type Label, labels } from '../labels.ts';

/** Bytes of the secret that the page derives from the private key (label `certificate-key`; ui/methods/certificate/). */
const SECRET_LENGTH = 32;

function fromKeySecret(keySecret: Uint8Array, label: Label): Uint8Array {
  if (keySecret.length !== SECRET_LENGTH) throw new WalletError('internal', t.certificateSecret);
  return deriveKey(keySecret, null, label);
}

/** Mode secret (32 bytes) of a certificate. @param keySecret 32 bytes, the same for every file that holds the private key */
export const certificateModeSecret = (keySecret: Uint8Array): Uint8Array =>
  fromKeySecret(keySecret, labels.certificateModeSecret);

/** Local secret (32 bytes) of a certificate. @param keySecret as for the mode secret */
export const certificateLocalSecret = (keySecret: Uint8Array): Uint8Array =>
  fromKeySecret(keySecret, labels.certificateLocalSecret);
