/** The characters that a level opens, as screens need them. */
import type { CharacterRight } from '../../keys/log/entry.ts';
import type { Limit, OpenedCharacters } from '../../messaging/level.ts';

/** @param rights of a level, by ids of characters in hex */
export const openedBy = (rights: readonly (readonly [string, CharacterRight])[]): OpenedCharacters => ({
  characterIds: rights.map(([id]) => id),
  limits: Object.fromEntries(
    rights.flatMap(([id, right]): [string, Limit][] => (right === 'own' ? [] : [[id, right]])),
  ),
});
