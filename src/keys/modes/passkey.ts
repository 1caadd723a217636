/** The two secrets of a passkey or security key: mode secret and local secret. Neither gives the other, and neither leaves the device. */

import { utf8 } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { deriveKey } from '../derive.ts';
import { labels } from '../labels.ts';

/** First PRF input (WebAuthn §10.1.4): the same for every person, so that a passkey can log in on a new device. */
export const PRF_SERVER_INPUT: Uint8Array = utf8(labels.prfServerInput);

/** Second PRF input, for the local copy on this device. @param localSalt 32 random bytes of this method on this device */
export const prfLocalInput = (localSalt: Uint8Array): Uint8Array =>
  createWriter().text(labels.prfLocalInput).bytes(localSalt).finish();

/** A PRF output is 32 bytes. */
function ensurePrfOutput(output: Uint8Array): void {
  if (output.length !== 32) throw new WalletError('no-prf', t.noSecret);
}

/** Mode secret (32 bytes) of a passkey or security key. @param prfFirst output for PRF_SERVER_INPUT */
export function passkeyModeSecret(prfFirst: Uint8Array): Uint8Array {
  ensurePrfOutput(prfFirst);
  return deriveKey(prfFirst, null, labels.passkeyModeSecret);
}

/** Local secret (32 bytes). @param prfSecond output for `prfLocalInput` of this device's salt */
export function passkeyLocalSecret(prfSecond: Uint8Array): Uint8Array {
  ensurePrfOutput(prfSecond);
  return deriveKey(prfSecond, null, labels.passkeyLocalSecret);
}
