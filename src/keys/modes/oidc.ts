/**
 * The two secrets of an account at an OpenID Connect issuer, both of its passphrase: the mode secret through OPAQUE at the key server, and
 * the local secret of this device. The account gives no secret: the issuer's ID token only decides whose OPAQUE row is asked, and so keeps
 * strangers from guessing.
 */
import { labels } from '../labels.ts';
import { fromExportKey, localSecretOf } from './opaque-secrets.ts';

/** Mode secret (32 bytes). @param exportKey of OPAQUE, 64 bytes: neither server nor issuer ever has it */
export const oidcModeSecret = (exportKey: Uint8Array): Uint8Array => fromExportKey(exportKey, labels.oidcModeSecret);

/** Local secret (32 bytes) of a device that does not open without issuer and server. @param exportKey of OPAQUE, 64 bytes */
export const oidcServerSecret = (exportKey: Uint8Array): Uint8Array =>
  fromExportKey(exportKey, labels.oidcServerSecret);

/** Local secret (32 bytes) of a device that opens with the passphrase alone. @param localSalt of this method on this device, 32 bytes */
export const oidcLocalSecret = (passphrase: string, localSalt: Uint8Array): Promise<Uint8Array> =>
  localSecretOf(passphrase, localSalt, labels.oidcLocalSecret);
