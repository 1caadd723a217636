/** Says in sentences what a login method, level, character or account opens, or what opens it. Pure. */

import { opens as t } from '../../../../locales/en/ui/pages/settings/opens.ts';
import type { AccountView, CharacterSummary, LevelView, MethodView } from '../../../../messaging/snapshot.ts';
import { toMoment } from '../../../words/day.ts';
import { accountsOf, type Choice, isInUse, type Opened, type Right, rightOf, strandsOf } from './connections.ts';

const nameOf = ({ name }: { name: string }): string => name;

/** *Opens Everyday and Night Market. Only views Savings.* @returns no sentence where it opens nothing */
function openedBy(level: LevelView, characters: readonly CharacterSummary[]): string[] {
  const at = (right: Right | null) => characters.filter(({ id }) => rightOf(level, id) === right);
  const [own, use, view, shut] = [at('own'), at('use'), at('view'), at(null)];
  const told: string[] = [];
  if (own.length === characters.length && own.length > 2) told.push(t.opensAll(own.length));
  else if (own.length > 0) told.push(t.opens(own.map(nameOf)));
  if (use.length > 0) told.push(t.signsAs(use.map(nameOf)));
  if (view.length > 0) told.push(t.onlyViews(view.map(nameOf)));
  if (told.length === 0) return [t.opensNoCharacter];
  if (shut.length > 0) told.push(t.stayClosed(shut.map(nameOf)));
  return told;
}

export function methodTold({ levels, characters }: Opened, method: MethodView, now: number): string {
  const level = levels.find(({ id }) => id === method.levelId);
  const { state, activeFrom } = method;
  const told: string[] = [];
  if (state === 'frozen') told.push(t.frozenOpensNothing);
  if (state === 'pending')
    told.push(
      activeFrom === null ? t.waits : activeFrom <= now ? t.waitsForManager : t.waitsUntil(toMoment(activeFrom, now)),
    );
  if (level === undefined) return told.join(' ');
  if (!isInUse(method)) return [...told, t.levelIs(level.name)].join(' ');
  told.push(...openedBy(level, characters));
  return [...told, level.manages ? t.levelManages(level.name) : t.levelIs(level.name)].join(' ');
}

function levelTold({ methods, characters }: Opened, level: LevelView): string {
  const own = methods.filter((method) => method.levelId === level.id && isInUse(method));
  const by = own.length === 0 ? t.levelOfNone : t.levelOf(own.map(nameOf));
  return [by, ...openedBy(level, characters), ...(level.manages ? [t.canManage] : [])].join(' ');
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
    openers.length === 0 ? t.openedByNone : t.openedBy(openers.map(nameOf)),
    ...(viewers.length === 0 ? [] : [t.onlyViewedBy(viewers.map(nameOf))]),
  ];
}

export function characterTold(snapshot: Opened, character: CharacterSummary): string {
  const { id, state, accountCount, openUntil } = character;
  const told = openersTold(snapshot, id);
  const accounts = accountsOf(snapshot, id);
  if (state === 'closed') return [...told, t.closedNow].join(' ');
  if (state === 'viewed') told.push(t.viewedNow);
  if (openUntil !== null) told.push(t.openForAWhileNow);
  if (accounts.length > 0) told.push(t.itsAccounts(accounts.map(nameOf)));
  else told.push(accountCount === 0 ? t.hasNoAccount : t.hasAccounts(accountCount));
  return told.join(' ');
}

function accountTold(snapshot: Opened, account: AccountView, character: CharacterSummary): string {
  const watched = account.kind === 'watch' ? [t.onlyWatched] : [];
  return [t.accountOf(character.name), ...watched, ...openersTold(snapshot, character.id)].join(' ');
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
