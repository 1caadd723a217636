/**
 * Reads a private key and brings it into its one canonical form, so that the same key gives the same secret from PKCS#12, PKCS#8, SEC1
 * and PKCS#1 [Note: Canonical keys]. RSA: modulus, exponent and both primes, the larger prime first, each unsigned without leading
 * zeros. The private exponent is left out: the same key may have several, as programs compute it modulo (p-1)(q-1) or their least
 * common multiple. Curves: the name of the curve and the scalar in its full length. Ed25519: the seed.
 */
import { type AsnType, Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { RSAPrivateKey } from 'pkijs';
import { createWriter, type Writer } from '../../../../lib/encoding.ts';
import { certificateFile as t } from '../../../../locales/en/ui/methods/certificate/file.ts';
import { numberOf, octetsOf, reading, readWhole, toMinimalBytes } from './asn1.ts';
import { damaged, unsupportedKey, weakKey } from './problems.ts';
import {
  bitsOf,
  type Curve,
  curveOf,
  EC,
  ED25519,
  ED25519_KIND,
  ecKind,
  ecNameOfPrivate,
  ed25519NameOfPrivate,
  RSA,
  rsaKind,
  rsaName,
} from './public-key.ts';

/** The label that the canonical form begins with; `certificateKey` in the table of keys/. */
export const CERTIFICATE_KEY_LABEL = 'dramatis/v1/certificate-key';

export interface PrivateKey {
  /** Length-prefixed; the caller wipes it. */
  canonical: Uint8Array;
  /** As `nameOfPublic` names the public half. */
  publicName: string;
  /** In words: *RSA, 3072 bits*. */
  kind: string;
}

const WEAKEST_RSA = 2048;
const LARGEST_RSA = 16_384;

const OTHER_KEYS: Readonly<Record<string, string>> = {
  '1.2.840.10040.4.1': 'DSA',
  '1.2.840.113549.1.3.1': 'Diffie-Hellman',
  '1.3.101.110': 'X25519',
  '1.3.101.111': 'X448',
  '1.3.101.113': 'Ed448',
};

const canonicalForm = (kind: string, write: (writer: Writer) => Writer): Uint8Array =>
  write(createWriter().text(CERTIFICATE_KEY_LABEL).text(kind)).finish();

/** A key in PKCS#8 (RFC 5958). @throws WalletError bad-input */
export function readPkcs8(bytes: Uint8Array): PrivateKey {
  const { algorithm, parameters, inner } = reading(() => pkcs8Parts(readWhole(bytes)));
  if (RSA.includes(algorithm)) return readPkcs1(inner);
  if (algorithm === EC) {
    if (!(parameters instanceof ObjectIdentifier)) throw unsupportedKey(t.otherCurve);
    return readSec1(inner, parameters.valueBlock.toString());
  }
  if (algorithm === ED25519) return ed25519Key(inner);
  throw unsupportedKey(OTHER_KEYS[algorithm] ?? 'unknown');
}

/** Version, algorithm and key. pkijs would also read the key inside, and fail at curves that it does not know. */
function pkcs8Parts(info: AsnType): { algorithm: string; parameters: AsnType | undefined; inner: Uint8Array } {
  const [, identifier, octets] = info instanceof Sequence ? info.valueBlock.value : [];
  const [algorithm, parameters] = identifier instanceof Sequence ? identifier.valueBlock.value : [];
  if (!(algorithm instanceof ObjectIdentifier) || !(octets instanceof OctetString)) throw damaged();
  return { algorithm: algorithm.valueBlock.toString(), parameters, inner: octetsOf(octets) };
}

/** An RSA key in PKCS#1 (RFC 8017 A.1.2). @throws WalletError bad-input */
export function readPkcs1(bytes: Uint8Array): PrivateKey {
  const key = reading(() => new RSAPrivateKey({ schema: readWhole(bytes) }));
  if (key.version !== 0) throw unsupportedKey(t.rsaWithMorePrimes);
  const [n, e, d, p, q] = [key.modulus, key.publicExponent, key.privateExponent, key.prime1, key.prime2].map((part) =>
    reading(() => numberOf(part)),
  ) as [bigint, bigint, bigint, bigint, bigint];
  const bits = bitsOf(n);
  if (bits < WEAKEST_RSA) throw weakKey(bits);
  if (bits > LARGEST_RSA) throw unsupportedKey(t.rsaWithBits(bits));
  const isKey = p > 1n && q > 1n && p !== q && p * q === n && e > 1n && e < n && d < n;
  // The parts belong together: e and d undo each other modulo both primes.
  if (!isKey || (e * d) % (p - 1n) !== 1n || (e * d) % (q - 1n) !== 1n) throw damaged();
  const [larger, smaller] = p > q ? [p, q] : [q, p];
  return {
    canonical: canonicalForm('rsa', (writer) =>
      [n, e, larger, smaller].reduce((each, part) => each.bytes(toMinimalBytes(part)), writer),
    ),
    publicName: rsaName(n, e),
    kind: rsaKind(n),
  };
}

/** A key on a curve in SEC1 (RFC 5915). @param outside the curve that PKCS#8 names around it @throws WalletError bad-input */
export function readSec1(bytes: Uint8Array, outside?: string): PrivateKey {
  const { octets, inside } = reading(() => sec1Parts(readWhole(bytes)));
  if (outside !== undefined && inside !== undefined && inside !== outside) throw damaged();
  const curve = curveOf(outside ?? inside);
  if (curve === undefined) throw unsupportedKey(t.otherCurve);
  const scalar = fullScalar(octets, curve);
  return {
    canonical: canonicalForm('ec', (writer) => writer.text(curve.name).bytes(scalar)),
    publicName: reading(() => ecNameOfPrivate(curve, scalar)),
    kind: ecKind(curve),
  };
}

/** Version, private key, and the curve under the tag 0. The public key under the tag 1 is not read: it follows from the private one. */
function sec1Parts(key: AsnType): { octets: Uint8Array; inside: string | undefined } {
  const [, octets, tagged] = key instanceof Sequence ? key.valueBlock.value : [];
  if (!(octets instanceof OctetString)) throw damaged();
  const isCurve = tagged instanceof Constructed && tagged.idBlock.tagNumber === 0;
  const id = isCurve ? tagged.valueBlock.value[0] : undefined;
  if (id !== undefined && !(id instanceof ObjectIdentifier)) throw unsupportedKey(t.otherCurve);
  return { octets: octetsOf(octets), inside: id?.valueBlock.toString() };
}

/** Some programs leave leading zeros out, or add one. */
function fullScalar(bytes: Uint8Array, { length }: Curve): Uint8Array {
  const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  if (significant.length > length) throw damaged();
  const scalar = new Uint8Array(length);
  scalar.set(significant, length - significant.length);
  return scalar;
}

/** An Ed25519 key (RFC 8410): an octet string inside the octet string. */
function ed25519Key(inner: Uint8Array): PrivateKey {
  const octets = readWhole(inner);
  if (!(octets instanceof OctetString)) throw damaged();
  const seed = octetsOf(octets);
  if (seed.length !== 32) throw damaged();
  return {
    canonical: canonicalForm('ed25519', (writer) => writer.bytes(seed)),
    publicName: ed25519NameOfPrivate(seed),
    kind: ED25519_KIND,
  };
}
