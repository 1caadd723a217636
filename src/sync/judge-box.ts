/**
 * Is a sealed box what its name says, signed by one who may, under a key of the present epoch? Asked of every box that a
 * server hands over, before it takes the place of one that is held: without opening any, and never on the server's word.
 */
import { signedDocument } from '../keys/document.ts';
import { type GrantSubject, isGrantSigned } from '../keys/grant.ts';
import {
  characterOf,
  charactersOf,
  deviceOf,
  type LogState,
  mayManage,
  methodOf,
  presentKey,
} from '../keys/log/state.ts';
import { hasRight } from '../keys/right.ts';
import { signedTarget } from '../keys/target.ts';
import { bareHex, equalBytes } from '../lib/bytes.ts';
import { unreachable } from '../lib/errors.ts';
import {
  type BoxName,
  characterGrantName,
  IDENTITY_DOCUMENT,
  identityKeyGrantName,
  managementKeyGrantName,
  parseBoxName,
  profileName,
} from './box-names.ts';

/** Name of a character's one document, and of the identity's and management's, as their signatures have it. */
const PROFILE = 'profile';
const IDENTITY = 'identity';
const MANAGEMENT = 'management';

/**
 * The order of a box among those of its name: the version of a document, the place in the log at which others were signed.
 * `null`: not to be taken.
 */
export function orderOfBox(log: LogState, name: string, bytes: Uint8Array): number | null {
  const parsed = parseBoxName(name);
  if (parsed === null) return null;
  const grant = (methodId: Uint8Array, subject: GrantSubject): number | null =>
    isGrantSigned({ log, methodId, subject, grant: bytes }) ? 0 : null;
  switch (parsed.kind) {
    case 'character-grant':
      return grant(parsed.methodId, { kind: 'character', characterId: parsed.characterId, epoch: parsed.epoch });
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
 * May a sealed key take the place of another one under its name? What one who held the character sealed stays, as long as the
 * character's key does, and gives way to nothing that somebody sealed from outside.
 * @param next rightly sealed for this name, under the present key
 * @returns `null`: it is no sealed key, and its order decides
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
 * Is it a document by one who may write nothing any more: frozen, removed, on a computer that was taken out? It does not show
 * whether it was written before the end: so it takes the place of nothing that was seen.
 */
export function isByOneWhoIsOut(log: LogState, name: string, bytes: Uint8Array): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return false;
  switch (parsed.kind) {
    case 'identity-document':
    case 'management-document':
    case 'profile': {
      const document = documentIn(log, parsed, bytes);
      if (document === null) return false;
      const { signer, at } = document;
      // A device of this id that came later is another one.
      const isLater = signer.kind === 'device' && (deviceOf(log, signer.id)?.sinceEntry ?? 0) > at;
      return isLater || !hasRight(log, signer, { kind: 'member' });
    }
    default:
      return false;
  }
}

/**
 * Is `next` a profile that was written when whoever wrote `held` was out already? Then its writer may never have seen that one, and
 * gave it a number without it.
 */
export function isAfterTheEndOf(log: LogState, name: string, held: Uint8Array, next: Uint8Array): boolean {
  const parsed = parseBoxName(name);
  const document = parsed?.kind === 'profile' ? documentIn(log, parsed, next) : null;
  if (document === null || isByOneWhoIsOut(log, name, next)) return false;
  let then: LogState | null = log;
  while (then !== null && then.head.number > document.at) then = then.previous;
  return then !== null && isByOneWhoIsOut(then, name, held);
}

/** A document that is rightly signed, under a key of the present epoch; its body is not opened. */
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

/** Does the log itself say that there is nothing under this name any more? A server's word does not take anything away. */
export function isGone(log: LogState, name: string): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return true;
  switch (parsed.kind) {
    case 'character-grant': {
      if (isMethodGone(log, parsed.methodId)) return true;
      const character = characterOf(log, parsed.characterId);
      const held = charactersOf(log, parsed.methodId).includes(bareHex(parsed.characterId));
      return character === null || character.removed || character.epoch !== parsed.epoch || !held;
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

/** May this method have a box of this name written at a server as the log is now? Grants and shared documents go with entries. */
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

/** Does a server show this method a box of this name? */
export function isSeen(log: LogState, methodId: Uint8Array, name: string): boolean {
  const parsed = parseBoxName(name);
  if (parsed === null) return false;
  if (mayManage(log, methodId)) return true;
  switch (parsed.kind) {
    case 'profile':
    case 'target':
      return charactersOf(log, methodId).includes(bareHex(parsed.characterId));
    case 'identity-document':
      return true;
    case 'management-document':
      return false;
    default:
      return equalBytes(parsed.methodId, methodId);
  }
}

/** Without which a method in use opens nothing of what it should hold now. */
export function neededNames(log: LogState, methodId: Uint8Array): string[] {
  const method = methodOf(log, methodId);
  if (method?.state !== 'active') return [];
  const characters = charactersOf(log, methodId).flatMap((id) => {
    const character = log.characters.get(id);
    return character ? [characterGrantName(methodId, character.id, character.epoch), profileName(character.id)] : [];
  });
  const management = method.rank === 'other' ? [] : [managementKeyGrantName(methodId)];
  return [IDENTITY_DOCUMENT, identityKeyGrantName(methodId), ...management, ...characters.sort()];
}

/** Grants and the documents of identity and management: made on the newest state, and at the server at once or not at all. */
export function isShared(name: string): boolean {
  const kind = parseBoxName(name)?.kind;
  return kind !== 'profile' && kind !== 'target';
}
