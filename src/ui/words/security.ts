/** What happened to an identity, in words: who did what to which login method, character or computer. */

import type { MethodKind } from '../../messaging/login.ts';
import type { SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { toCounted, toListing } from './listing.ts';

type Known = Pick<SecurityHistory, 'names' | 'kinds'>;

const KIND: Partial<Record<MethodKind, string>> = { 'recovery-key': 'the recovery key', password: 'a password' };

/** *“Blue key”*, *the recovery key*, *a login method that was removed*. */
function methodName({ names, kinds }: Known, id: string | null): string {
  if (id === null) return 'a login method';
  const kind = kinds[id];
  if (kind === 'recovery-key') return KIND['recovery-key'] as string;
  const name = names[id];
  return name === undefined ? ((kind && KIND[kind]) ?? 'a login method without a name') : `“${name}”`;
}

function characterNames({ names }: Known, ids: readonly string[]): string {
  const known = ids.flatMap((id) => names[id] ?? []);
  if (known.length === 0) return toCounted(ids.length, 'character');
  return toListing([...known, ...(known.length < ids.length ? [`${ids.length - known.length} more`] : [])]);
}

/** A sentence without its full stop. */
export function whatHappened(event: SecurityEvent, known: Known): string {
  const method = methodName(known, event.methodId);
  const level = event.levelId === null ? null : known.names[event.levelId];
  const at = level === null || level === undefined ? '' : `, at the level ${level}`;
  const characters = characterNames(known, event.characterIds);
  switch (event.what) {
    case 'begun':
      return `The identity was made, with ${method} and a recovery key`;
    case 'method-added':
      return `${capital(method)} was added${at}`;
    case 'level-given':
      return `${capital(method)} was given more to open${at}`;
    case 'level-lowered':
      return `Something was taken from ${method}${at}`;
    case 'method-removed':
      return `${capital(method)} was removed; what it could open got new keys`;
    case 'method-reset':
      return `${capital(method)} was given new keys; what it could open got new ones too`;
    case 'waiting-ended':
      return `What ${method} waited for was stopped`;
    case 'took-effect':
      return `${capital(method)} may change the identity since then`;
    case 'frozen':
      return `${capital(method)} was frozen`;
    case 'unfrozen':
      return `${capital(method)} was unfrozen`;
    case 'character-added':
      return `${capital(characters)} was made`;
    case 'characters-rotated':
      return event.characterIds.length === 0
        ? 'The names of the identity got a new key'
        : `${capital(characters)} got new keys`;
    case 'character-removed':
      return `${capital(characters)} was deleted`;
    case 'levels-changed':
      return 'The levels were changed';
    case 'computer-added':
      return `A computer began to use ${method}`;
    case 'computer-removed':
      return `A computer may not use ${method} any more`;
    case 'freeze-code-made':
      return `A freeze code was made for ${method}`;
    case 'freeze-code-removed':
      return `The freeze code of ${method} was taken back`;
    case 'deletion-asked':
      return 'The deletion of the identity was asked for';
    case 'deletion-ended':
      return 'The deletion of the identity was stopped';
    case 'session-opened':
      return event.deviceId === null
        ? `${capital(method)} read from the key server`
        : `A computer with ${method} read from the key server`;
    case 'session-refused':
      return `Somebody tried to read in the name of ${method}, and could not`;
    case 'code-used':
      return `The freeze code of ${method} was used`;
    case 'other':
      return 'Something that this version does not know';
  }
}

/** *by “Laptop”*, *by a printed freeze code*; `null` where the sentence says it. */
export function byWhom(event: SecurityEvent, known: Known): string | null {
  if (event.from === 'server') return 'told by the key server';
  if (event.by === null) return 'by a printed freeze code';
  const second = event.agreed === null ? '' : `, with ${methodName(known, event.agreed)}`;
  if (event.by === event.methodId) return second === '' ? null : `by itself${second}`;
  return `by ${methodName(known, event.by)}${second}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
