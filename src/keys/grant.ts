/** A grant: a key, sealed to one login method and signed by a managing method. It opens only if the log names the key inside. */

import { equalBytes, wipe } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { cannotOpen, unreachable, WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
import { characterKeys } from './character.ts';
import { ID_LENGTH } from './ids.ts';
import { keyHash } from './key-hash.ts';
import { labels } from './labels.ts';
import { characterOf, type LogState, mayReceive, methodOf } from './log/state.ts';
import { seal, unseal } from './seal.ts';
import { type BoxSigner, readBox, signBox } from './signed-box.ts';

/** Which key: a character's seed or its document key alone, by epoch; the identity document's; or management's. */
export type GrantSubject =
  | { kind: 'character'; characterId: Uint8Array; epoch: number }
  | { kind: 'character-document'; characterId: Uint8Array; epoch: number }
  | { kind: 'identity-document'; epoch: number }
  | { kind: 'management'; epoch: number };

const kindCodes: Record<GrantSubject['kind'], number> = {
  character: 1,
  'identity-document': 2,
  management: 3,
  'character-document': 4,
};

/** Identity, method and its generation, and the subject: in the seal's info and AAD and under the signature. */
function contextOf(log: LogState, methodId: Uint8Array, generation: number, subject: GrantSubject): Uint8Array {
  return createWriter()
    .text(labels.grant)
    .raw(log.identityId, 32)
    .raw(methodId, ID_LENGTH)
    .u32(generation)
    .u8(kindCodes[subject.kind])
    .u32(subject.epoch)
    .option('characterId' in subject ? subject.characterId : null, (id, writer) => writer.raw(id, ID_LENGTH))
    .finish();
}

/** The number of the log entry with which this key began; `null` when the log does not name it. */
async function vouchedSince(log: LogState, subject: GrantSubject, key: Uint8Array): Promise<number | null> {
  switch (subject.kind) {
    case 'character': {
      const epoch = characterOf(log, subject.characterId)?.epochs.find((item) => item.epoch === subject.epoch);
      if (epoch === undefined) return null;
      const keys = await characterKeys(key);
      wipe(keys.documentKey);
      const isVouched =
        equalBytes(keys.publicKey, epoch.publicKey) && equalBytes(keys.documentKeyHash, epoch.documentKeyHash);
      return isVouched ? epoch.sinceEntry : null;
    }
    case 'character-document': {
      const epoch = characterOf(log, subject.characterId)?.epochs.find((item) => item.epoch === subject.epoch);
      if (epoch === undefined) return null;
      return equalBytes(keyHash('character-document', key), epoch.documentKeyHash) ? epoch.sinceEntry : null;
    }
    case 'identity-document':
    case 'management': {
      const all = subject.kind === 'management' ? log.managementKeys : log.identityDocumentKeys;
      const commitment = all.find((item) => item.epoch === subject.epoch);
      if (commitment === undefined) return null;
      return equalBytes(keyHash(subject.kind, key), commitment.hash) ? commitment.sinceEntry : null;
    }
    default:
      return unreachable(subject);
  }
}

/**
 * Seals a key (32 bytes: a character's seed, or one of the hashed keys) to a method that the log names, signed at
 * the log's head.
 * @param signer a managing method
 * @throws WalletError not-allowed when the method may receive nothing (waiting, frozen, revoked) or the log does not
 *   name the key
 */
export async function sealGrant(draft: {
  log: LogState;
  methodId: Uint8Array;
  subject: GrantSubject;
  key: Uint8Array;
  signer: BoxSigner;
}): Promise<Uint8Array> {
  const { log, methodId, subject, key, signer } = draft;
  const method = methodOf(log, methodId);
  if (method === null || !mayReceive(log, methodId)) throw new WalletError('not-allowed', t.takesNoGrant);
  if ((await vouchedSince(log, subject, key)) === null) throw new WalletError('not-allowed', t.keyNotNamed);
  const context = contextOf(log, methodId, method.generation, subject);
  const body = await seal(method.authenticationPublicKey, 'grant', context, key);
  return signBox({ signer, head: log.head, context, body });
}

/**
 * Opens a grant. The caller says which key it expects; any other grant does not open.
 * @param authenticationSeed of `methodKeys`, or of the local copy, in the method's present generation
 * @throws WalletError cannot-open
 */
export async function openGrant(request: {
  log: LogState;
  methodId: Uint8Array;
  subject: GrantSubject;
  authenticationSeed: Uint8Array;
  grant: Uint8Array;
}): Promise<Uint8Array> {
  const { log, methodId, subject, authenticationSeed, grant } = request;
  let key: Uint8Array | null = null;
  try {
    const method = methodOf(log, methodId);
    if (method === null) throw cannotOpen();
    const context = contextOf(log, methodId, method.generation, subject);
    const box = readBox(grant, context, log, { kind: 'manage' });
    const keys = { seed: authenticationSeed, publicKey: method.authenticationPublicKey };
    key = await unseal(keys, 'grant', context, box.body);
    const since = key.length === 32 ? await vouchedSince(log, subject, key) : null;
    // Otherwise a signer whose right ended before this key began could name an earlier head.
    if (since === null || box.head.number < since) throw cannotOpen();
    return key;
  } catch {
    wipe(key);
    throw cannotOpen();
  }
}

/**
 * Does the signer of this grant have the right to it, by this log? The grant stays closed, so a key server can ask as well. Never
 * throws.
 */
export function isGrantSigned(request: {
  log: LogState;
  methodId: Uint8Array;
  subject: GrantSubject;
  grant: Uint8Array;
}): boolean {
  const { log, methodId, subject, grant } = request;
  try {
    const method = methodOf(log, methodId);
    if (method === null) return false;
    readBox(grant, contextOf(log, methodId, method.generation, subject), log, { kind: 'manage' });
    return true;
  } catch {
    return false;
  }
}
