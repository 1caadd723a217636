/** Membership logs of any length, and as many bare signatures. Made for measuring: the keys are known to everyone. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { appendEntry } from '../../src/keys/log/append.ts';
import { verifyLog } from '../../src/keys/log/verify.ts';
import { signingKeyPair } from '../../src/keys/sign.ts';
import { bytesOf, HOUR, idOf, publicKeysOf, START, testGenesis } from '../../src/keys/testing/identity.ts';

/**
 * A log as use makes it: of ten entries nine bind a device (two signatures) and one makes a character (one signature).
 * @param {number} length
 */
export function madeLog(length) {
  const genesis = testGenesis();
  const { first } = genesis;
  const entries = [genesis.entry];
  let log = genesis.log;
  let signatures = 2;
  /** @type {import('../../src/keys/log/entry.ts').EntrySigner} */
  const author = { role: 'author', id: first.id, seed: first.signingSeed };
  for (let number = 1; number < length; number++) {
    const timestamp = START + number * HOUR;
    const id = idOf(`made ${number}`);
    const seed = bytesOf(`device ${number}`);
    const isCharacter = number % 10 === 9;
    const added = isCharacter
      ? appendEntry(
          log,
          {
            timestamp,
            action: {
              kind: 'character-add',
              character: { id, ...publicKeysOf(`made ${number}`) },
              levelIds: [],
            },
          },
          [author],
        )
      : appendEntry(
          log,
          {
            timestamp,
            action: {
              kind: 'device-add',
              device: { id, methodId: first.id, publicKey: signingKeyPair(seed).publicKey, keepsCopy: true },
            },
          },
          [author, { role: 'possession', id, seed }],
        );
    log = added.log;
    entries.push(added.entry);
    signatures += isCharacter ? 1 : 2;
  }
  const now = START + length * HOUR;
  return { entries, signatures, verifyAll: () => verifyLog(entries, { now }) };
}

/** Bare signatures over messages as long as an entry that binds a device. @param {number} count */
export function signedMessages(count) {
  return Array.from({ length: count }, (_, number) => {
    const seed = bytesOf(`signer ${number}`);
    const message = new Uint8Array(240).fill(number);
    return { message, publicKey: ed25519.getPublicKey(seed), signature: ed25519.sign(message, seed) };
  });
}
