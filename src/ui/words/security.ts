/** Describes security events of an identity: who changed which login method, character or computer. */
import type { SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { METHODS } from '../methods/methods.ts';
import { toCounted, toListing } from './listing.ts';

type Known = Pick<SecurityHistory, 'names' | 'kinds'>;

/** *“Blue key”*, *the recovery key*, *a login method that was removed*. */
function methodName({ names, kinds }: Known, id: string | null): string {
  if (id === null) return 'a login method';
  const kind = kinds[id];
  const name = names[id];
  if (kind === 'recovery-key')
    return name === undefined || name === METHODS[kind].name ? METHODS[kind].unnamed : `the recovery key “${name}”`;
  return name === undefined ? METHODS[kind ?? 'other'].unnamed : `“${name}”`;
}

function characterNames({ names }: Known, ids: readonly string[]): string {
  const known = ids.flatMap((id) => names[id] ?? []);
  if (known.length === 0) return toCounted(ids.length, 'character');
  return toListing([...known, ...(known.length < ids.length ? [`${ids.length - known.length} more`] : [])]);
}

/** A sentence without a full stop. */
export function whatHappened(event: SecurityEvent, known: Known): string {
  const method = methodName(known, event.methodId);
  const level = event.levelId === null ? null : known.names[event.levelId];
  const at = level === null || level === undefined ? '' : `, at the level ${level}`;
  const characters = characterNames(known, event.characterIds);
  switch (event.what) {
    case 'begun':
      return `The identity was created, with ${method} and a recovery key`;
    case 'method-added':
      return `${capital(method)} was added${at}`;
    case 'level-given':
      return `${capital(method)} got access to more${at}`;
    case 'level-lowered':
      return `${capital(method)} lost some of its access${at}`;
    case 'method-removed':
      return `${capital(method)} was removed; everything it could open got new keys`;
    case 'method-reset':
      return `${capital(method)} got new keys, and so did everything it could open`;
    case 'waiting-ended':
      return `The pending change of ${method} was cancelled`;
    case 'took-effect':
      return `${capital(method)} became able to manage the identity`;
    case 'frozen':
      return `${capital(method)} was frozen`;
    case 'unfrozen':
      return `${capital(method)} was unfrozen`;
    case 'character-added':
      return `${capital(characters)} was created`;
    case 'characters-rotated':
      return event.characterIds.length === 0
        ? 'The names of the identity got a new key'
        : `${capital(characters)} got new keys`;
    case 'character-removed':
      return `${capital(characters)} was deleted`;
    case 'levels-changed':
      return 'The levels were changed';
    case 'computer-added':
      return `A computer was added with ${method}`;
    case 'computer-removed':
      return `A computer with ${method} was removed`;
    case 'freeze-code-made':
      return `A freeze code was created for ${method}`;
    case 'freeze-code-removed':
      return `The freeze code of ${method} was revoked`;
    case 'deletion-asked':
      return 'The deletion of the identity was requested';
    case 'deletion-ended':
      return 'The deletion of the identity was cancelled';
    case 'session-opened':
      return event.deviceId === null
        ? `${capital(method)} read from the key server`
        : `A computer with ${method} read from the key server`;
    case 'session-refused':
      return `A failed login attempt with ${method}`;
    case 'code-used':
      return `The freeze code of ${method} was used`;
    case 'other':
      return 'An event that this version doesn’t know';
  }
}

/** *by “Laptop”*, *with a printed freeze code*; `null` if the sentence already says it. */
export function byWhom(event: SecurityEvent, known: Known): string | null {
  if (event.from === 'server') return 'reported by the key server';
  if (event.by === null) return 'with a printed freeze code';
  const second = event.agreed === null ? '' : `, with ${methodName(known, event.agreed)}`;
  if (event.by === event.methodId) return second === '' ? null : `by itself${second}`;
  return `by ${methodName(known, event.by)}${second}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
