/**
 * Audit events that a key server notes about an identity, sealed so that only its members can read them. They are the server's word: it
 * can omit and invent events, so no code decides by them.
 */
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { deriveKey } from './derive.ts';
import { ID_LENGTH } from './ids.ts';
import { labels } from './labels.ts';
import { type SealKeys, seal, sealKeyPair, unseal } from './seal.ts';

/** The code of a kind is its index, which never changes; new kinds go to the end. */
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
  /** 16 bytes: ID of the method or device; for a freeze code, of its method. */
  by: Uint8Array;
}

const VERSION = 1;

/**
 * Derives the key pair that the server seals to from the present identity document key, which every member holds. After a rotation the server gets the next
 * public key; earlier events open with the earlier key only. The wallet names `publicKey` in a write, and wipes `seed`.
 * @param identityDocumentKey 32 bytes
 */
export async function auditKeys(identityDocumentKey: Uint8Array, identityId: Uint8Array): Promise<SealKeys> {
  const seed = deriveKey(identityDocumentKey, null, labels.auditKey, (info) => info.raw(identityId, 32));
  return { seed, publicKey: (await sealKeyPair(seed)).publicKey };
}

/** Identity and number, so that an event does not open in another one's place. */
const contextOf = (identityId: Uint8Array, number: number): Uint8Array =>
  createWriter().text(labels.audit).raw(identityId, 32).u64(number).finish();

/**
 * Seals an event. All sealed events have the same length.
 * @param number of the event, counted by the server
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
  keys: SealKeys,
  identityId: Uint8Array,
  number: number,
  sealed: Uint8Array,
): Promise<AuditEvent> {
  const body = await unseal(keys, 'audit', contextOf(identityId, number), sealed);
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
