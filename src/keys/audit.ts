/**
 * What a key server notes of an identity, sealed so that only its members read it. It is the server's word and no more: it
 * can leave out and invent, and nothing is decided by it.
 */
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { deriveKey } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { seal, sealKeyPair, unseal } from './seal.ts';

/** Codes of kinds: the place in the list, never changed; new ones go to the end. */
export const AUDIT_KINDS = [
  /** A session was opened. */
  'session',
  /** Somebody asked for a session in the name of this method or device and could not sign. */
  'refused',
  /** Something was written. */
  'write',
  /** A method was frozen. */
  'freeze',
  /** A session was opened by a printed freeze code. */
  'freeze-code',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface AuditEvent {
  kind: AuditKind;
  /** ms since 1970, by the server's clock. */
  at: number;
  /** 16 bytes: the method or the device; of a freeze code, its method. */
  by: Uint8Array;
}

const VERSION = 1;

/** The key pair that the server seals to. The wallet names `publicKey` in a write, and wipes `seed`. */
export interface AuditKeys {
  seed: Uint8Array;
  /** X-Wing, 1216 bytes. */
  publicKey: Uint8Array;
}

/**
 * Of the present identity document key, which every member holds. After a rotation the server is given the next one; what was sealed
 * before opens with the earlier key only.
 * @param identityDocumentKey 32 bytes
 */
export async function auditKeys(identityDocumentKey: Uint8Array, identityId: Uint8Array): Promise<AuditKeys> {
  const seed = deriveKey(identityDocumentKey, null, labels.auditKey, (info) => info.raw(identityId, 32));
  return { seed, publicKey: (await sealKeyPair(seed)).publicKey };
}

/** Identity and number: an entry is not shown in another's place. */
const contextOf = (identityId: Uint8Array, number: number): Uint8Array =>
  createWriter().text(labels.audit).raw(identityId, 32).u64(number).finish();

/**
 * Every event comes out equally long.
 * @param number of the entry, counted by the server
 */
export function sealAudit(
  publicKey: Uint8Array,
  identityId: Uint8Array,
  number: number,
  event: AuditEvent,
): Promise<Uint8Array> {
  const body = createWriter().u8(VERSION).u8(AUDIT_KINDS.indexOf(event.kind)).u64(event.at).raw(event.by, ID_LENGTH);
  return seal(publicKey, 'audit', contextOf(identityId, number), body.finish());
}

/** @throws WalletError cannot-open: another key, another place, or not an event */
export async function openAudit(
  seed: Uint8Array,
  identityId: Uint8Array,
  number: number,
  sealed: Uint8Array,
): Promise<AuditEvent> {
  const body = await unseal(seed, 'audit', contextOf(identityId, number), sealed);
  try {
    const reader = createReader(body);
    if (reader.u8() !== VERSION) throw cannotOpen();
    const kind = AUDIT_KINDS[reader.u8()];
    if (kind === undefined) throw cannotOpen();
    const event = { kind, at: reader.u64(), by: reader.raw(ID_LENGTH) };
    reader.finish();
    return event;
  } catch {
    throw cannotOpen();
  }
}
