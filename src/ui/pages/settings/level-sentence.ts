/** Describes in one sentence what a level opens. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { CharacterSummary, LevelView } from '../../../messaging/snapshot.ts';

/** *Everyday and Night Market open. Savings stays closed, even to a thief.* */
export function levelSentence(level: LevelView, characters: readonly CharacterSummary[]): string {
  const has = characters.filter((character) => level.manages || level.characterIds.includes(character.id));
  const views = level.manages ? [] : has.filter(({ id }) => level.limits?.[id] === 'view');
  const opens = has.filter((character) => !views.includes(character));
  const shut = characters.filter((character) => !has.includes(character));
  if (level.manages) return t.opensAllAndNew(namesOf(opens));
  if (opens.length === 0) return views.length === 0 ? t.nothingOpens : t.views(namesOf(views));
  const [only] = opens.length === 1 && shut.length > 1 ? namesOf(opens) : [];
  return [
    only === undefined ? t.open(namesOf(opens)) : t.onlyOpens(only),
    ...(views.length === 0 ? [] : [t.views(namesOf(views))]),
    ...(only !== undefined || shut.length === 0 ? [] : [t.stayClosed(namesOf(shut))]),
  ].join(' ');
}

const namesOf = (characters: readonly CharacterSummary[]): string[] => characters.map(({ name }) => name);
