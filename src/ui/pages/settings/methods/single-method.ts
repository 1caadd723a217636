/** Finds characters that only one login method besides the recovery key opens. */
import type { CharacterSummary, LevelView, MethodView } from '../../../../messaging/snapshot.ts';

export interface SingleMethod {
  characters: CharacterSummary[];
  /** The one method; `null` when the recovery key alone opens them. */
  method: MethodView | null;
}

const signs = ({ characterIds, limits = {} }: LevelView, characterId: string): boolean =>
  characterIds.includes(characterId) && limits[characterId] !== 'view';

/** Login methods that open a character to sign, or will after their waiting period; the recovery key left out. */
function openersOf(characterId: string, levels: readonly LevelView[], methods: readonly MethodView[]): MethodView[] {
  const opening = new Set(
    levels.filter((level) => level.manages || signs(level, characterId)).map((level) => level.id),
  );
  return methods.filter(
    (method) =>
      method.kind !== 'recovery-key' &&
      (method.state === 'active' || method.state === 'pending') &&
      opening.has(method.levelId),
  );
}

/** The thinnest spot: characters that hang on the recovery key alone first, then those on one method more. */
export function findSingleMethod(
  characters: readonly CharacterSummary[],
  levels: readonly LevelView[],
  methods: readonly MethodView[],
): SingleMethod | null {
  const openers = characters.map((character) => ({ character, by: openersOf(character.id, levels, methods) }));
  // One that still waits opens nothing yet, and somebody else may have added it.
  const bare = openers.filter((each) => each.by.every(({ state }) => state === 'pending'));
  if (bare.length > 0) return { characters: bare.map((each) => each.character), method: null };
  const single = openers.filter((each) => each.by.length === 1);
  const method = single[0]?.by[0];
  if (!method) return null;
  const same = single.filter((each) => each.by[0] === method);
  return { characters: same.map((each) => each.character), method };
}
