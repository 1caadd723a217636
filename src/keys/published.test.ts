/** Published vectors at the doors of this folder: signatures and boxes, every class of failure that others have met. */
import { createHash, hkdfSync } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { AEAD_ChaCha20Poly1305 } from '@panva/hpke-noble';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex, utf8 } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { labels } from './labels.ts';
import { sign, signingKeyPair, verify, verifyPlain } from './sign.ts';
import { bytesOf, contextOf } from './testing/identity.ts';
import chacha from './vectors/chacha20-poly1305.json' with { type: 'json' };
import ed25519 from './vectors/ed25519.json' with { type: 'json' };
import edgeCases from './vectors/ed25519-edge-cases.json' with { type: 'json' };
import xchacha from './vectors/xchacha20-poly1305.json' with { type: 'json' };
import { wrap } from './wrap.ts';

/** Order of Ed25519's group, little-endian in signatures. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${bareHex(bytes.slice().reverse())}`);
const toLittleEndian = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0')).reverse();

describe('Ed25519', () => {
  it.each(ed25519.tests)('Wycheproof $tcId: $comment $flags', (test) => {
    expect(verifyPlain(fromHex(test.publicKey), fromHex(test.msg), fromHex(test.sig))).toBe(test.result === 'valid');
  });

  it.each(edgeCases.tests)('edge case: $comment', (test) => {
    expect(verifyPlain(fromHex(test.publicKey), fromHex(test.msg), fromHex(test.sig))).toBe(test.accepted);
  });

  it('refuses a second signature derived from the first', () => {
    const seed = bytesOf('seed');
    const signature = sign(seed, labels.logEntry, utf8('message'));
    const { publicKey } = signingKeyPair(seed);
    const higher = toLittleEndian(littleEndian(signature.slice(32)) + ORDER);
    expect(verify(publicKey, labels.logEntry, utf8('message'), signature)).toBe(true);
    expect(verify(publicKey, labels.logEntry, utf8('message'), concatBytes(signature.slice(0, 32), higher))).toBe(
      false,
    );
  });
});

interface AeadCase {
  key: string;
  iv: string;
  aad: string;
  msg: string;
  ct: string;
  tag: string;
  result: string;
}

/** What opening gives, or that it is refused. */
async function opened(test: AeadCase, open: (box: Uint8Array) => Uint8Array | Promise<Uint8Array>): Promise<string> {
  try {
    return bareHex(await open(fromHex(test.ct + test.tag)));
  } catch {
    return 'refused';
  }
}

/** Label with its length in front, and bytes with theirs, as README.md says it. */
const labelText = (label: string) => createWriter().text(`dramatis/v1/${label}`);

/** Encryption key and commitment of a wrapped box, by another HKDF. */
function keysByHand(key: Uint8Array, purpose: string, header: Uint8Array): Uint8Array {
  const salt = createHash('sha256').update(labelText('wrap-header').bytes(header).finish()).digest();
  const info = labelText('wrap-keys').text(`dramatis/v1/wrap/${purpose}`).finish();
  return new Uint8Array(hkdfSync('sha256', key, salt, info, 64));
}

describe('XChaCha20-Poly1305, of wrapped boxes', () => {
  const cipher = (test: AeadCase) => xchacha20poly1305(fromHex(test.key), fromHex(test.iv), fromHex(test.aad));

  it.each(xchacha.tests)('Wycheproof $tcId: $comment $flags', async (test) => {
    const valid = test.result === 'valid';
    expect(await opened(test, (box) => cipher(test).decrypt(box))).toBe(valid ? test.msg : 'refused');
    if (valid) expect(bareHex(cipher(test).encrypt(fromHex(test.msg)))).toBe(test.ct + test.tag);
  });

  it('encrypts a box: it opens by hand, with keys of another HKDF implementation', () => {
    const [key, context, plaintext] = [bytesOf('key'), contextOf('context'), utf8('plaintext')];
    const box = wrap(key, 'login-cache', context, plaintext);
    const [nonce, commitment, ciphertext] = [box.slice(1, 25), box.slice(25, 57), box.slice(61)];
    const purpose = labelText('wrap-header').u8(1).text('dramatis/v1/wrap/login-cache');
    const header = purpose.raw(nonce, 24).bytes(context).finish();
    const both = keysByHand(key, 'login-cache', header);
    expect(both.slice(32)).toEqual(commitment);
    const opener = xchacha20poly1305(both.slice(0, 32), nonce, concatBytes(header, commitment));
    expect(opener.decrypt(ciphertext)).toEqual(plaintext);
  });
});

describe('ChaCha20-Poly1305, of sealed boxes', () => {
  const cipher = AEAD_ChaCha20Poly1305();

  it.each(chacha.tests)('Wycheproof $tcId: $comment $flags', async (test) => {
    const [key, nonce, aad] = [fromHex(test.key), fromHex(test.iv), fromHex(test.aad)];
    const valid = test.result === 'valid';
    expect(await opened(test, (box) => cipher.Open(key, nonce, aad, box))).toBe(valid ? test.msg : 'refused');
    if (valid) expect(bareHex(await cipher.Seal(key, nonce, aad, fromHex(test.msg)))).toBe(test.ct + test.tag);
  });
});
