/** Describes in one sentence what a level opens. */

import { toCount, toListing } from '../../../locales/en/grammar.ts';
import type { CharacterSummary, LevelView } from '../../../messaging/snapshot.ts';

/** *Everyday and Night Market open. Savings stays closed, even to a thief.* */
export function levelSentence(level: LevelView, characters: readonly CharacterSummary[]): string {
  const has = characters.filter((character) => level.manages || level.characterIds.includes(character.id));
  const views = level.manages ? [] : has.filter(({ id }) => level.limits?.[id] === 'view');
  const opens = has.filter((character) => !views.includes(character));
  const shut = characters.filter((character) => !has.includes(character));
  const rest = views.length === 0 ? '' : ` Views ${toListing(views.map(nameOf))}.`;
  return openSentence(level, opens, shut, rest).trim();
}

/** `rest`: the sentence about the viewed characters, with a space before it, or nothing. */
function openSentence(
  level: LevelView,
  opens: readonly CharacterSummary[],
  shut: readonly CharacterSummary[],
  rest: string,
): string {
  const [only] = opens;
  if (level.manages) {
    if (opens.length === 1) return `Opens ${only?.name}, and new characters too.`;
    if (opens.length === 2) return 'Opens both, and new characters too.';
    return `Opens all ${toCount(opens.length)}, and new characters too.`;
  }
  if (!only) return rest === '' ? 'Nothing opens.' : rest;
  if (shut.length === 0)
    return (opens.length === 1 ? `${only.name} opens.` : `${toListing(opens.map(nameOf))} open.`) + rest;
  if (opens.length === 1 && shut.length > 1) return `Only ${only.name} opens.${rest}`;
  const first = opens.length === 1 ? `${only.name} opens.` : `${toListing(opens.map(nameOf))} open.`;
  return `${first}${rest} ${toListing(shut.map(nameOf))} ${shut.length === 1 ? 'stays' : 'stay'} closed, even to a thief.`;
}

const nameOf = (character: CharacterSummary): string => character.name;
