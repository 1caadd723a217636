/** Pairing: what each message commits to, what the new computer signs, and that a man in the middle is given away by the words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { labels } from './labels.ts';
import { appendEntry, completeEntry, prepareEntry, signEntry } from './log/append.ts';
import {
  commitmentTo,
  decodeInvite,
  decodeOffer,
  encodeDone,
  encodeInvite,
  encodeOffer,
  ensureCommitted,
  type OfferedMethod,
  openMail,
  pairingWords,
  sealMail,
  signOwnEntry,
} from './pairing.ts';
import { createPairingCode, pairingKeys, parsePairingCode, showPairingCode } from './pairing-code.ts';
import { PAIRING_WORDS } from './pairing-words.ts';
import { verify } from './sign.ts';
import { bytesOf, ids, START, testGenesis, testMethod } from './testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from './testing/refused.ts';

const keys = { box: bytesOf('box'), key: bytesOf('mail key') };
const invite = encodeInvite({
  origin: 'https://keys.example',
  identityId: bytesOf('identity'),
  anchor: bytesOf('anchor'),
  head: { number: 3, hash: bytesOf('head') },
});
const added = testMethod('added', 'passkey', ids.everyday);
const { levelId: _level, personId: _person, freezePublicKey: _freeze, ...own } = added.descriptor;
const offer = encodeOffer(own, bytesOf('nonce of N'));
const transcript = { invite, commit: commitmentTo(offer), reply: bytesOf('nonce of A'), offer };

describe('the code', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (_, lower) => {
        const code = createPairingCode();
        const shown = showPairingCode(code);
        const typed = ` ${lower ? shown.toLowerCase() : shown} `.replaceAll('0', 'o').replaceAll('1', 'l');
        expect(parsePairingCode(typed)).toBe(code);
      }),
    );
    expect(showPairingCode(createPairingCode())).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is refused with a readable error when it is not a code', async () => {
    for (const text of ['', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFGU', 'ABCD EFG!'])
      await expectRefused('bad-input', () => parsePairingCode(text));
  });

  it('gives the frozen keys, and different keys for another server', async () => {
    const one = await pairingKeys('K7QX2M9D', 'https://keys.example');
    expect(bareHex(one.box)).toBe('5d75393b89c9cb4dc6853a3081112f0da4d0e5e4b90cf63e7b2ede9ef28cfa4a');
    expect(bareHex(one.key)).toBe('3df77845a57383431a8ed7ad902674f1ba21f71ca56210bf47a000d5f160c394');
    const other = await pairingKeys('K7QX2M9D', 'https://keys.example:8443');
    expect(new Set([one, other].flatMap(({ box, key }) => [bareHex(box), bareHex(key)])).size).toBe(4);
  }, 60_000);
});

describe('a message', () => {
  it('opens only in its own slot of its own box', async () => {
    const mail = sealMail(keys, 'offer', offer);
    expect(openMail(keys, 'offer', mail)).toEqual(offer);
    await expectRefused('bad-pairing', () => openMail(keys, 'entry', mail));
    await expectRefused('bad-pairing', () => openMail({ ...keys, box: bytesOf('other') }, 'offer', mail));
    await expectRefused('bad-pairing', () => openMail({ ...keys, key: bytesOf('other') }, 'offer', mail));
    await expectNoFlipAccepted('bad-pairing', mail, (bytes) => openMail(keys, 'offer', bytes), 37);
  });

  it('is the same after encoding and decoding', () => {
    expect(encodeInvite(decodeInvite(invite))).toEqual(invite);
    expect(decodeOffer(offer)).toEqual({ method: own, row: null });
    const head = { number: 9, hash: bytesOf('done') };
    expect(encodeDone(head)).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 9, ...head.hash));
  });

  it('that is malformed is refused with one error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.nat(offer.length - 1).map((length) => offer.slice(0, length)),
        ),
        (bytes) => {
          for (const decode of [decodeInvite, decodeOffer])
            try {
              decode(bytes);
              expect.unreachable();
            } catch (error) {
              expect(isWalletError(error, 'bad-pairing') || isWalletError(error, 'newer-version')).toBe(true);
            }
        },
      ),
    );
    const recovery = { ...own, kind: 'recovery-key' } as OfferedMethod;
    expect(() => decodeOffer(encodeOffer(recovery, bytesOf('nonce')))).toThrow();
  });

  it('carries the row of an account for a kind that has one, and for no other', async () => {
    const row = { account: 'mara', control: bytesOf('control token') };
    for (const kind of ['password', 'oidc'] as const) {
      const method = { ...own, kind };
      expect(decodeOffer(encodeOffer(method, bytesOf('nonce'), row))).toEqual({ method, row });
      const without = encodeOffer(method, bytesOf('nonce'));
      const tooLong = encodeOffer(method, bytesOf('nonce'), { ...row, account: 'm'.repeat(501) });
      for (const bytes of [without, tooLong]) await expectRefused('bad-pairing', () => decodeOffer(bytes));
    }
    for (const kind of ['passkey', 'own-storage', 'certificate'] as const)
      await expectRefused('bad-pairing', () => decodeOffer(encodeOffer({ ...own, kind }, bytesOf('nonce'), row)));
  });

  it('that offers a key to which nothing can be sealed is refused', async () => {
    const key = own.authenticationPublicKey;
    for (const authenticationPublicKey of [key.slice().fill(0xff, 0, 3), key.slice().fill(0, 1184)]) {
      const offered = encodeOffer({ ...own, authenticationPublicKey }, bytesOf('nonce'));
      await expectRefused('bad-pairing', () => decodeOffer(offered));
    }
  });
});

describe('the words', () => {
  it('are the frozen ones, from a list of 256 that differ in their first three letters', () => {
    expect(pairingWords(transcript)).toEqual(['eclipse', 'dancer', 'velvet']);
    expect(PAIRING_WORDS).toHaveLength(256);
    expect(new Set(PAIRING_WORDS.map((word) => word.slice(0, 3))).size).toBe(256);
    for (const word of PAIRING_WORDS) expect(word).toMatch(/^[a-z]{4,7}$/);
  });

  it('depend on every byte of every message', () => {
    const words = new Set([pairingWords(transcript).join(' ')]);
    let tried = 0;
    for (const part of ['invite', 'commit', 'reply', 'offer'] as const)
      for (let at = 0; at < transcript[part].length; at++) {
        const bytes = transcript[part].slice();
        bytes[at] = (bytes[at] as number) ^ 1;
        words.add(pairingWords({ ...transcript, [part]: bytes }).join(' '));
        tried += 1;
      }
    // About 1400 draws of 24 bits: two alike would be one in seventeen, but the inputs are fixed, and so is this.
    expect(words.size).toBe(tried + 1);
  });

  it('are spread over the whole list', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 2000; i++)
      for (const word of pairingWords({ ...transcript, reply: bytesOf(`reply ${i}`) })) seen.add(word);
    expect(seen.size).toBe(256);
  });

  it('of the two sides differ when a man in the middle swaps keys, whatever the attacker does last', () => {
    const swapped = encodeOffer(testMethod('swapped', 'passkey', ids.everyday).descriptor, bytesOf('attacker nonce'));
    const towardsA = { ...transcript, offer: swapped, commit: commitmentTo(swapped) };
    const words = pairingWords(towardsA).join(' ');
    // The attacker has finished with A and tries every remaining choice towards N, whose offer is committed and nonce hidden.
    const others = Array.from({ length: 500 }, (_, i) =>
      pairingWords({ ...transcript, reply: bytesOf(`attacker choice ${i}`) }).join(' '),
    );
    expect(others).not.toContain(words);
    // The attacker must not be able to open the commitment differently once the nonce is known.
    expect(() => ensureCommitted(transcript.commit, swapped)).toThrow();
    expect(() => ensureCommitted(transcript.commit, offer)).not.toThrow();
  });
});

describe('the entry of two computers', () => {
  const { log, first } = testGenesis();
  const draft = {
    timestamp: START + 1000,
    action: { kind: 'mode-add', method: { ...added.descriptor, freezePublicKey: null } },
  } as const;
  const signers = [
    { role: 'possession', id: added.id },
    { role: 'author', id: first.id },
  ] as const;
  const head = log.head;
  const body = prepareEntry(log, draft, signers);

  it('is the same as one computer with both keys would make', () => {
    const whole = appendEntry(log, draft, [
      { role: 'author', id: first.id, seed: first.signingSeed },
      { role: 'possession', id: added.id, seed: added.signingSeed },
    ]);
    const signature = signOwnEntry(body, own, head, added.signingSeed);
    expect(verify(own.signingPublicKey, labels.logEntry, body, signature)).toBe(true);
    const parts = completeEntry(log, body, [
      { role: 'possession', signature },
      { role: 'author', signature: signEntry(first.signingSeed, body) },
    ]);
    expect(parts.entry).toEqual(whole.entry);
    expect(parts.log.methods.get(bareHex(added.id))?.state).toBe('active');
  });

  it('is refused without the right signature, or when the log has changed', async () => {
    const author = { role: 'author', signature: signEntry(first.signingSeed, body) } as const;
    const possession = { role: 'possession', signature: signOwnEntry(body, own, head, added.signingSeed) } as const;
    await expectRefused('not-allowed', () => completeEntry(log, body, [author]));
    await expectRefused('not-allowed', () =>
      completeEntry(log, body, [author, { role: 'possession', signature: author.signature }]),
    );
    const moved = appendEntry(log, { timestamp: START + 500, action: { kind: 'mode-freeze', methodId: first.id } }, [
      { role: 'author', id: first.id, seed: first.signingSeed },
    ]).log;
    await expectRefused('not-allowed', () => completeEntry(moved, body, [author, possession]));
  });

  it('is signed by the new computer only if it adds its own keys', async () => {
    const sign = (bytes: Uint8Array, mine: OfferedMethod = own, floor = head) =>
      signOwnEntry(bytes, mine, floor, added.signingSeed);
    const other = testMethod('other', 'passkey', ids.everyday);
    for (const mine of [
      { ...own, id: other.id },
      { ...own, kind: 'security-key' as const },
      { ...own, signingPublicKey: other.descriptor.signingPublicKey },
      { ...own, authenticationPublicKey: other.descriptor.authenticationPublicKey },
    ])
      await expectRefused('bad-pairing', () => sign(body, mine));
    await expectRefused('bad-pairing', () => sign(body, own, { number: 1, hash: head.hash }));
    const withCode = { ...draft, action: { ...draft.action, method: added.descriptor } };
    await expectRefused('bad-pairing', () => sign(prepareEntry(log, withCode, signers)));
    await expectRefused('bad-pairing', () => sign(prepareEntry(log, draft, [signers[1]])));
    await expectRefused('bad-pairing', () =>
      sign(prepareEntry(log, draft, [signers[1], { role: 'possession', id: other.id }])),
    );
    const freeze = { timestamp: START + 1000, action: { kind: 'mode-freeze', methodId: own.id } } as const;
    await expectRefused('bad-pairing', () => sign(prepareEntry(log, freeze, signers)));
    await expectNoFlipAccepted('bad-pairing', body.slice(0, 20), (bytes) => sign(bytes));
  });
});
