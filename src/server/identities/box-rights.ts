/** Access rights to boxes by their names: who may write a box and who may read it. Never looks inside a box. */
import { idKey } from '../../keys/ids.ts';
import { charactersOf, charactersSeen, type LogMethod, type LogState } from '../../keys/log/state.ts';

/** The parts of a box's name; IDs in hex, as in a LogState. */
type BoxName =
  | { kind: 'grant'; methodId: string }
  | { kind: 'identity-document' }
  | { kind: 'management-document' }
  | { kind: 'character-document'; characterId: string }
  | { kind: 'target'; characterId: string };

const GRANT =
  /^grant\/([0-9a-f]{32})\/(?:identity-document|management|character(?:-document)?\/[0-9a-f]{32}\/(?:0|[1-9]\d{0,9}))$/;
const CHARACTER_DOCUMENT = /^document\/([0-9a-f]{32})\/[a-z-]{1,40}$/;
const TARGET = /^target\/([0-9a-f]{32})\/[0-9a-f]{32}$/;

/** @returns `null` when no box can have this name */
function parseName(name: string): BoxName | null {
  if (name === 'document/identity') return { kind: 'identity-document' };
  if (name === 'document/management') return { kind: 'management-document' };
  const grant = GRANT.exec(name)?.[1];
  if (grant !== undefined) return { kind: 'grant', methodId: grant };
  const document = CHARACTER_DOCUMENT.exec(name)?.[1];
  if (document !== undefined) return { kind: 'character-document', characterId: document };
  const target = TARGET.exec(name)?.[1];
  return target === undefined ? null : { kind: 'target', characterId: target };
}

const manages = (method: LogMethod): boolean => method.rank !== 'other';

/**
 * May this active method, or its device, write this box?
 * @param act `create`: no box has this name yet
 */
export function mayWriteBox(
  log: LogState,
  method: LogMethod,
  name: string,
  act: 'create' | 'replace' | 'remove',
): boolean {
  const box = parseName(name);
  if (box === null) return false;
  switch (box.kind) {
    case 'grant': {
      const receiver = log.methods.get(box.methodId);
      if (receiver === undefined) return false;
      return manages(method) && (act === 'remove' || receiver.state !== 'revoked');
    }
    case 'identity-document':
    case 'management-document':
      return manages(method);
    case 'character-document':
    case 'target': {
      const character = log.characters.get(box.characterId);
      if (character === undefined) return false;
      // A managing method removes the boxes of a deleted character.
      if (character.removed) return act === 'remove' && manages(method);
      if (box.kind === 'target' && act === 'create') return true;
      return charactersOf(log, method.id).includes(box.characterId);
    }
  }
}

/** May this active method, or its device, read this box? */
export function maySeeBox(log: LogState, method: LogMethod, name: string): boolean {
  if (manages(method)) return true;
  const box = parseName(name);
  switch (box?.kind) {
    case 'grant':
      return box.methodId === idKey(method.id) || log.methods.get(box.methodId)?.kind === 'recovery-key';
    case 'identity-document':
      return true;
    case 'character-document':
    case 'target':
      return charactersSeen(log, method.id).includes(box.characterId);
    default:
      return false;
  }
}
