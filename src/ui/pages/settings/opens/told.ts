/** Says in sentences what a login method, level, character or account opens, or what opens it. Pure. */

import { toCounted, toListing } from '../../../../locales/en/grammar.ts';
import type { AccountView, CharacterSummary, LevelView, MethodView } from '../../../../messaging/snapshot.ts';
import { toMoment } from '../../../words/day.ts';
import { accountsOf, type Choice, isInUse, type Opened, type Right, rightOf, strandsOf } from './connections.ts';

/** A list that is longer ends in a number. */
const MOST_NAMES = 6;

/** *A, B and C*; of a long list the first names and *94 more*. */
export const fewNames = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? toListing(names)
    : toListing([...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`]);

const quoted = ({ name }: { name: string }): string => `“${name}”`;
const nameOf = ({ name }: { name: string }): string => name;

/** *Opens Everyday and Night Market. Only views Savings.* @returns no sentence where it opens nothing */
function openedBy(level: LevelView, characters: readonly CharacterSummary[]): string[] {
  const at = (right: Right | null) => characters.filter(({ id }) => rightOf(level, id) === right);
  const [own, use, view, shut] = [at('own'), at('use'), at('view'), at(null)];
  const told: string[] = [];
  if (own.length === characters.length && own.length > 2) told.push(`Opens all ${own.length} characters.`);
  else if (own.length > 0) told.push(`Opens ${fewNames(own.map(nameOf))}.`);
  if (use.length > 0) told.push(`Signs as ${fewNames(use.map(nameOf))} without seeing its keys.`);
  if (view.length > 0) told.push(`Only views ${fewNames(view.map(nameOf))}.`);
  if (told.length === 0) return ['Opens no character.'];
  if (shut.length > MOST_NAMES) told.push(`The other ${shut.length} stay closed to it.`);
  else if (shut.length > 0)
    told.push(`${fewNames(shut.map(nameOf))} ${shut.length === 1 ? 'stays' : 'stay'} closed to it.`);
  return told;
}

export function methodTold({ levels, characters }: Opened, method: MethodView, now: number): string {
  const level = levels.find(({ id }) => id === method.levelId);
  const { state, activeFrom } = method;
  const told: string[] = [];
  if (state === 'frozen') told.push('Frozen: it opens nothing until it is unfrozen.');
  if (state === 'pending')
    told.push(
      activeFrom === null
        ? 'Waiting: it opens nothing yet.'
        : activeFrom <= now
          ? 'Waiting: it opens nothing until another login method that can manage the identity logs in.'
          : `Waiting: it opens nothing before ${toMoment(activeFrom, now)}.`,
    );
  if (level === undefined) return told.join(' ');
  if (!isInUse(method)) return [...told, `Its level is ${level.name}.`].join(' ');
  told.push(...openedBy(level, characters));
  return [...told, `Its level is ${level.name}${level.manages ? ', which can manage the identity' : ''}.`].join(' ');
}

function levelTold({ methods, characters }: Opened, level: LevelView): string {
  const own = methods.filter((method) => method.levelId === level.id && isInUse(method));
  const by = own.length === 0 ? 'No login method in use has this level.' : `The level of ${fewNames(own.map(quoted))}.`;
  return [by, ...openedBy(level, characters), ...(level.manages ? ['It can manage the identity.'] : [])].join(' ');
}

/** *Opened by “Blue key” and “Recovery key”. Only viewed by “Phone”.* */
function openersTold(snapshot: Opened, characterId: string): string[] {
  const strands = strandsOf(snapshot).filter((strand) => strand.characterId === characterId);
  const by = (views: boolean) =>
    snapshot.methods.filter(({ id }) =>
      strands.some(({ methodId, levelId }) => {
        const level = snapshot.levels.find((each) => each.id === levelId);
        return methodId === id && level !== undefined && (rightOf(level, characterId) === 'view') === views;
      }),
    );
  const [openers, viewers] = [by(false), by(true)];
  return [
    openers.length === 0 ? 'No login method in use opens it.' : `Opened by ${fewNames(openers.map(quoted))}.`,
    ...(viewers.length === 0 ? [] : [`Only viewed by ${fewNames(viewers.map(quoted))}.`]),
  ];
}

export function characterTold(snapshot: Opened, character: CharacterSummary): string {
  const { id, state, accountCount, openUntil } = character;
  const told = openersTold(snapshot, id);
  const accounts = accountsOf(snapshot, id);
  if (state === 'closed')
    return [...told, 'It is closed now, so its accounts aren’t known on this computer.'].join(' ');
  if (state === 'viewed') told.push('This login only views it.');
  if (openUntil !== null) told.push('It is open for a while, by a second login.');
  if (accounts.length > 0)
    told.push(`${accounts.length === 1 ? 'Its account is' : 'Its accounts are'} ${fewNames(accounts.map(nameOf))}.`);
  else told.push(accountCount === 0 ? 'It has no account yet.' : `It has ${toCounted(accountCount, 'account')}.`);
  return told.join(' ');
}

function accountTold(snapshot: Opened, account: AccountView, character: CharacterSummary): string {
  const watched = account.kind === 'watch' ? ['It is only watched: no login method signs with it.'] : [];
  return [`An account of ${character.name}.`, ...watched, ...openersTold(snapshot, character.id)].join(' ');
}

/** The name of a choice, and what is lit by it. @param now ms since 1970 */
export function choiceTold(snapshot: Opened, { kind, id }: Choice, now: number): { name: string; text: string } | null {
  const { methods, levels, characters, active } = snapshot;
  switch (kind) {
    case 'method': {
      const method = methods.find((each) => each.id === id);
      return method === undefined ? null : { name: method.name, text: methodTold(snapshot, method, now) };
    }
    case 'level': {
      const level = levels.find((each) => each.id === id);
      return level === undefined ? null : { name: level.name, text: levelTold(snapshot, level) };
    }
    case 'character': {
      const character = characters.find((each) => each.id === id);
      return character === undefined ? null : { name: character.name, text: characterTold(snapshot, character) };
    }
    case 'account': {
      const account = active?.accounts.find(({ address }) => address === id);
      const character = characters.find((each) => each.id === active?.id);
      if (account === undefined || character === undefined) return null;
      return { name: account.name, text: accountTold(snapshot, account, character) };
    }
  }
}
