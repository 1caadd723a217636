/** Codes for two-step login (TOTP, RFC 6238) from an `otpauth:` URI or a bare base32 secret. Pure; the time is given. */
import { Secret, TOTP, URI } from 'otpauth/slim';
import { WalletError } from '../../lib/errors.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import type { TotpCode } from '../../messaging/secret.ts';

const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'];
const LONGEST_SECRET = 256;

const malformed = () => new WalletError('bad-input', t.keyUnreadable);

/** @throws WalletError bad-input */
function parse(text: string): TOTP {
  const typed = text.trim();
  let read: unknown;
  try {
    read = /^otpauth:/i.test(typed)
      ? URI.parse(typed)
      : new TOTP({ secret: Secret.fromBase32(typed.replaceAll(/[\s-]/g, '').toUpperCase()) });
  } catch {
    throw malformed();
  }
  if (!(read instanceof TOTP)) throw new WalletError('bad-input', t.keyCountsLogins);
  const { secret, algorithm, digits, period } = read;
  const isSound =
    secret.bytes.length > 0 &&
    secret.bytes.length <= LONGEST_SECRET &&
    ALGORITHMS.includes(algorithm) &&
    digits >= 6 &&
    digits <= 8 &&
    Number.isInteger(period) &&
    period >= 5 &&
    period <= 300;
  if (!isSound) throw malformed();
  return read;
}

/** The canonical URI of what a person typed; issuer and label are left out. @throws WalletError bad-input */
export function totpUri(typed: string): string {
  const { secret, algorithm, digits, period } = parse(typed);
  return new TOTP({ secret, algorithm, digits, period, issuer: '', label: 'login' }).toString();
}

/** @param now ms since 1970 */
export function totpCode(uri: string, now: number): TotpCode {
  const totp = parse(uri);
  const { period } = totp;
  const step = period * 1000;
  return { code: totp.generate({ timestamp: now }), period, until: (Math.floor(now / step) + 1) * step };
}
