/** What waits for a second manager, as a phrase with a verb. */
import { unreachable } from '../../../../lib/errors.ts';
import { toListing } from '../../../../locales/en/grammar.ts';
import type { Limit, OpenedCharacters } from '../../../../messaging/level.ts';
import type { ProposalView, ProposedActView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { nameOfPerson, personOfMethod } from '../../../words/person.ts';
import { askForTwo } from '../../../words/two-managers.ts';

type Known = Pick<UnlockedSnapshot, 'methods' | 'persons' | 'levels' | 'characters'>;

const methodName = ({ methods }: Known, id: string): string =>
  `“${methods.find((method) => method.id === id)?.name ?? 'a login method that was removed'}”`;

/** *Ida Holm with “Laptop” and “Blue key”*. */
function whose(known: Known, methodIds: readonly string[]): string {
  const persons = new Set(methodIds.map((id) => personOfMethod(known, id)));
  const [person] = persons;
  const methods = toListing(methodIds.map((id) => methodName(known, id)));
  if (persons.size !== 1 || person == null) return methods;
  return person.methodIds.length === methodIds.length
    ? `${nameOfPerson(person)}, with ${methods}`
    : `${methods} of ${nameOfPerson(person)}`;
}

/** *Ida Holm*, where these are all methods of hers; otherwise like `whose`. */
function named(known: Known, methodIds: readonly string[]): string {
  const [first] = methodIds;
  const person = first === undefined ? null : personOfMethod(known, first);
  const all = person?.methodIds.length === methodIds.length && person.methodIds.every((id) => methodIds.includes(id));
  return person !== null && all ? nameOfPerson(person) : whose(known, methodIds);
}

type Told = Exclude<ProposedActView, { what: 'level' }> | { what: 'level'; methodIds: string[]; levelId: string };

const limitWords: Record<Limit, string> = { use: 'without export', view: 'view only' };

function levelsChange(known: Known, act: Extract<ProposedActView, { what: 'levels' }>): string {
  const name = (id: string): string => known.levels.find((level) => level.id === id)?.name ?? 'a new level';
  const after = new Map(act.levels.map((level) => [level.id, level]));
  const gone = known.levels.filter(({ id }) => !after.has(id)).map((level) => `Remove ${level.name}`);
  const opens = ({ characterIds, limits }: OpenedCharacters) =>
    toListing(
      characterIds.map((id) => {
        const called = known.characters.find((character) => character.id === id)?.name ?? 'a character';
        return limits[id] === undefined ? called : `${called} (${limitWords[limits[id]]})`;
      }),
    );
  const textOf = (characterIds: readonly string[], limits: OpenedCharacters['limits'] = {}) =>
    characterIds
      .map((id) => `${id} ${limits[id] ?? ''}`)
      .sort()
      .join();
  const changed = act.levels.flatMap((level) => {
    const before = known.levels.find(({ id }) => id === level.id);
    if (level.manages) return before?.manages === true ? [] : [`Let ${name(level.id)} manage the identity`];
    const same =
      before?.manages === false &&
      textOf(before.characterIds, before.limits) === textOf(level.characterIds, level.limits);
    if (same) return [];
    return [`Let ${name(level.id)} open ${level.characterIds.length === 0 ? 'nothing' : opens(level)}`];
  });
  const delay = act.delay === null ? [] : [`Change the delay to ${Math.round(act.delay / 3_600_000)} hours`];
  const all = [...gone, ...changed, ...delay];
  return all.length === 0 ? 'Change the levels' : all.join('; ');
}

function actWords(act: Told, known: Known): string {
  switch (act.what) {
    case 'remove':
      return `Remove ${whose(known, act.methodIds)}`;
    case 'level':
      return `Give ${named(known, act.methodIds)} the role ${known.levels.find(({ id }) => id === act.levelId)?.name ?? 'that was removed'}`;
    case 'delete-character':
      return `Delete ${known.characters.find(({ id }) => id === act.characterId)?.name ?? 'a character'}`;
    case 'two-managers':
      return askForTwo(act.acts);
    case 'levels':
      return levelsChange(known, act);
    case 'delete-identity':
      return 'Delete the identity';
    case 'limits':
      return 'Change the limits';
    case 'export':
      return `Let ${whose(known, [act.methodId])} export a key of ${known.characters.find(({ id }) => id === act.characterId)?.name ?? 'a character'} once`;
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
  together(acts)
    .map((act) => actWords(act, known))
    .join('; ');
