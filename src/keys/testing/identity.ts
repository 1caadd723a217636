/** Identities for tests: made from one number, so that every byte is the same each time. Never used outside tests. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8 } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { characterKeys } from '../character.ts';
import { keyHash } from '../key-hash.ts';
import { type Appended, createGenesis } from '../log/append.ts';
import type { GenesisAction, LogMethodKind, MethodDescriptor } from '../log/entry.ts';
import type { LogState } from '../log/state.ts';
import { type MethodKeys, methodKeys } from '../method.ts';
import { signingKeyPair } from '../sign.ts';

export const HOUR = 60 * 60 * 1000;
export const START = Date.UTC(2026, 0, 1);

/** 32 bytes that follow from a text. */
export const bytesOf = (text: string): Uint8Array => sha256(utf8(text));
/** 16 bytes that follow from a text. */
export const idOf = (text: string): Uint8Array => bytesOf(`id ${text}`).slice(0, 16);
/** An X-Wing public key that nobody has the private key of, where a test opens nothing: coefficients below 2048, a seed, an X25519 key. */
export const publicKeyOf = (text: string): Uint8Array =>
  concatBytes(...Array.from({ length: 38 }, (_, i) => bytesOf(`${text} ${i}`))).map((byte, at) => {
    if (at < 1152) return [byte, byte & 0xf7, byte & 0x7f][at % 3] as number;
    return at === 1215 ? byte & 0x7f : byte;
  });

/** Characters of a level that owns them. */
export const owned = (...characters: Uint8Array[]) => characters.map((id) => ({ id, right: 'own' as const }));

/** The public keys of a character whose seed nobody has. */
export const publicKeysOf = (text: string) => ({
  publicKey: publicKeyOf(text),
  documentKeyHash: bytesOf(`document key ${text}`),
});

export interface TestMethod {
  name: string;
  id: Uint8Array;
  signingSeed: Uint8Array;
  freezeSeed: Uint8Array;
  descriptor: MethodDescriptor;
}

/** A method without X-Wing keys of its own. */
export function testMethod(name: string, kind: LogMethodKind, levelId: Uint8Array, generation = 0): TestMethod {
  const signingSeed = bytesOf(`signing ${name} ${generation}`);
  const freezeSeed = bytesOf(`freeze ${name} ${generation}`);
  const descriptor: MethodDescriptor = {
    id: idOf(name),
    kind,
    levelId,
    authenticationPublicKey: publicKeyOf(`${name} ${generation}`),
    signingPublicKey: signingKeyPair(signingSeed).publicKey,
    personId: kind === 'recovery-key' ? null : idOf(`person of ${name}`),
    freezePublicKey: kind === 'recovery-key' ? null : signingKeyPair(freezeSeed).publicKey,
  };
  return { name, id: descriptor.id, signingSeed, freezeSeed, descriptor };
}

/** A method's freeze code as an entry names it, and the code's own signature of that entry. */
export const namesFreezeCode = (method: TestMethod, seed = method.freezeSeed) => ({
  action: {
    kind: 'mode-freeze-code' as const,
    methodId: method.id,
    freezePublicKey: signingKeyPair(seed).publicKey,
  },
  own: { role: 'possession' as const, id: method.id, seed },
});

export const ids = {
  managers: idOf('level managers'),
  everyday: idOf('level everyday'),
  savings: idOf('level savings'),
  first: idOf('first'),
  recovery: idOf('recovery'),
  character: idOf('character everyday'),
};

/** Genesis with a first method, a recovery key, one character, a managing level and a plain one with that character. */
export function testGenesis(
  change: Partial<GenesisAction> = {},
): Appended & { first: TestMethod; recovery: TestMethod } {
  const first = testMethod('first', 'passkey', ids.managers);
  const recovery = testMethod('recovery', 'recovery-key', ids.managers);
  const action: GenesisAction = {
    kind: 'genesis',
    type: 'person',
    anchor: bytesOf('anchor'),
    firstMethod: first.descriptor,
    recoveryMethod: recovery.descriptor,
    levels: [
      { id: ids.managers, manages: true, characters: [] },
      { id: ids.everyday, manages: false, characters: owned(ids.character) },
    ],
    character: { id: ids.character, ...publicKeysOf('character everyday 0') },
    identityDocumentKeyHash: keyHash('identity-document', bytesOf('identity document key 0')),
    managementKeyHash: keyHash('management', bytesOf('management key 0')),
    delay: 72 * HOUR,
    ...change,
  };
  const seeds = { firstSigningSeed: first.signingSeed, recoverySigningSeed: recovery.signingSeed };
  return { ...createGenesis({ timestamp: START, action }, seeds), first, recovery };
}

/** Genesis whose keys are all real, for boxes. */
export async function realIdentity(): Promise<{
  log: LogState;
  entries: Uint8Array[];
  first: MethodKeys;
  recovery: MethodKeys;
  characterSeed: Uint8Array;
  identityDocumentKey: Uint8Array;
  managementKey: Uint8Array;
}> {
  const anchor = bytesOf('anchor');
  const first = await methodKeys(bytesOf('first method seed'), anchor, 0);
  const recovery = await methodKeys(bytesOf('recovery method seed'), anchor, 0);
  const characterSeed = bytesOf('character seed');
  const { publicKey, documentKeyHash } = await characterKeys(characterSeed);
  const identityDocumentKey = bytesOf('identity document key');
  const managementKey = bytesOf('management key');
  const describe = (id: Uint8Array, kind: LogMethodKind, keys: MethodKeys): MethodDescriptor => ({
    id,
    kind,
    levelId: ids.managers,
    authenticationPublicKey: keys.authenticationPublicKey,
    signingPublicKey: keys.signingPublicKey,
    personId: kind === 'recovery-key' ? null : id,
    freezePublicKey: null,
  });
  const action: GenesisAction = {
    kind: 'genesis',
    type: 'person',
    anchor,
    firstMethod: describe(ids.first, 'passkey', first),
    recoveryMethod: describe(ids.recovery, 'recovery-key', recovery),
    levels: [
      { id: ids.managers, manages: true, characters: [] },
      { id: ids.everyday, manages: false, characters: owned(ids.character) },
      { id: ids.savings, manages: false, characters: [] },
    ],
    character: { id: ids.character, publicKey, documentKeyHash },
    identityDocumentKeyHash: keyHash('identity-document', identityDocumentKey),
    managementKeyHash: keyHash('management', managementKey),
    delay: 72 * HOUR,
  };
  const { entry, log } = createGenesis(
    { timestamp: START, action },
    { firstSigningSeed: first.signingSeed, recoverySigningSeed: recovery.signingSeed },
  );
  return { log, entries: [entry], first, recovery, characterSeed, identityDocumentKey, managementKey };
}

/** A context as callers make them. */
export const contextOf = (text: string): Uint8Array => createWriter().text(text).finish();
