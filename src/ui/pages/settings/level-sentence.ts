/** Describes in one sentence what a level opens. */
import type { CharacterSummary, LevelView } from '../../../messaging/snapshot.ts';
import { toCount, toListing } from '../../words/listing.ts';

/** *Everyday and Night Market open. Savings stays closed, even to a thief.* */
export function levelSentence(level: LevelView, characters: readonly CharacterSummary[]): string {
  const opens = characters.filter((character) => level.manages || level.characterIds.includes(character.id));
  const shut = characters.filter((character) => !opens.includes(character));
  const [only] = opens;
  if (level.manages) {
    if (opens.length === 1) return `Opens ${only?.name}, and new characters too.`;
    if (opens.length === 2) return 'Opens both, and new characters too.';
    return `Opens all ${toCount(opens.length)}, and new characters too.`;
  }
  if (!only) return 'Nothing opens.';
  if (shut.length === 0) return opens.length === 1 ? `${only.name} opens.` : `${toListing(opens.map(nameOf))} open.`;
  if (opens.length === 1 && shut.length > 1) return `Only ${only.name} opens.`;
  const first = opens.length === 1 ? `${only.name} opens.` : `${toListing(opens.map(nameOf))} open.`;
  return `${first} ${toListing(shut.map(nameOf))} ${shut.length === 1 ? 'stays' : 'stay'} closed, even to a thief.`;
}

const nameOf = (character: CharacterSummary): string => character.name;
