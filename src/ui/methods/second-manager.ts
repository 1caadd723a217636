/** Tells whether an act will wait for a second manager, so that a page can say so. It only reads the snapshot; the log decides. */
import type { LevelView, MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

type Known = Pick<UnlockedSnapshot, 'secondManagerFor'>;

/** Removing, lowering or renewing these methods. */
export const twoForMethods = ({ secondManagerFor }: Known, methods: readonly Pick<MethodView, 'rank' | 'waits'>[]) =>
  secondManagerFor.length > 0 &&
  (methods.some(({ rank, waits }) => rank !== 'other' || waits !== null) || secondManagerFor.includes('members'));

/** Giving a level that manages, changing levels, or changing what needs two. */
export const twoForLevels = ({ secondManagerFor }: Known): boolean => secondManagerFor.length > 0;

export const twoForDeletion = ({ secondManagerFor }: Known): boolean => secondManagerFor.includes('deletion');

export const twoForLimits = ({ secondManagerFor }: Known): boolean => secondManagerFor.includes('limits');

export const twoForExports = ({ secondManagerFor }: Known): boolean => secondManagerFor.includes('exports');

/** Where a login method starts whose managing level is proposed: the level that opens least of those that do not manage; `null`: there is none. */
export function startingLevel({ levels }: Pick<UnlockedSnapshot, 'levels'>): LevelView | null {
  const below = levels.filter(({ manages }) => !manages);
  return below.sort((one, other) => one.characterIds.length - other.characterIds.length)[0] ?? null;
}
