/** What the key hierarchy adds to the primitives it stands on: src/keys in Node beside the bare noble functions. Uses keys made for the occasion. */
import { argon2Sync } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { argon2id } from '../src/keys/argon2.ts';
import { seal, sealKeyPair, unseal } from '../src/keys/seal.ts';
import { ARGON2_COST } from '../src/keys/storage-key.ts';
import { unwrap, wrap } from '../src/keys/wrap.ts';
import { randomBytes } from '../src/lib/bytes.ts';
import { cpuTimed, interleave } from './lib/interleave.mjs';
import { madeLog, signedMessages } from './lib/made-log.mjs';
import { figure, ratio } from './lib/report.mjs';
import { primitiveRotation, primitives, rotation } from './lib/rotation.mjs';

export const includes =
  'Processor time of one call in Node, warm: what else runs on the machine is not in it. Beside each the same primitives bare: HKDF and XChaCha20-Poly1305 over 1 kB; DeriveKeyPair, X-Wing and ChaCha20-Poly1305 of hpke over 32 bytes; one strict Ed25519 check a signature. Password: Argon2id with 64 MiB and three passes, beside that of Node, which is compiled for the processor. Rotation: opening and sealing anew every target, with the grants of two managing methods; storage is memory.';

const AIM = 'at most 1.3';

/** @param {string} name @param {() => unknown} ours @param {() => unknown} bare @param {{ times?: number, runs?: number, warmUps?: number }} [options] */
async function beside(name, ours, bare, { times = 1, ...options } = {}) {
  const samples = await interleave({ ours: () => cpuTimed(ours, times), bare: () => cpuTimed(bare, times) }, options);
  return compared(name, samples);
}

/** @param {string} name @param {{ ours: number[], bare: number[] }} samples */
const compared = (name, { ours, bare }) => [
  figure(name, 'ms', ours),
  figure(`${name}, primitives`, 'ms', bare),
  ratio(`${name}, against primitives`, ours, bare, AIM),
];

export async function measure() {
  return [
    ...(await wrapping()),
    ...(await sealing()),
    ...(await stretching()),
    ...(await verifying()),
    ...(await rotating()),
  ];
}

async function stretching() {
  const [message, nonce] = [randomBytes(48), randomBytes(32)];
  const { m: memory, t: passes, p: parallelism, dkLen: tagLength } = ARGON2_COST;
  return beside(
    'password to key',
    () => argon2id(message, nonce, ARGON2_COST),
    () => argon2Sync('argon2id', { message, nonce, memory, passes, parallelism, tagLength }),
  );
}

async function wrapping() {
  const [key, context, plaintext, salt] = [randomBytes(32), randomBytes(48), randomBytes(1024), randomBytes(32)];
  const box = wrap(key, 'document', context, plaintext);
  const derive = () => hkdf(sha256, key, salt, context, 64).subarray(0, 32);
  const nonce = randomBytes(24);
  const ciphertext = xchacha20poly1305(derive(), nonce, context).encrypt(plaintext);
  const times = { times: 200, warmUps: 5 };
  return [
    ...(await beside(
      'wrap',
      () => wrap(key, 'document', context, plaintext),
      () => xchacha20poly1305(derive(), randomBytes(24), context).encrypt(plaintext),
      times,
    )),
    ...(await beside(
      'unwrap',
      () => unwrap(key, 'document', context, box),
      () => xchacha20poly1305(derive(), nonce, context).decrypt(ciphertext),
      times,
    )),
  ];
}

async function sealing() {
  const [seed, context, plaintext] = [randomBytes(32), randomBytes(48), randomBytes(32)];
  const { publicKey } = await sealKeyPair(seed);
  const sealed = await seal(publicKey, 'grant', context, plaintext);
  const bare = await primitives.seal(publicKey, plaintext);
  return [
    ...(await beside(
      'seal',
      () => seal(publicKey, 'grant', context, plaintext),
      () => primitives.seal(publicKey, plaintext),
      { times: 10 },
    )),
    ...(await beside(
      'open',
      () => unseal({ seed, publicKey }, 'grant', context, sealed),
      () => primitives.open(seed, bare),
      { times: 10 },
    )),
  ];
}

async function verifying() {
  const figures = [];
  for (const length of [10, 100, 1000]) {
    const { verifyAll, signatures } = madeLog(length);
    const checks = signedMessages(Math.min(signatures, 200));
    const checkAll = () => {
      for (const { signature, message, publicKey } of checks)
        if (!ed25519.verify(signature, message, publicKey, { zip215: false })) throw new Error('A signature failed.');
    };
    const samples = await interleave(
      // Of many signatures a part is checked, and the rest reckoned.
      { ours: () => cpuTimed(verifyAll), bare: async () => (await cpuTimed(checkAll)) * (signatures / checks.length) },
      { warmUps: length < 1000 ? 2 : 1 },
    );
    figures.push(...compared(`log of ${length} entries`, samples));
  }
  return figures;
}

async function rotating() {
  const figures = [];
  for (const targets of [1, 100]) {
    const rotate = await rotation(targets);
    const bare = await primitiveRotation(targets, rotate.grants);
    figures.push(
      ...(await beside(`rotation with ${targets} ${targets === 1 ? 'target' : 'targets'}`, rotate.act, bare, {
        warmUps: 1,
      })),
    );
  }
  return figures;
}
