/** Finds characters that only one login method besides the recovery key opens. */
import type { CharacterSummary, LevelView, MethodView } from '../../../../messaging/snapshot.ts';

export interface SingleMethod {
  characters: CharacterSummary[];
  /** The one method; `null` when the recovery key alone opens them. */
  method: MethodView | null;
  /** Those that will open one of the characters, but wait: somebody else may have added them, and they may be cancelled. */
  waiting: MethodView[];
}

const signs = ({ characterIds, limits = {} }: LevelView, characterId: string): boolean =>
  characterIds.includes(characterId) && limits[characterId] !== 'view';

/** Login methods of a level that opens a character to sign; the recovery key left out. */
function openersOf(characterId: string, levels: readonly LevelView[], methods: readonly MethodView[]): MethodView[] {
  const opening = new Set(
    levels.filter((level) => level.manages || signs(level, characterId)).map((level) => level.id),
  );
  return methods.filter(({ kind, levelId }) => kind !== 'recovery-key' && opening.has(levelId));
}

/** The thinnest spot: characters that hang on the recovery key alone first, then those on one method more. */
export function findSingleMethod(
  characters: readonly CharacterSummary[],
  levels: readonly LevelView[],
  methods: readonly MethodView[],
): SingleMethod | null {
  const inState = (wanted: MethodView['state']) => methods.filter(({ state }) => state === wanted);
  const [active, pending] = [inState('active'), inState('pending')];
  const spotOf = (found: typeof openers, method: MethodView | null): SingleMethod => ({
    characters: found.map(({ character }) => character),
    method,
    waiting: pending.filter((each) =>
      found.some(({ character }) => openersOf(character.id, levels, [each]).length > 0),
    ),
  });
  const openers = characters.map((character) => ({ character, by: openersOf(character.id, levels, active) }));
  const bare = openers.filter(({ by }) => by.length === 0);
  if (bare.length > 0) return spotOf(bare, null);
  const single = openers.filter(({ by }) => by.length === 1);
  const method = single[0]?.by[0];
  return method === undefined
    ? null
    : spotOf(
        single.filter(({ by }) => by[0] === method),
        method,
      );
}
