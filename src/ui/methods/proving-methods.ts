/** Finds the login methods whose fresh ceremony is enough for an act, and leaves out those it is refused to. Reads a snapshot; proves nothing: the log does. */
import type { MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

export type Rank = MethodView['rank'];

/** Who may prove an act: methods of this rank or above; frozen ones only where they may still end what waits. */
export interface Provers {
  rank: Rank;
  states: readonly MethodView['state'][];
  /** A method that may do it for itself, whatever its rank. */
  also?: string;
  /** Methods (ids) that lose by the act what they would need to carry it out. */
  except?: readonly string[];
}

const ORDER: Record<Rank, number> = { other: 0, managing: 1, recovery: 2 };

const isAtLeast = (rank: Rank, than: Rank): boolean => ORDER[rank] >= ORDER[than];

/** The highest of them; *other* of none. */
export const highest = (ranks: readonly Rank[]): Rank =>
  ranks.reduce<Rank>((one, other) => (isAtLeast(other, one) ? other : one), 'other');

/** Whoever may change the identity. */
export const MANAGING: Provers = { rank: 'managing', states: ['active'] };

/** Whoever may do something to this method: none below it, and where it `loses` by it, another one. */
export const proversOver = ({ id, rank }: Pick<MethodView, 'id' | 'rank'>, loses: boolean): Provers => ({
  ...MANAGING,
  rank: highest([MANAGING.rank, rank]),
  ...(loses ? { except: [id] } : {}),
});

type Method = UnlockedSnapshot['methods'][number];

const mayProve = (method: Method, { rank, states, also }: Provers): boolean =>
  states.includes(method.state) && (isAtLeast(method.rank, rank) || method.id === also);

/** Names by id. */
export const provingMethods = ({ methods }: Pick<UnlockedSnapshot, 'methods'>, by: Provers): Map<string, string> =>
  new Map(
    methods
      .filter((method) => mayProve(method, by) && by.except?.includes(method.id) !== true)
      .map(({ id, name }) => [id, name]),
  );

/** Names of those that would be enough, if the act did not take it from them. */
export const leftOut = ({ methods }: Pick<UnlockedSnapshot, 'methods'>, by: Provers): string[] =>
  methods.filter((method) => mayProve(method, by) && by.except?.includes(method.id) === true).map(({ name }) => name);
