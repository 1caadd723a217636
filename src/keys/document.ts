/** Documents under a document key: wrapped, signed, and with a version number. A version older than the caller knows is never accepted. */

import { createReader, createWriter, type Reader } from '../lib/encoding.ts';
import { cannotOpen, unreachable, WalletError } from '../lib/errors.ts';
import { keys as t } from '../locales/en/keys.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { characterOf, type LogState } from './log/state.ts';
import type { Right } from './right.ts';
import { type BoxSigner, type LogHead, type OpenedBox, readBox, signBox } from './signed-box.ts';
import { unwrap, wrap } from './wrap.ts';

/**
 * Whose document: a character's (its document key; signed by whoever holds it, devices too), the identity's or
 * management's (signed by a managing method's own key). `name` distinguishes documents of one owner.
 */
export type DocumentSubject =
  | { kind: 'character'; characterId: Uint8Array; epoch: number; name: string }
  | { kind: 'identity'; epoch: number; name: string }
  | { kind: 'management'; epoch: number; name: string };

const VERSION = 1;

/**
 * The highest version number. A writer may use it at once; the document then cannot change until the next epoch, which begins with 1
 * again. A higher number is refused, so that every version that can be read could also be written.
 */
export const LAST_VERSION = 2 ** 52;

/** The next version number under the same key. @param last 0 for a new document @throws WalletError refused */
export function nextVersion(last: number): number {
  if (last < LAST_VERSION) return last + 1;
  throw new WalletError('refused', t.noNextVersion);
}

function readVersion(reader: Reader): number {
  const version = reader.u64();
  if (version > LAST_VERSION) throw cannotOpen();
  return version;
}

const kindCodes: Record<DocumentSubject['kind'], number> = { character: 1, identity: 2, management: 3 };

/** Identity, owner, epoch of the key, name and version number; both the wrap's header and the signature cover them. */
const contextOf = (identityId: Uint8Array, subject: DocumentSubject, version: number): Uint8Array =>
  createWriter()
    .text(labels.document)
    .raw(identityId, 32)
    .u8(kindCodes[subject.kind])
    .u32(subject.epoch)
    .option(subject.kind === 'character' ? subject.characterId : null, (id, writer) => writer.raw(id, ID_LENGTH))
    .text(subject.name)
    .u64(version)
    .finish();

/** The log entry at which the key of this epoch began, and the right that a writer needs. */
function ruleOf(log: LogState, subject: DocumentSubject): { since: number; right: Right } {
  const { epoch } = subject;
  const begun = (all: readonly { epoch: number; sinceEntry: number }[] | undefined): number => {
    const found = all?.find((item) => item.epoch === epoch);
    if (found === undefined) throw cannotOpen();
    return found.sinceEntry;
  };
  switch (subject.kind) {
    case 'character': {
      const since = begun(characterOf(log, subject.characterId)?.epochs);
      return { since, right: { kind: 'character', characterId: subject.characterId } };
    }
    case 'identity':
      return { since: begun(log.identityDocumentKeys), right: { kind: 'manage' } };
    case 'management':
      return { since: begun(log.managementKeys), right: { kind: 'manage' } };
    default:
      return unreachable(subject);
  }
}

/** @param version `nextVersion` of the last one under this key; 1 for the first */
export function sealDocument(draft: {
  identityId: Uint8Array;
  subject: DocumentSubject;
  version: number;
  key: Uint8Array;
  body: Uint8Array;
  signer: BoxSigner;
  head: LogHead;
}): Uint8Array {
  const { subject, version, key, signer, head } = draft;
  const context = contextOf(draft.identityId, subject, version);
  const box = signBox({ signer, head, context, body: wrap(key, 'document', context, draft.body) });
  return createWriter().u8(VERSION).u64(version).bytes(box).finish();
}

export interface OpenedDocument {
  body: Uint8Array;
  version: number;
  signer: { kind: 'method' | 'device'; id: Uint8Array };
}

/**
 * @param notOlderThan the highest version that the caller has seen of this document
 * @throws WalletError cannot-open
 */
export function openDocument(request: {
  log: LogState;
  subject: DocumentSubject;
  key: Uint8Array;
  sealed: Uint8Array;
  notOlderThan?: number;
}): OpenedDocument {
  const { log, subject, key } = request;
  try {
    const outer = createReader(request.sealed);
    if (outer.u8() !== VERSION) throw cannotOpen();
    const version = readVersion(outer);
    const bytes = outer.bytes();
    outer.finish();
    if (version < (request.notOlderThan ?? 0)) throw cannotOpen();
    const context = contextOf(log.identityId, subject, version);
    const { since, right } = ruleOf(log, subject);
    const box = readBox(bytes, context, log, right, since);
    return { body: unwrap(key, 'document', context, box.body), version, signer: box.signer };
  } catch {
    throw cannotOpen();
  }
}

/**
 * Checks a document without opening it. @returns its version, its signer, and the number of the log entry at which it was signed; `null`
 * when the signature or the right does not hold. Never throws.
 */
export function signedDocument(request: {
  log: LogState;
  subject: DocumentSubject;
  sealed: Uint8Array;
}): { version: number; at: number; signer: OpenedBox['signer'] } | null {
  const { log, subject, sealed } = request;
  try {
    const outer = createReader(sealed);
    if (outer.u8() !== VERSION) return null;
    const version = readVersion(outer);
    const bytes = outer.bytes();
    outer.finish();
    const { since, right } = ruleOf(log, subject);
    const box = readBox(bytes, contextOf(log.identityId, subject, version), log, right, since);
    return { version, at: box.head.number, signer: box.signer };
  } catch {
    return null;
  }
}
