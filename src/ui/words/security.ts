/** Describes security events of an identity: who changed which login method, character or computer. */

import { methods } from '../../locales/en/ui/methods.ts';
import {
  type Actor,
  type Characters,
  type Method,
  type Methods,
  wordsSecurity as t,
} from '../../locales/en/ui/words/security.ts';
import type { ProposedEvent, SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { twoAreNeeded } from './two-managers.ts';

type Known = Pick<SecurityHistory, 'names' | 'kinds' | 'persons'>;

function methodOf({ names, kinds }: Known, id: string | null): Method {
  if (id === null) return null;
  const kind = kinds[id] ?? 'other';
  const name = names[id];
  const isNamed = name !== undefined && (kind !== 'recovery-key' || name !== methods.kinds[kind].name);
  return { kind, name: isNamed ? name : null };
}

/** Name of the person of a login method; `null` where there is none. */
function personName({ names, persons }: Pick<Known, 'names' | 'persons'>, methodId: string): string | null {
  const id = persons[methodId];
  const name = id === undefined ? undefined : names[id];
  return name === undefined || name === '' ? null : name;
}

/** The person is named where the methods are all of the same one. */
function removedOf(known: Known, methodIds: readonly string[]): Methods {
  const persons = new Set(methodIds.map((id) => personName(known, id)));
  const [person = null] = persons;
  return { methods: methodIds.map((id) => methodOf(known, id)), person: persons.size === 1 ? person : null };
}

function charactersOf({ names }: Known, ids: readonly string[]): Characters {
  const known = ids.flatMap((id) => names[id] ?? []);
  return { names: known, more: ids.length - known.length };
}

/** *remove Ida Holm’s “Blue key”*: an act that was proposed, as a phrase with a verb. */
function proposedAct(act: ProposedEvent, known: Known): string {
  const method = methodOf(known, act.methodId);
  const level = act.levelId === null ? undefined : known.names[act.levelId];
  switch (act.what) {
    case 'method-removed':
      return t.remove(removedOf(known, act.methodIds ?? []));
    case 'level-given':
    case 'level-lowered':
      return level === undefined ? t.giveAnotherLevel(method) : t.giveLevel(method, level);
    case 'character-removed':
      return t.deleteCharacters(charactersOf(known, act.characterIds));
    case 'two-managers-set':
      return act.twoFor === undefined || act.twoFor.length === 0 ? t.stopRequiringTwo : t.requireTwo(act.twoFor);
    case 'deletion-asked':
      return t.deleteTheIdentity;
    case 'limits-set':
      return t.changeTheLimits;
    case 'export-allowed':
      return t.allowExport(method, charactersOf(known, act.characterIds));
    default:
      return t.changeTheLevels;
  }
}

/** A sentence without a full stop. */
export function whatHappened(event: SecurityEvent, known: Known): string {
  const method = methodOf(known, event.methodId);
  const level = (event.levelId === null ? null : known.names[event.levelId]) ?? null;
  const characters = charactersOf(known, event.characterIds);
  switch (event.what) {
    case 'begun':
      return t.identityCreated(method);
    case 'method-added':
      return event.again
        ? t.personJoinedAgain(method, level, personName(known, event.methodId ?? ''))
        : t.methodAdded(method, level);
    case 'level-given':
      return t.methodRaised(method, level);
    case 'level-lowered':
      return t.methodLowered(method, level);
    case 'method-removed':
      return t.methodsRemoved(
        (event.methodIds?.length ?? 1) > 1
          ? removedOf(known, event.methodIds ?? [])
          : { methods: [method], person: null },
      );
    case 'method-reset':
      return t.methodRekeyed(method);
    case 'waiting-ended':
      return t.changeCancelled(method);
    case 'took-effect':
      return t.methodManages(method);
    case 'frozen':
      return t.methodFrozen(method);
    case 'unfrozen':
      return t.methodUnfrozen(method);
    case 'character-added':
      return t.characterCreated(characters);
    case 'characters-rotated':
      return event.characterIds.length === 0 ? t.namesRekeyed : t.charactersRekeyed(characters);
    case 'character-removed':
      return t.characterDeleted(characters);
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
      return t.exportAllowed(method, characters);
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
      return event.deviceId === null ? t.methodRead(method) : t.computerRead(method);
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

const actor = (known: Known, methodId: string): Actor => ({
  method: methodOf(known, methodId),
  person: personName(known, methodId),
});
