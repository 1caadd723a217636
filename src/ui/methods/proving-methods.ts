/** Finds the login methods whose fresh ceremony is enough for an act of a loss. Reads a snapshot; proves nothing: the log does. */
import type { MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

export type Rank = MethodView['rank'];

/** Who may prove an act: methods of this rank or above; frozen ones only where they may still end what waits. */
export interface Provers {
  rank: Rank;
  states: readonly MethodView['state'][];
  /** A method that may do it for itself, whatever its rank. */
  also?: string;
}

const ORDER: Record<Rank, number> = { other: 0, managing: 1, recovery: 2 };

export const isAtLeast = (rank: Rank, than: Rank): boolean => ORDER[rank] >= ORDER[than];

/** The highest of them; *other* of none. */
export const highest = (ranks: readonly Rank[]): Rank =>
  ranks.reduce<Rank>((one, other) => (isAtLeast(other, one) ? other : one), 'other');

/** Names by id. */
export const provingMethods = (
  { methods }: Pick<UnlockedSnapshot, 'methods'>,
  { rank, states, also }: Provers,
): Map<string, string> =>
  new Map(
    methods
      .filter((method) => states.includes(method.state) && (isAtLeast(method.rank, rank) || method.id === also))
      .map(({ id, name }) => [id, name]),
  );
