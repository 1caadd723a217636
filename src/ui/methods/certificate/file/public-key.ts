/** Names public keys, so that a private key finds its certificate: the same key has the same name wherever it is read. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { ObjectIdentifier } from 'asn1js';
import { type PublicKeyInfo, RSAPublicKey } from 'pkijs';
import { bareHex } from '../../../../lib/bytes.ts';
import { certificateFile as t } from '../../../../locales/en/ui/methods/certificate/file.ts';
import { numberOf, readWhole } from './asn1.ts';

/** Curves by object identifier: their names, and the length of a private key in bytes. */
const CURVES = {
  '1.2.840.10045.3.1.7': { name: 'P-256', length: 32, curve: p256 },
  '1.3.132.0.34': { name: 'P-384', length: 48, curve: p384 },
  '1.3.132.0.35': { name: 'P-521', length: 66, curve: p521 },
} as const;

export type Curve = (typeof CURVES)[keyof typeof CURVES];

export const curveOf = (id: string | undefined): Curve | undefined =>
  Object.entries(CURVES).find(([known]) => known === id)?.[1];

export const RSA = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];
export const EC = '1.2.840.10045.2.1';
export const ED25519 = '1.3.101.112';

export const rsaName = (modulus: bigint, exponent: bigint): string => `rsa/${modulus}/${exponent}`;

/** @param scalar big-endian, as long as the curve asks for @throws when it is zero or not below the order */
export const ecNameOfPrivate = ({ name, curve }: Curve, scalar: Uint8Array): string =>
  `${name}/${bareHex(curve.getPublicKey(scalar, false))}`;

/** @param seed 32 bytes */
export const ed25519NameOfPrivate = (seed: Uint8Array): string => `ed25519/${bareHex(ed25519.getPublicKey(seed))}`;

/** A kind of key and its size, in words: *RSA, 3072 bits*. */
export const rsaKind = (modulus: bigint): string => t.rsa(bitsOf(modulus));
export const ecKind = ({ name }: Curve): string => t.ellipticCurve(name);
export const ED25519_KIND = 'Ed25519';

export const bitsOf = (value: bigint): number => value.toString(2).length;

/** The name of a certificate's public key; `null` for a kind or value that this cannot name. */
export function nameOfPublic({ algorithm, subjectPublicKey }: PublicKeyInfo): string | null {
  try {
    const bytes = subjectPublicKey.valueBlock.valueHexView.slice();
    if (RSA.includes(algorithm.algorithmId)) {
      const { modulus, publicExponent } = new RSAPublicKey({ schema: readWhole(bytes) });
      return rsaName(numberOf(modulus), numberOf(publicExponent));
    }
    if (algorithm.algorithmId === ED25519) return bytes.length === 32 ? `ed25519/${bareHex(bytes)}` : null;
    const { algorithmParams } = algorithm;
    const curve = algorithmParams instanceof ObjectIdentifier ? curveOf(algorithmParams.valueBlock.toString()) : null;
    if (algorithm.algorithmId !== EC || curve == null) return null;
    return `${curve.name}/${bareHex(curve.curve.Point.fromBytes(bytes).toBytes(false))}`;
  } catch {
    return null;
  }
}
