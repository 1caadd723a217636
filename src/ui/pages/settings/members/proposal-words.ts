/** What waits for a second manager, as a phrase with a verb. */
import { unreachable } from '../../../../lib/errors.ts';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { OpenedCharacters } from '../../../../messaging/level.ts';
import type { ProposalView, ProposedActView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { nameOfPerson, personOfMethod } from '../../../words/person.ts';
import { askForTwo } from '../../../words/two-managers.ts';

type Known = Pick<UnlockedSnapshot, 'methods' | 'persons' | 'levels' | 'characters'>;

function methodName({ methods }: Known, id: string): string {
  const method = methods.find((each) => each.id === id);
  return method === undefined ? t.removedMethod : t.quoted(method.name);
}

/** *Ida Holm with “Laptop” and “Blue key”*. */
function whose(known: Known, methodIds: readonly string[]): string {
  const persons = new Set(methodIds.map((id) => personOfMethod(known, id)));
  const [person] = persons;
  const methods = methodIds.map((id) => methodName(known, id));
  if (persons.size !== 1 || person == null) return t.list(methods);
  return person.methodIds.length === methodIds.length
    ? t.personWithMethods(nameOfPerson(person), methods)
    : t.methodsOfPerson(methods, nameOfPerson(person));
}

/** *Ida Holm*, where these are all methods of hers; otherwise like `whose`. */
function named(known: Known, methodIds: readonly string[]): string {
  const [first] = methodIds;
  const person = first === undefined ? null : personOfMethod(known, first);
  const all = person?.methodIds.length === methodIds.length && person.methodIds.every((id) => methodIds.includes(id));
  return person !== null && all ? nameOfPerson(person) : whose(known, methodIds);
}

type Told = Exclude<ProposedActView, { what: 'level' }> | { what: 'level'; methodIds: string[]; levelId: string };

const characterName = ({ characters }: Known, id: string): string =>
  characters.find((character) => character.id === id)?.name ?? t.aCharacter;

function levelsChange(known: Known, act: Extract<ProposedActView, { what: 'levels' }>): string {
  const name = (id: string): string => known.levels.find((level) => level.id === id)?.name ?? t.newLevel;
  const after = new Map(act.levels.map((level) => [level.id, level]));
  const gone = known.levels.filter(({ id }) => !after.has(id)).map((level) => t.removeLevel(level.name));
  const opened = ({ characterIds, limits }: OpenedCharacters): string[] =>
    characterIds.map((id) => {
      const called = characterName(known, id);
      return limits[id] === undefined ? called : t.limited[limits[id]](called);
    });
  const textOf = (characterIds: readonly string[], limits: OpenedCharacters['limits'] = {}) =>
    characterIds
      .map((id) => `${id} ${limits[id] ?? ''}`)
      .sort()
      .join();
  const changed = act.levels.flatMap((level) => {
    const before = known.levels.find(({ id }) => id === level.id);
    if (level.manages) return before?.manages === true ? [] : [t.letManage(name(level.id))];
    const same =
      before?.manages === false &&
      textOf(before.characterIds, before.limits) === textOf(level.characterIds, level.limits);
    if (same) return [];
    return [t.letOpen(name(level.id), opened(level))];
  });
  const delay = act.delay === null ? [] : [t.changeDelay(Math.round(act.delay / 3_600_000))];
  const all = [...gone, ...changed, ...delay];
  return all.length === 0 ? t.changeLevels : t.inARow(all);
}

function actWords(act: Told, known: Known): string {
  switch (act.what) {
    case 'remove':
      return t.removeMethods(whose(known, act.methodIds));
    case 'level': {
      const level = known.levels.find(({ id }) => id === act.levelId);
      const who = named(known, act.methodIds);
      return level === undefined ? t.giveRemovedRole(who) : t.giveRole(who, level.name);
    }
    case 'delete-character':
      return t.deleteCharacter(characterName(known, act.characterId));
    case 'two-managers':
      return askForTwo(act.acts);
    case 'levels':
      return levelsChange(known, act);
    case 'delete-identity':
      return t.deleteIdentity;
    case 'limits':
      return t.changeLimits;
    case 'export':
      return t.letExport(whose(known, [act.methodId]), characterName(known, act.characterId));
    default:
      return unreachable(act);
  }
}

/** The methods of a person get a level by one act each: in words it is one. */
function together(acts: readonly ProposedActView[]): Told[] {
  const told: Told[] = [];
  for (const act of acts) {
    if (act.what !== 'level') {
      told.push(act);
      continue;
    }
    const same = told.find((each) => each.what === 'level' && each.levelId === act.levelId);
    if (same?.what === 'level') same.methodIds.push(act.methodId);
    else told.push({ what: 'level', methodIds: [act.methodId], levelId: act.levelId });
  }
  return told;
}

/** Without a full stop. */
export const proposalSentence = ({ acts }: Pick<ProposalView, 'acts'>, known: Known): string =>
  t.inARow(together(acts).map((act) => actWords(act, known)));
