/** NIP-44 version 2: published vectors, exchanges with nostr-tools in both directions, and what does not open. */
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import * as theirs from 'nostr-tools/nip44';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex, utf8 } from '../lib/bytes.ts';
import { publicKeyOf } from './key.ts';
import {
  conversationKey,
  decryptText,
  encryptText,
  LONGEST_TEXT,
  messageKeys,
  paddedLength,
  readPayload,
} from './nip44.ts';
import vectors from './vectors/nip44.json' with { type: 'json' };

const [ONE, TWO] = [fromHex('11'.repeat(32)), fromHex('22'.repeat(32))];
const SHARED = conversationKey(ONE, publicKeyOf(TWO));

describe('published vectors', () => {
  it.each(vectors.valid)('$text', ({ secret, peerSecret, conversationKey: expected, nonce, text, payload }) => {
    const key = conversationKey(fromHex(secret), publicKeyOf(fromHex(peerSecret)));
    expect(bareHex(key)).toBe(expected);
    expect(encryptText(text, key, fromHex(nonce))).toBe(payload);
    expect(decryptText(payload, key)).toBe(text);
  });
  it.each(vectors.conversationKeys)('the key of %s and %s', (secret, publicKey, expected) => {
    expect(bareHex(conversationKey(fromHex(secret as string), publicKey as string))).toBe(expected);
  });
  it('the keys of a message', () => {
    const [conversation, nonce, ...expected] = vectors.messageKeys as [string, string];
    const keys = messageKeys(fromHex(conversation), fromHex(nonce));
    expect([keys.key, keys.nonce, keys.mac].map(bareHex)).toEqual(expected);
  });
  it.each(vectors.longTexts)(
    'a long text: $pattern',
    ({ conversationKey: key, nonce, pattern, repeat, payloadHash }) => {
      const payload = encryptText(pattern.repeat(repeat), fromHex(key), fromHex(nonce));
      expect(bareHex(sha256(utf8(payload)))).toBe(payloadHash);
      expect(decryptText(payload, fromHex(key))).toBe(pattern.repeat(repeat));
    },
  );
  it.each(vectors.invalidPayloads)('refuses $payload: $fault', ({ conversationKey: key, payload, fault }) => {
    expect(() => decryptText(payload, fromHex(key))).toThrow(fault);
  });
  it.each(vectors.invalidKeys)('refuses keys: $fault', ({ secret, publicKey }) => {
    expect(() => conversationKey(fromHex(secret), publicKey)).toThrow('public key is none');
  });
  it.each(vectors.paddedLengths)('pads %i bytes to %i', (length, padded) => {
    expect(paddedLength(length as number)).toBe(padded);
  });
});

it('exchanges texts with nostr-tools', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 600, unit: 'grapheme' }), (text) => {
      const key = theirs.getConversationKey(TWO, publicKeyOf(ONE));
      expect(key).toEqual(SHARED);
      expect(theirs.decrypt(encryptText(text, SHARED), key)).toBe(text);
      expect(decryptText(theirs.encrypt(text, key), SHARED)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

it.each([1, 32, 33, LONGEST_TEXT])('%i bytes are exchanged', (length) => {
  const text = 'x'.repeat(length);
  expect(theirs.decrypt(encryptText(text, SHARED), SHARED)).toBe(text);
  expect(decryptText(theirs.encrypt(text, SHARED), SHARED)).toBe(text);
});

it('neither an empty text nor one that is too long', () => {
  expect(() => encryptText('', SHARED)).toThrow('1 to 65535');
  expect(() => encryptText('x'.repeat(LONGEST_TEXT + 1), SHARED)).toThrow('1 to 65535');
});

it('a payload that was changed in any byte does not open', () => {
  const payload = encryptText('the prompter whispers', SHARED);
  const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ change : byte));
      expect(() => decryptText(btoa(String.fromCharCode(...changed)), SHARED)).toThrow(/version|changed/);
    }),
  );
  expect(() => decryptText(payload, conversationKey(ONE, publicKeyOf(ONE)))).toThrow('not between these two');
});

it.each([
  ['', 'length'],
  ['#2abc', 'form'],
  ['x'.repeat(131), 'length'],
  ['A'.repeat(87_476), 'length'],
  ['!'.repeat(132), 'Base64'],
  ['A'.repeat(132), 'version 0'],
])('%.20s is no payload', (payload, why) => {
  expect(() => readPayload(payload)).toThrow(why);
});

it('any text is opened or refused in words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(() => decryptText(text, SHARED)).toThrow('no encrypted text');
    }),
  );
});
