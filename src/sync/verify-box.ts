/**
 * Checks a box that a server hands over, without opening it: is it what its name says, signed by a signer with the right to it,
 * under a key of the present epoch? Every box is checked before it replaces one in the mirror. [Note: Signed boxes]
 */
import { signedDocument } from '../keys/document.ts';
import { type GrantSubject, isGrantSigned } from '../keys/grant.ts';
import {
  characterOf,
  charactersOf,
  charactersSeen,
  deviceOf,
  type LogState,
  mayManage,
  methodOf,
  presentKey,
  rightsOf,
} from '../keys/log/state.ts';
import { hasRight } from '../keys/right.ts';
import { signedTarget } from '../keys/target.ts';
import { bareHex, equalBytes } from '../lib/bytes.ts';
import { unreachable } from '../lib/errors.ts';
import {
  type BoxName,
  characterDocumentGrantName,
  characterGrantName,
  IDENTITY_DOCUMENT,
  identityKeyGrantName,
  managementKeyGrantName,
  parseBoxName,
  profileName,
} from './box-names.ts';

/** Names of the documents of a character, the identity and management, as their signatures contain them. */
const PROFILE = 'profile';
const IDENTITY = 'identity';
const MANAGEMENT = 'management';

/**
 * A number that orders the boxes of one name: a document's version; for other boxes the index of the log head at which they were
 * signed.
 * @returns `null` when the box must not be accepted
 */
export function orderOfBox(log: LogState, name: string, bytes: Uint8Array): number | null {
  const parsed = parseBoxName(name);
  if (parsed === null) return null;
  const grant = (methodId: Uint8Array, subject: GrantSubject): number | null =>
    isGrantSigned({ log, methodId, subject, grant: bytes }) ? 0 : null;
  switch (parsed.kind) {
    case 'character-grant':
      return grant(parsed.methodId, { kind: 'character', characterId: parsed.characterId, epoch: parsed.epoch });
    case 'character-document-grant':
      return grant(parsed.methodId, {
        kind: 'character-document',
        characterId: parsed.characterId,
        epoch: parsed.epoch,
      });
    case 'identity-key-grant':
      return grant(parsed.methodId, { kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch });
    case 'management-key-grant':
      return grant(parsed.methodId, { kind: 'management', epoch: presentKey(log.managementKeys).epoch });
    case 'identity-document':
    case 'management-document':
    case 'profile':
      return documentIn(log, parsed, bytes)?.version ?? null;
    case 'target': {
      const character = characterOf(log, parsed.characterId);
      if (character === null || character.removed) return null;
      const { id: characterId, epoch } = character;
      return signedTarget({ log, characterId, targetId: parsed.targetId, epoch, sealed: bytes })?.at ?? null;
    }
    default:
      return unreachable(parsed);
  }
}

/**
 * May a sealed target key replace the one under the same name? A target key that a holder of the character sealed stays as long as
 * the character's epoch does; one that was sealed from outside never replaces it.
 * @param next rightly sealed for this name, under the present key
 * @returns `null` when the box is no target key: then the order decides
 */
export function mayReplaceTarget(log: LogState, name: string, held: Uint8Array, next: Uint8Array): boolean | null {
  const parsed = parseBoxName(name);
  const character = parsed?.kind === 'target' ? characterOf(log, parsed.characterId) : null;
  if (parsed?.kind !== 'target' || character === null) return null;
  const { characterId, targetId } = parsed;
  const isByHolder = (sealed: Uint8Array, epoch: number): boolean | null =>
    signedTarget({ log, characterId, targetId, epoch, sealed })?.byHolder ?? null;
  const isNextByHolder = isByHolder(next, character.epoch) === true;
  const isHeldByHolder = isByHolder(held, character.epoch);
  if (isHeldByHolder !== null) return !isHeldByHolder && isNextByHolder;
  return isNextByHolder || !character.epochs.some(({ epoch }) => isByHolder(held, epoch) === true);
}

/**
 * Is the document signed by a method that is frozen or removed, or by a removed device? The document does not show whether it was
 * written before that, so it never replaces one that was seen.
 */
export function isSignerOut(log: LogState, name: string, bytes: Uint8Array): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return false;
  switch (parsed.kind) {
    case 'identity-document':
    case 'management-document':
    case 'profile': {
      const document = documentIn(log, parsed, bytes);
      if (document === null) return false;
      const { signer, at } = document;
      // A device that was added later under the same ID is another device.
      const isLater = signer.kind === 'device' && (deviceOf(log, signer.id)?.sinceEntry ?? 0) > at;
      return isLater || !hasRight(log, signer, { kind: 'member' });
    }
    default:
      return false;
  }
}

/**
 * Was the profile `next` written after the signer of `held` had lost its right? Then the writer of `next` may never have seen
 * `held`, and its version number does not say that `next` is newer.
 */
