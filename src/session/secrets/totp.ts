/** Codes for two-step login (TOTP, RFC 6238) from an `otpauth:` URI or a bare base32 secret. Pure; the time is given. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { WalletError } from '../../lib/errors.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import type { TotpCode } from '../../messaging/secret.ts';

const HASHES = new Map([
  ['SHA1', sha1],
  ['SHA256', sha256],
  ['SHA512', sha512],
]);
const LONGEST_SECRET = 256;

interface Totp {
  /** Base32 (RFC 4648) in capital letters, without padding. */
  secret: string;
  /** One of HASHES. */
  algorithm: string;
  digits: number;
  /** Seconds that each code is valid. */
  period: number;
}

const malformed = () => new WalletError('bad-input', t.keyUnreadable);

/** The key URI format of Google Authenticator: `otpauth://totp/label?secret=…&algorithm=…&digits=…&period=…`. */
const URI = /^otpauth:\/\/([ht]otp)\/[^?]*\?(.*)$/i;

/** @throws WalletError bad-input */
function parse(text: string): Totp {
  const typed = text.trim();
  if (!/^otpauth:/i.test(typed)) return checked({ secret: typed.replaceAll(/[\s-]/g, '') });
  const [, type, query] = URI.exec(typed) ?? [];
  if (type === undefined) throw malformed();
  if (type.toLowerCase() === 'hotp') throw new WalletError('bad-input', t.keyCountsLogins);
  const named = [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value.trim()]);
  return checked(Object.fromEntries(named));
}

/** Every part but the secret may be missing. @throws WalletError bad-input */
function checked({ secret = '', algorithm = 'SHA1', digits = '6', period = '30' }: Record<string, string>): Totp {
  const read: Totp = {
    secret: secret.replace(/=+$/, '').toUpperCase(),
    algorithm: algorithm.toUpperCase().replace(/^SHA-/, 'SHA'),
    digits: wholeNumber(digits),
    period: wholeNumber(period),
  };
  const { length } = bytesOf(read.secret);
  const isSound =
    length > 0 &&
    length <= LONGEST_SECRET &&
    HASHES.has(read.algorithm) &&
    read.digits >= 6 &&
    read.digits <= 8 &&
    read.period >= 5 &&
    read.period <= 300;
  if (!isSound) throw malformed();
  return read;
}

const wholeNumber = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : Number.NaN);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bits that fill no whole byte are left out. @throws WalletError bad-input */
function bytesOf(base32: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((base32.length * 5) / 8));
  let [bits, value, at] = [0, 0, 0];
  for (const sign of base32) {
    const five = BASE32.indexOf(sign);
    if (five < 0) throw malformed();
    value = ((value << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = value >>> bits;
  }
  return bytes;
}

/** The canonical URI of what a person typed; issuer and label are left out. @throws WalletError bad-input */
export function totpUri(typed: string): string {
  const { secret, algorithm, digits, period } = parse(typed);
  return `otpauth://totp/login?secret=${secret}&algorithm=${algorithm}&digits=${digits}&period=${period}`;
}

/** @param now ms since 1970 @throws WalletError bad-input */
export function totpCode(uri: string, now: number): TotpCode {
  const { secret, algorithm, digits, period } = parse(uri);
  const step = Math.floor(now / (period * 1000));
  return { code: codeOf(bytesOf(secret), algorithm, step, digits), period, until: (step + 1) * period * 1000 };
}

/** HOTP (RFC 4226, section 5.3). */
function codeOf(secret: Uint8Array, algorithm: string, counter: number, digits: number): string {
  const message = new Uint8Array(8);
  new DataView(message.buffer).setBigUint64(0, BigInt(counter));
  const mac = hmac(HASHES.get(algorithm) ?? sha1, secret, message);
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const truncated = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}
