/** Describes security events of an identity: who changed which login method, character or computer. */

import { toCounted, toListing } from '../../locales/en/grammar.ts';
import { methods } from '../../locales/en/ui/methods.ts';
import type { ProposedEvent, SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { askForTwo, twoAreNeeded } from './two-managers.ts';

type Known = Pick<SecurityHistory, 'names' | 'kinds' | 'persons'>;

/** *“Blue key”*, *the recovery key*, *a login method that was removed*. */
function methodName({ names, kinds }: Known, id: string | null): string {
  if (id === null) return 'a login method';
  const kind = kinds[id];
  const name = names[id];
  if (kind === 'recovery-key')
    return name === undefined || name === methods.kinds[kind].name
      ? methods.kinds[kind].unnamed
      : `the recovery key “${name}”`;
  return name === undefined ? methods.kinds[kind ?? 'other'].unnamed : `“${name}”`;
}

/** Name of the person of a login method; `null` where there is none. */
function personName({ names, persons }: Pick<Known, 'names' | 'persons'>, methodId: string): string | null {
  const id = persons[methodId];
  const name = id === undefined ? undefined : names[id];
  return name === undefined || name === '' ? null : name;
}

/** *“Blue key” of Ida Holm*, or all methods of a person: *Ida Holm, with “Blue key” and “Laptop”,*. */
function removedNames(known: Known, methodIds: readonly string[]): string {
  const listed = toListing(methodIds.map((id) => methodName(known, id)));
  const persons = new Set(methodIds.map((id) => personName(known, id)));
  const [person] = persons;
  return persons.size === 1 && person != null ? `${listed} of ${person}` : listed;
}

function characterNames({ names }: Known, ids: readonly string[]): string {
  const known = ids.flatMap((id) => names[id] ?? []);
  if (known.length === 0) return toCounted(ids.length, 'character');
  return toListing([...known, ...(known.length < ids.length ? [`${ids.length - known.length} more`] : [])]);
}

/** *remove “Blue key” of Ida Holm*: an act that was proposed, as a phrase with a verb. */
function proposedAct(act: ProposedEvent, known: Known): string {
  const method = methodName(known, act.methodId);
  const level = act.levelId === null ? undefined : known.names[act.levelId];
  switch (act.what) {
    case 'method-removed':
      return `remove ${removedNames(known, act.methodIds ?? [])}`;
    case 'level-given':
    case 'level-lowered':
      return `give ${method} the level ${level ?? 'of another name'}`;
    case 'character-removed':
      return `delete ${characterNames(known, act.characterIds)}`;
    case 'two-managers-set':
      return uncapital(askForTwo(act.twoFor ?? []));
    case 'deletion-asked':
      return 'delete the identity';
    case 'limits-set':
      return 'change the limits';
    case 'export-allowed':
      return `allow ${method} to export a key of ${characterNames(known, act.characterIds)}`;
    default:
      return 'change the levels';
  }
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
      return `${capital(method)} was added${at}${event.again ? `; ${personName(known, event.methodId ?? '') ?? 'its person'} joined again` : ''}`;
    case 'level-given':
      return `${capital(method)} got access to more${at}`;
    case 'level-lowered':
      return `${capital(method)} lost some of its access${at}`;
    case 'method-removed':
      return (event.methodIds?.length ?? 1) > 1
        ? `${capital(removedNames(known, event.methodIds ?? []))} were removed; everything they could open got new keys`
        : `${capital(method)} was removed; everything it could open got new keys`;
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
    case 'two-managers-set':
      return twoAreNeeded(event.twoFor ?? []);
    case 'act-proposed':
      return `Proposed to a second manager: ${toListing((event.proposed ?? []).map((act) => proposedAct(act, known)))}`;
    case 'proposal-withdrawn':
      return 'A proposal to a second manager was withdrawn';
    case 'limits-set':
      return 'The limits were changed';
    case 'export-allowed':
      return `${capital(method)} was allowed to export a key of ${characters} once`;
    case 'exported':
      return `A key of ${characters} was exported`;
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
  const second = event.agreed === null ? '' : `, with ${actor(known, event.agreed)}`;
  const person = personName(known, event.by);
  if (event.by === event.methodId && person === null) return second === '' ? null : `by itself${second}`;
  return `by ${actor(known, event.by)}${second}`;
}

/** *Ida Holm (“Laptop”)*, or the login method alone. */
function actor(known: Known, methodId: string): string {
  const person = personName(known, methodId);
  return person === null ? methodName(known, methodId) : `${person} (${methodName(known, methodId)})`;
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
