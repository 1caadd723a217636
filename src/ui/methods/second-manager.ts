/** Tells whether an act will wait for a second manager, so that a page can say so. It only reads the snapshot; the log decides. */
import type { MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

type Known = Pick<UnlockedSnapshot, 'secondManagerFor'>;

/** Removing, lowering or renewing these methods. */
export const twoForMethods = ({ secondManagerFor }: Known, methods: readonly Pick<MethodView, 'rank' | 'waits'>[]) =>
  secondManagerFor.length > 0 &&
  (methods.some(({ rank, waits }) => rank !== 'other' || waits !== null) || secondManagerFor.includes('members'));

/** Giving a level that manages, changing levels, or changing what needs two. */
export const twoForLevels = ({ secondManagerFor }: Known): boolean => secondManagerFor.length > 0;

export const twoForDeletion = ({ secondManagerFor }: Known): boolean => secondManagerFor.includes('deletion');

export const PROPOSED = 'Proposed. It waits for a second manager';
