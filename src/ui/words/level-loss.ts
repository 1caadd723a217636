/** What a login method loses when it gets another level. */
import type { Limit } from '../../messaging/level.ts';
import type { LevelView } from '../../messaging/snapshot.ts';

type Level = Pick<LevelView, 'manages' | 'characterIds' | 'limits'>;

const ORDER: Record<Limit | 'own', number> = { own: 2, use: 1, view: 0 };

/** How much a level may do with a character; -1: it stays closed. */
function rightAt({ manages, characterIds, limits }: Level, characterId: string): number {
  if (manages) return ORDER.own;
  return characterIds.includes(characterId) ? ORDER[limits?.[characterId] ?? 'own'] : -1;
}

/** Does a method with one of these levels lose something at the other one? */
export const losesAt = (before: readonly Level[], level: Level | undefined): boolean =>
  level?.manages !== true &&
  before.some(
    (each) =>
      each.manages || each.characterIds.some((id) => level === undefined || rightAt(level, id) < rightAt(each, id)),
  );
