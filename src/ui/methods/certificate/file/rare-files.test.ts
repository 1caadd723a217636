/** Certificate files that OpenSSL 3.0 does not write: PKCS#12 with the MAC of RFC 9579, and RSA keys written in another way. */
import { execFileSync } from 'node:child_process';
import { createHmac, createPrivateKey, type JsonWebKey, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../lib/bytes.ts';
import { toMinimalBytes } from './asn1.ts';
import { openCertificateFile } from './open-file.ts';
import { FROZEN } from './testing/frozen-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'rare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const openssl = (words: string): void => {
  execFileSync('openssl', words.split(' '), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};

/** One DER value. */
function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const inside = Buffer.concat(parts);
  const { length } = inside;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.of(tag, ...size, ...inside);
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const octets = (bytes: Uint8Array) => der(0x04, bytes);
const id = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const NULL = Uint8Array.of(5, 0);
/** hmacWithSHA256. */
const HMAC = sequence(id('2a864886f70d0209'), NULL);

/** Adds a MAC of RFC 9579 to a file without one. @param content what the MAC covers */
function withMac(bytes: Uint8Array, content: Uint8Array, password: string): Uint8Array {
  const salt = Buffer.from('salt salt');
  const derivation = sequence(octets(salt), der(0x02, Uint8Array.of(8, 0)), der(0x02, Uint8Array.of(32)), HMAC);
  const pbkdf2 = sequence(id('2a864886f70d01050c'), derivation);
  const key = pbkdf2Sync(password, salt, 2048, 32, 'sha256');
  const digest = createHmac('sha256', key).update(content).digest();
  const algorithm = sequence(id('2a864886f70d01050e'), sequence(pbkdf2, HMAC));
  const mac = sequence(sequence(algorithm, octets(digest)), octets(Buffer.from('NOT USED')));
  // The outer sequence has a length of two bytes.
  return sequence(bytes.slice(4), mac);
}

it('a PKCS#12 with the MAC of RFC 9579 opens with its password alone', async () => {
  openssl(
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem -out c.pem -days 9 -subj /CN=Ada',
  );
  openssl('pkcs12 -export -nomac -inkey k.pem -in c.pem -out open.p12 -passout pass:secret');
  const bytes = new Uint8Array(readFileSync(join(folder, 'open.p12')));
  // Version, then the content: an identifier of nine bytes, a tag and an octet string with lengths of two bytes each.
  const content = bytes.slice(4 + 3 + 4 + 11 + 4 + 4);
  expect([...bytes.slice(4 + 3 + 4 + 11 + 4, 4 + 3 + 4 + 11 + 4 + 2)]).toEqual([0x04, 0x82]);
  const file = withMac(bytes, content, 'secret');
  const { secret } = await openCertificateFile(bytes, 'secret');
  expect((await openCertificateFile(file, 'secret')).secret).toBe(secret);
  await expect(openCertificateFile(file, 'Secret')).rejects.toMatchObject({ code: 'wrong-credential' });
  const changed = withMac(bytes, content.with(9, (content[9] ?? 0) ^ 1), 'secret');
  await expect(openCertificateFile(changed, 'secret')).rejects.toMatchObject({ code: 'wrong-credential' });
});

it('an RSA key gives one secret with its primes in either order and its private exponent in either form', async () => {
  const [, pem, secret] = FROZEN.find(([name]) => name.startsWith('RSA')) ?? ['', '', ''];
  const jwk = createPrivateKey(pem).export({ format: 'jwk' });
  const number = (text: string | undefined) => BigInt(`0x${Buffer.from(fromBase64Url(text ?? '')).toString('hex')}`);
  const text = (value: bigint) => toBase64Url(toMinimalBytes(value));
  const [e, p, q] = [number(jwk.e), number(jwk.p), number(jwk.q)];
  const d = inverse(e, (p - 1n) * (q - 1n));
  expect(d).not.toBe(number(jwk.d));
  const other: JsonWebKey = {
    ...jwk,
    d: text(d),
    p: text(q),
    q: text(p),
    dp: text(d % (q - 1n)),
    dq: text(d % (p - 1n)),
    qi: text(inverse(p, q)),
  };
  const written = createPrivateKey({ key: other, format: 'jwk' }).export({ type: 'pkcs1', format: 'pem' }) as string;
  expect(written).not.toBe(createPrivateKey(pem).export({ type: 'pkcs1', format: 'pem' }));
  expect((await openCertificateFile(new TextEncoder().encode(written), '')).secret).toBe(secret);
});

/** Of a number without a common divisor with the modulus (extended Euclid). */
function inverse(of: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [of % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  expect(a).toBe(1n);
  return ((x % modulus) + modulus) % modulus;
}