export function isAfterSignerLostRight(log: LogState, name: string, held: Uint8Array, next: Uint8Array): boolean {
  const parsed = parseBoxName(name);
  const document = parsed?.kind === 'profile' ? documentIn(log, parsed, next) : null;
  if (document === null || isSignerOut(log, name, next)) return false;
  let then: LogState | null = log;
  while (then !== null && then.head.number > document.at) then = then.previous;
  return then !== null && isSignerOut(then, name, held);
}

/** The document in `bytes` if its signature holds and its key is of the present epoch; its body stays closed. */
function documentIn(
  log: LogState,
  parsed: Extract<BoxName, { kind: 'identity-document' | 'management-document' | 'profile' }>,
  sealed: Uint8Array,
) {
  switch (parsed.kind) {
    case 'identity-document': {
      const subject = { kind: 'identity', epoch: presentKey(log.identityDocumentKeys).epoch, name: IDENTITY } as const;
      return signedDocument({ log, subject, sealed });
    }
    case 'management-document': {
      const subject = { kind: 'management', epoch: presentKey(log.managementKeys).epoch, name: MANAGEMENT } as const;
      return signedDocument({ log, subject, sealed });
    }
    case 'profile': {
      const character = characterOf(log, parsed.characterId);
      if (character === null || character.removed) return null;
      const subject = { kind: 'character', characterId: character.id, epoch: character.epoch, name: PROFILE } as const;
      return signedDocument({ log, subject, sealed });
    }
  }
}

/** Does the log say that no box of this name exists any more? Only the log can say so; a server's word removes nothing. */
export function isGone(log: LogState, name: string): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return true;
  switch (parsed.kind) {
    case 'character-grant':
    case 'character-document-grant': {
      if (isMethodGone(log, parsed.methodId)) return true;
      const character = characterOf(log, parsed.characterId);
      const right = rightsOf(log, parsed.methodId).get(bareHex(parsed.characterId));
      const isDue = right !== undefined && (right === 'view') === (parsed.kind === 'character-document-grant');
      return character === null || character.removed || character.epoch !== parsed.epoch || !isDue;
    }
    case 'identity-key-grant':
      return isMethodGone(log, parsed.methodId);
    case 'management-key-grant':
      return isMethodGone(log, parsed.methodId) || methodOf(log, parsed.methodId)?.rank === 'other';
    case 'profile':
    case 'target':
      return characterOf(log, parsed.characterId)?.removed !== false;
    case 'identity-document':
    case 'management-document':
      return false;
    default:
      return unreachable(parsed);
  }
}

const isMethodGone = (log: LogState, methodId: Uint8Array): boolean => {
  const state = methodOf(log, methodId)?.state;
  return state === undefined || state === 'revoked';
};

/** May this method write a box of this name at a server, by the present log? Grants and shared documents are written with entries only. */
export function maySend(log: LogState, methodId: Uint8Array, name: string, removes: boolean): boolean {
  const parsed: BoxName | null = parseBoxName(name);
  if (parsed === null || methodOf(log, methodId)?.state !== 'active') return false;
  switch (parsed.kind) {
    case 'profile':
      return charactersOf(log, methodId).includes(bareHex(parsed.characterId));
    case 'target':
      return !removes || charactersOf(log, methodId).includes(bareHex(parsed.characterId));
    default:
      return methodOf(log, methodId)?.rank !== 'other';
  }
}

/** Does a server hand a box of this name to this method? */
export function isSeen(log: LogState, methodId: Uint8Array, name: string): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return false;
  if (mayManage(log, methodId)) return true;
  switch (parsed.kind) {
    case 'profile':
    case 'target':
      return charactersSeen(log, methodId).includes(bareHex(parsed.characterId));
    case 'identity-document':
      return true;
    case 'management-document':
      return false;
    default:
      return equalBytes(parsed.methodId, methodId);
  }
}

/** Names of the boxes that an active method needs to open its present keys. */
export function neededNames(log: LogState, methodId: Uint8Array): string[] {
  const method = methodOf(log, methodId);
  if (method?.state !== 'active') return [];
  const characters = [...rightsOf(log, methodId)].flatMap(([id, right]) => {
    const character = log.characters.get(id);
    if (!character) return [];
    const grantName = right === 'view' ? characterDocumentGrantName : characterGrantName;
    return [grantName(methodId, character.id, character.epoch), profileName(character.id)];
  });
  const management = method.rank === 'other' ? [] : [managementKeyGrantName(methodId)];
  return [IDENTITY_DOCUMENT, identityKeyGrantName(methodId), ...management, ...characters.sort()];
}

/** Grants and the documents of identity and management. They are made on the newest state and go to the server at once, never through the outbox. */
export function isShared(name: string): boolean {
  const kind = parseBoxName(name)?.kind;
  return kind !== 'profile' && kind !== 'target';
}
