/** Describes security events of an identity: who changed which login method, character or computer. */

import { methods } from '../../locales/en/ui/methods.ts';
import { wordsSecurity as t } from '../../locales/en/ui/words/security.ts';
import type { ProposedEvent, SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { askForTwo, twoAreNeeded } from './two-managers.ts';

type Known = Pick<SecurityHistory, 'names' | 'kinds' | 'persons'>;

/** *“Blue key”*, *the recovery key*, *a login method that was removed*. */
function methodName({ names, kinds }: Known, id: string | null): string {
  if (id === null) return t.someMethod;
  const kind = kinds[id];
  const name = names[id];
  if (kind === 'recovery-key')
    return name === undefined || name === methods.kinds[kind].name ? methods.kinds[kind].unnamed : t.recoveryKey(name);
  return name === undefined ? methods.kinds[kind ?? 'other'].unnamed : `“${name}”`;
}

/** Name of the person of a login method; `null` where there is none. */
function personName({ names, persons }: Pick<Known, 'names' | 'persons'>, methodId: string): string | null {
  const id = persons[methodId];
  const name = id === undefined ? undefined : names[id];
  return name === undefined || name === '' ? null : name;
}

/** *Ida Holm’s “Blue key”*, or all methods of a person: *Ida Holm, with “Blue key” and “Laptop”,*. */
function removedNames(known: Known, methodIds: readonly string[]): string {
  const methods = methodIds.map((id) => methodName(known, id));
  const persons = new Set(methodIds.map((id) => personName(known, id)));
  const [person] = persons;
  return persons.size === 1 && person != null ? t.methodsOf(methods, person) : t.methods(methods);
}

function characterNames({ names }: Known, ids: readonly string[]): string {
  const known = ids.flatMap((id) => names[id] ?? []);
  if (known.length === 0) return t.characters(ids.length);
  return t.charactersNamed(known, ids.length - known.length);
}

/** *remove Ida Holm’s “Blue key”*: an act that was proposed, as a phrase with a verb. */
function proposedAct(act: ProposedEvent, known: Known): string {
  const method = methodName(known, act.methodId);
  const level = act.levelId === null ? undefined : known.names[act.levelId];
  switch (act.what) {
    case 'method-removed':
      return t.remove(removedNames(known, act.methodIds ?? []));
    case 'level-given':
    case 'level-lowered':
      return level === undefined ? t.giveAnotherLevel(method) : t.giveLevel(method, level);
    case 'character-removed':
      return t.deleteCharacters(characterNames(known, act.characterIds));
    case 'two-managers-set':
      return uncapital(askForTwo(act.twoFor ?? []));
    case 'deletion-asked':
      return t.deleteTheIdentity;
    case 'limits-set':
      return t.changeTheLimits;
    case 'export-allowed':
      return t.allowExport(method, characterNames(known, act.characterIds));
    default:
      return t.changeTheLevels;
  }
}

/** A sentence without a full stop. */
export function whatHappened(event: SecurityEvent, known: Known): string {
  const method = methodName(known, event.methodId);
  const level = (event.levelId === null ? null : known.names[event.levelId]) ?? null;
  const characters = characterNames(known, event.characterIds);
  switch (event.what) {
    case 'begun':
      return t.identityCreated(method);
    case 'method-added':
      return event.again
        ? t.personJoinedAgain(capital(method), level, personName(known, event.methodId ?? '') ?? t.itsPerson)
        : t.methodAdded(capital(method), level);
    case 'level-given':
      return t.methodRaised(capital(method), level);
    case 'level-lowered':
      return t.methodLowered(capital(method), level);
    case 'method-removed':
      return (event.methodIds?.length ?? 1) > 1
        ? t.methodsRemoved(capital(removedNames(known, event.methodIds ?? [])))
        : t.methodRemoved(capital(method));
    case 'method-reset':
      return t.methodRekeyed(capital(method));
    case 'waiting-ended':
      return t.changeCancelled(method);
    case 'took-effect':
      return t.methodManages(capital(method));
    case 'frozen':
      return t.methodFrozen(capital(method));
    case 'unfrozen':
      return t.methodUnfrozen(capital(method));
    case 'character-added':
      return t.characterCreated(capital(characters));
    case 'characters-rotated':
      return event.characterIds.length === 0 ? t.namesRekeyed : t.charactersRekeyed(capital(characters));
    case 'character-removed':
      return t.characterDeleted(capital(characters));
    case 'levels-changed':
      return t.levelsChanged;
    case 'two-managers-set':
      return twoAreNeeded(event.twoFor ?? []);
    case 'act-proposed':
      return t.proposed((event.proposed ?? []).map((act) => proposedAct(act, known)));
    case 'proposal-withdrawn':
      return t.proposalWithdrawn;
    case 'limits-set':
      return t.limitsChanged;
    case 'export-allowed':
      return t.exportAllowed(capital(method), characters);
    case 'exported':
      return t.keyExported(characters);
    case 'computer-added':
      return t.computerAdded(method);
    case 'computer-removed':
      return t.computerRemoved(method);
    case 'freeze-code-made':
      return t.freezeCodeCreated(method);
    case 'freeze-code-removed':
      return t.freezeCodeRevoked(method);
    case 'deletion-asked':
      return t.deletionRequested;
    case 'deletion-ended':
      return t.deletionCancelled;
    case 'session-opened':
      return event.deviceId === null ? t.methodRead(capital(method)) : t.computerRead(method);
    case 'session-refused':
      return t.loginFailed(method);
    case 'code-used':
      return t.freezeCodeUsed(method);
    case 'other':
      return t.unknownEvent;
  }
}

/** *by “Laptop”*, *with a printed freeze code*; `null` if the sentence already says it. */
export function byWhom(event: SecurityEvent, known: Known): string | null {
  if (event.from === 'server') return t.byServer;
  if (event.by === null) return t.byFreezeCode;
  const second = event.agreed === null ? null : actor(known, event.agreed);
  const person = personName(known, event.by);
  if (event.by === event.methodId && person === null) return second === null ? null : t.byItselfWith(second);
  const first = actor(known, event.by);
  return second === null ? t.by(first) : t.byWith(first, second);
}

/** *Ida Holm (“Laptop”)*, or the login method alone. */
function actor(known: Known, methodId: string): string {
  const person = personName(known, methodId);
  return person === null ? methodName(known, methodId) : `${person} (${methodName(known, methodId)})`;
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
