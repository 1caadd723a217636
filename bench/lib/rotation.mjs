/** A character that gets new keys, with its targets sealed anew; and the same primitives bare. Stores in memory only. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { AEAD_ChaCha20Poly1305, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 } from '@panva/hpke-noble';
import { CipherSuite } from 'hpke';
import { characterKeys } from '../../src/keys/character.ts';
import { createId } from '../../src/keys/ids.ts';
import { appendEntry } from '../../src/keys/log/append.ts';
import { characterOf } from '../../src/keys/log/state.ts';
import { sealTarget } from '../../src/keys/target.ts';
import { HOUR, ids, realIdentity, START } from '../../src/keys/testing/identity.ts';
import { bareHex, randomBytes, toHex } from '../../src/lib/bytes.ts';
import { rebuiltProfile } from '../../src/session/change/rebuilt-profile.ts';
import { rekeyedBoxes } from '../../src/session/change/rekey.ts';
import { targetName } from '../../src/sync/box-names.ts';

const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305);

/** HPKE without context, label or signature. */
export const primitives = {
  /** @param {Uint8Array} publicKey @param {Uint8Array} plaintext */
  async seal(publicKey, plaintext) {
    return suite.Seal(await suite.DeserializePublicKey(publicKey), plaintext);
  },
  /** @param {Uint8Array} seed @param {{ encapsulatedSecret: Uint8Array, ciphertext: Uint8Array }} sealed */
  async open(seed, { encapsulatedSecret, ciphertext }) {
    return suite.Open(await suite.DeriveKeyPair(seed), encapsulatedSecret, ciphertext);
  },
};

/** @param {number} targets How many sealed keys the character has. */
export async function rotation(targets) {
  const identity = await realIdentity();
  const { log: before, characterSeed } = identity;
  /** @type {import('../../src/keys/signed-box.ts').BoxSigner} */
  const signer = { kind: 'method', id: ids.first, seed: identity.first.signingSeed };
  const character = characterOf(before, ids.character);
  if (character === null) throw new Error('The made identity has no character.');
  /** @type {Map<string, Uint8Array>} */
  const boxes = new Map();
  /** @type {import('../../src/session/profile/profile.ts').Account[]} */
  const accounts = [];
  for (let number = 0; number < targets; number++) {
    const [targetId, publicPart] = [createId(), randomBytes(20)];
    boxes.set(
      targetName(ids.character, targetId),
      await sealTarget({
        identityId: before.identityId,
        characterId: ids.character,
        targetId,
        epoch: 0,
        characterPublicKey: character.publicKey,
        target: { kind: 'private-key', publicPart, secret: randomBytes(32) },
        signer,
        head: before.head,
      }),
    );
    accounts.push({
      address: toHex(publicPart),
      name: `Account ${number}`,
      kind: 'imported',
      path: null,
      targetId: bareHex(targetId),
    });
  }
  const server = /** @type {import('../../src/sync/key-server.ts').KeyServer} */ (
    /** @type {unknown} */ ({
      boxes: async (/** @type {Uint8Array} */ _id, /** @type {string} */ prefix) =>
        [...boxes].flatMap(([name, bytes]) => (name.startsWith(prefix) ? [{ name, bytes }] : [])),
      box: async () => null,
    })
  );

  async function act() {
    const newSeed = randomBytes(32);
    const { publicKey, documentKeyHash } = await characterKeys(newSeed);
    const item = { characterId: ids.character, epoch: 1, publicKey, documentKeyHash };
    const { log: after } = appendEntry(
      before,
      {
        timestamp: START + HOUR,
        action: {
          kind: 'character-rotate',
          rotation: { characters: [item], identityDocumentKeyHash: null, managementKeyHash: null },
        },
      },
      [{ role: 'author', id: ids.first, seed: signer.seed }],
    );
    return rekeyedBoxes({
      server,
      before,
      after,
      signer,
      // The profile names its accounts: of those that it does not, only a few would be moved.
      known: async () => ({ ...rebuiltProfile(null, []), accounts }),
      keyOf: async (subject) => (subject.kind === 'character' && subject.epoch === 1 ? newSeed : characterSeed).slice(),
    });
  }
  const written = (await act()).filter(({ bytes }) => bytes !== null).length;
  if (written <= targets) throw new Error('The rotation did not write every target.');
  return { act, grants: written - targets };
}

/**
 * What no rotation can do without: a new key pair; the entry signed and checked; each grant sealed and signed; each
 * target opened (its signature checked), sealed and signed.
 * @param {number} targets
 * @param {number} grants
 */
export async function primitiveRotation(targets, grants) {
  const [seed, signingSeed] = [randomBytes(32), randomBytes(32)];
  const publicKey = await suite.SerializePublicKey((await suite.DeriveKeyPair(seed)).publicKey);
  const signingKey = ed25519.getPublicKey(signingSeed);
  const [key, content, message] = [randomBytes(32), randomBytes(256), randomBytes(1600)];
  const sealed = await primitives.seal(publicKey, content);
  const signature = ed25519.sign(message, signingSeed);
  const check = () => ed25519.verify(signature, message, signingKey, { zip215: false });
  return async () => {
    await suite.DeriveKeyPair(randomBytes(32));
    ed25519.sign(message, signingSeed);
    check();
    for (let number = 0; number < grants; number++) {
      await primitives.seal(publicKey, key);
      ed25519.sign(message, signingSeed);
    }
    for (let number = 0; number < targets; number++) {
      check();
      await primitives.open(seed, sealed);
      await primitives.seal(publicKey, content);
      ed25519.sign(message, signingSeed);
    }
  };
}
