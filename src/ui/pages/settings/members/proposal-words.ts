/** What waits for a second manager, as a phrase with a verb. */
import { unreachable } from '../../../../lib/errors.ts';
import { type OpenedCharacter, members as t, type Whose } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { OpenedCharacters } from '../../../../messaging/level.ts';
import type { ProposalView, ProposedActView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { nameOfPerson, personOfMethod } from '../../../words/person.ts';
import { askForTwo } from '../../../words/two-managers.ts';

type Known = Pick<UnlockedSnapshot, 'methods' | 'persons' | 'levels' | 'characters'>;

/** Whose login methods these are. */
function whoseOf(known: Known, methodIds: readonly string[]): Whose {
  const [person, ...others] = new Set(methodIds.map((id) => personOfMethod(known, id)));
  const methods = methodIds.map((id) => known.methods.find((each) => each.id === id)?.name ?? null);
  if (person == null || others.length > 0) return { methods, person: null, all: false };
  return { methods, person: nameOfPerson(person), all: person.methodIds.length === methodIds.length };
}

type Told = Exclude<ProposedActView, { what: 'level' }> | { what: 'level'; methodIds: string[]; levelId: string };

const characterName = ({ characters }: Known, id: string): string | null =>
  characters.find((character) => character.id === id)?.name ?? null;

function levelsChange(known: Known, act: Extract<ProposedActView, { what: 'levels' }>): string {
  const name = (id: string): string | null => known.levels.find((level) => level.id === id)?.name ?? null;
  const after = new Map(act.levels.map((level) => [level.id, level]));
  const gone = known.levels.filter(({ id }) => !after.has(id)).map((level) => t.removeLevel(level.name));
  const opened = ({ characterIds, limits }: OpenedCharacters): OpenedCharacter[] =>
    characterIds.map((id) => ({ name: characterName(known, id), limit: limits[id] ?? null }));
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
      return t.removeMethods(whoseOf(known, act.methodIds));
    case 'level': {
      const level = known.levels.find(({ id }) => id === act.levelId);
      const who = whoseOf(known, act.methodIds);
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
      return t.letExport(whoseOf(known, [act.methodId]), characterName(known, act.characterId));
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
