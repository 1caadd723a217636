/** Events: the vectors of BIP-340, signatures that nostr-tools verifies, and what is no event. */
import { schnorr } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { getEventHash, verifyEvent } from 'nostr-tools/pure';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex } from '../lib/bytes.ts';
import { loginOf } from './auth.ts';
import { type EventDraft, eventHash, parseEvent, signEvent, tagOf } from './event.ts';
import { publicKeyOf } from './key.ts';
import bip340 from './vectors/bip340.json' with { type: 'json' };

const KEY = fromHex('7f7ff03d123792d6ac594bfa67bf6d0c0ab55b6b1fdb6249303fe861f1ccba9a');
const NOTE: EventDraft = { kind: 1, created_at: 1_700_000_000, tags: [['t', 'stage']], content: 'Curtain up “now”\n' };

describe('BIP-340', () => {
  it.each(bip340.vectors)('$publicKey, $valid: $comment', (vector) => {
    const [message, signature] = [fromHex(vector.message), fromHex(vector.signature)];
    if (vector.secret !== '') {
      expect(publicKeyOf(fromHex(vector.secret))).toBe(vector.publicKey);
      expect(bareHex(schnorr.sign(message, fromHex(vector.secret), fromHex(vector.aux)))).toBe(vector.signature);
    }
    expect(schnorr.verify(signature, message, fromHex(vector.publicKey))).toBe(vector.valid);
  });
});

const anyEvent: fc.Arbitrary<EventDraft> = fc.record({
  kind: fc.integer({ min: 0, max: 65_535 }),
  created_at: fc.integer({ min: 0, max: 4_000_000_000 }),
  tags: fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), { maxLength: 5 }),
  content: fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
});

it('what it signs is verified by nostr-tools, which counts the same hash', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const signed = signEvent(event, KEY);
      expect(verifyEvent(structuredClone(signed))).toBe(true);
      expect(bareHex(eventHash(signed.pubkey, event))).toBe(getEventHash({ ...event, pubkey: signed.pubkey }));
      expect(parseEvent(signed)).toEqual({ event, pubkey: publicKeyOf(KEY) });
    }),
    { numRuns: 40 },
  );
});

it('a signature belongs to every field', () => {
  const signed = signEvent(NOTE, KEY);
  for (const change of [{ content: 'x' }, { kind: 2 }, { created_at: 1 }, { tags: [] }])
    expect(verifyEvent({ ...structuredClone(signed), ...change })).toBe(false);
});

it.each([
  ['nothing', undefined, 'an object'],
  ['a list', [], 'an object'],
  ['no kind', { ...NOTE, kind: undefined }, 'kind'],
  ['a kind as text', { ...NOTE, kind: '1' }, 'kind'],
  ['a kind too large', { ...NOTE, kind: 65_536 }, 'kind'],
  ['a negative kind', { ...NOTE, kind: -1 }, 'kind'],
  ['half a second', { ...NOTE, created_at: 1.5 }, 'created_at'],
  ['no time', { ...NOTE, created_at: undefined }, 'created_at'],
  ['milliseconds', { ...NOTE, created_at: 1e15 }, 'created_at'],
  ['no content', { ...NOTE, content: undefined }, 'content'],
  ['half a character', { ...NOTE, content: 'a\ud800' }, 'content'],
  ['no tags', { ...NOTE, tags: undefined }, 'tags'],
  ['flat tags', { ...NOTE, tags: ['t', 'x'] }, 'tags'],
  ['numbers in tags', { ...NOTE, tags: [['t', 1]] }, 'tags'],
  ['half a character in a tag', { ...NOTE, tags: [['t', '\udc00']] }, 'tags'],
  ['too many tags', { ...NOTE, tags: Array.from({ length: 20_001 }, () => ['p']) }, 'tags'],
  ['a public key that is no text', { ...NOTE, pubkey: 7 }, 'pubkey'],
])('refuses %s', (_what, value, why) => {
  expect(() => parseEvent(value)).toThrow(why);
});

it('a copy is signed, not what the caller holds', () => {
  const tags = [['t', 'one']];
  const { event } = parseEvent({ ...NOTE, tags });
  (tags[0] as string[])[1] = 'two';
  expect(tagOf(event, 't')).toBe('one');
  expect(tagOf(event, 'p')).toBe(null);
});

describe('where an event logs in', () => {
  const at = (kind: number, ...tags: string[][]) => loginOf({ ...NOTE, kind, tags });
  it.each([
    [at(1, ['u', 'https://app.example']), null],
    [at(27_235, ['u', 'https://app.example:8443/api?x']), 'app.example:8443'],
    [at(27_235, ['u', 'wss://app.example']), undefined],
    [at(27_235), undefined],
    [at(27_235, ['u']), undefined],
    [at(27_235, ['u', 'app.example']), undefined],
    [at(22_242, ['relay', 'wss://relay.example/']), 'relay.example'],
    [at(22_242, ['relay', 'https://relay.example/']), undefined],
    [at(22_242, ['u', 'wss://relay.example/']), undefined],
    // A server may read another of several tags than the first one.
    [at(22_242, ['relay', 'wss://relay.example'], ['relay', 'wss://elsewhere.example']), undefined],
    [at(22_242, ['relay', 'wss://relay.example'], ['relay']), undefined],
    [at(22_242, ['relay', 'wss://relay.example'], ['relay', 'wss://relay.example/']), 'relay.example'],
    [at(27_235, ['u', 'https://app.example/a'], ['u', 'https://elsewhere.example/a']), undefined],
    // Parsers differ about which part of these is the host.
    [at(27_235, ['u', 'https://app.example\\@elsewhere.example/']), undefined],
    [at(27_235, ['u', 'https://elsewhere.example@app.example/']), undefined],
    [at(27_235, ['u', ' https://app.example/']), undefined],
    [at(27_235, ['u', 'https://app\n.example/']), undefined],
    [at(27_235, ['u', 'https:app.example/']), undefined],
    [at(27_235, ['u', 'https://stra\u00dfe.example/']), undefined],
    [at(27_235, ['u', 'https://app.example/stra\u00dfe@home']), 'app.example'],
  ])('%o', (login, host) => {
    if (host === null) expect(login).toBe(null);
    else expect(login?.host ?? undefined).toBe(host);
  });
});
