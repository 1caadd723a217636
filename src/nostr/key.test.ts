/** Nostr keys: published examples, the path of a site, and what is no key. */
import fc from 'fast-check';
import * as nip19 from 'nostr-tools/nip19';
import { getPublicKey } from 'nostr-tools/pure';
import { describe, expect, it } from 'vitest';
import { derivePrivateKey } from '../ethereum/hd.ts';
import { phraseToEntropy } from '../ethereum/phrase.ts';
import { bareHex, fromHex } from '../lib/bytes.ts';
import { isPublicKey, npubOf, parsePrivateKey, publicKeyOf, sitePath } from './key.ts';

/** Both examples of NIP-06. */
const NIP06 = [
  {
    phrase: 'leader monkey parrot ring guide accident before fence cannon height naive bean',
    secret: '7f7ff03d123792d6ac594bfa67bf6d0c0ab55b6b1fdb6249303fe861f1ccba9a',
    publicKey: '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917',
    npub: 'npub1zutzeysacnf9rru6zqwmxd54mud0k44tst6l70ja5mhv8jjumytsd2x7nu',
    nsec: 'nsec10allq0gjx7fddtzef0ax00mdps9t2kmtrldkyjfs8l5xruwvh2dq0lhhkp',
  },
  {
    phrase:
      'what bleak badge arrange retreat wolf trade produce cricket blur garlic valid proud rude strong choose busy staff weather area salt hollow arm fade',
    secret: 'c15d739894c81a2fcfd3a2df85a0d2c0dbc47a280d092799f144d73d7ae78add',
    publicKey: 'd41b22899549e1f3d335a31002cfd382174006e166d3e658e3a5eecdb6463573',
    npub: 'npub16sdj9zv4f8sl85e45vgq9n7nsgt5qphpvmf7vk8r5hhvmdjxx4es8rq74h',
    nsec: 'nsec1c9wh8xy5eqdzln7n5t0ctgxjcrdug73gp5yj0x03gntn67h83twssdfhel',
  },
];

describe('published examples', () => {
  it.each(NIP06)('NIP-06: $npub', async ({ phrase, secret, publicKey, npub, nsec }) => {
    const key = derivePrivateKey(phraseToEntropy(phrase), "m/44'/1237'/0'/0/0");
    expect(bareHex(key)).toBe(secret);
    expect(publicKeyOf(key)).toBe(publicKey);
    expect(npubOf(publicKey)).toBe(npub);
    expect(bareHex(parsePrivateKey(nsec))).toBe(secret);
    expect(bareHex(parsePrivateKey(`  ${nsec.toUpperCase()}\n`))).toBe(secret);
    expect(bareHex(parsePrivateKey(secret))).toBe(secret);
  });
});

describe('the path of a site', () => {
  it('is the same each time, hardened in each step, and takes 124 bits of the hash', () => {
    expect(sitePath('https://app.example')).toBe("m/44'/1237'/368755411'/2068091448'/39947740'/1739857686'");
    const steps = sitePath('https://app.example').split('/');
    expect(steps).toHaveLength(7);
    expect(steps.slice(1).every((step) => step.endsWith("'"))).toBe(true);
  });

  it('differs in the host, the port and the protocol', () => {
    const origins = ['https://app.example', 'http://app.example', 'https://app.example:8443', 'https://b.example'];
    expect(new Set(origins.map(sitePath)).size).toBe(origins.length);
  });
});

it('any key: public key, npub and nsec as nostr-tools has them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      let nsec: string;
      let publicKey: string;
      try {
        publicKey = getPublicKey(bytes);
        nsec = nip19.nsecEncode(bytes);
      } catch {
        expect(() => parsePrivateKey(bareHex(bytes))).toThrow('isn’t a valid key');
        return;
      }
      expect(publicKeyOf(bytes)).toBe(publicKey);
      expect(npubOf(publicKey)).toBe(nip19.npubEncode(publicKey));
      expect(parsePrivateKey(nsec)).toEqual(bytes);
      expect(isPublicKey(publicKey)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

it.each([
  ['', 'isn’t a Nostr private key'],
  ['nsec1', 'isn’t a Nostr private key'],
  [NIP06[0]?.nsec.replace('p', 'q') ?? '', 'isn’t a Nostr private key'],
  [NIP06[0]?.npub ?? '', 'public key'],
  [
    'ncryptsec1qgg9947rlpvqu76pj5ecreduf9jxhselq2nae2kghhvd5g7dgjtcxfqtd67p9m0w57lspw8gsq6yphnm8623nsl8xn9j4jdzz84zm3frztj3z7s35vpzmqf6ksu8r89qk5z2zxfmu5gv8th8wclt0h4p',
    'encrypted',
  ],
  ['0'.repeat(64), 'isn’t a valid key'],
  ['f'.repeat(64), 'isn’t a valid key'],
])('%s is no private key', (text, why) => {
  expect(() => parsePrivateKey(text)).toThrow(why);
});

it.each([null, 7, '', 'ab', 'F'.repeat(64), `0x${'1'.repeat(64)}`, 'f'.repeat(64), '0'.repeat(64)])(
  '%s is no public key',
  (value) => expect(isPublicKey(value)).toBe(false),
);

it('a key of hex digits is 32 bytes', () => {
  expect(parsePrivateKey('01'.repeat(32))).toEqual(fromHex('01'.repeat(32)));
});
