/** Finds the login methods that may prove an act. It only reads the snapshot; the log decides. */
import type { MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

export type Rank = MethodView['rank'];

/** Who may prove an act: methods of this rank or above in one of these states. Frozen methods may only cancel waiting changes. */
export interface Provers {
  rank: Rank;
  states: readonly MethodView['state'][];
  /** IDs of methods that may prove the act whatever their rank: the act concerns the method, or what it owns. */
  also?: readonly string[];
  /** IDs of methods that the act would deprive of the rights they need to carry it out. */
  except?: readonly string[];
  /** Why those may not, instead of that; a whole sentence. */
  because?: string;
}

const ORDER: Record<Rank, number> = { other: 0, managing: 1, recovery: 2 };

const isAtLeast = (rank: Rank, than: Rank): boolean => ORDER[rank] >= ORDER[than];

/** The highest rank; `other` for an empty list. */
export const highest = (ranks: readonly Rank[]): Rank =>
  ranks.reduce<Rank>((one, other) => (isAtLeast(other, one) ? other : one), 'other');

/** The methods that may change the identity. */
export const MANAGING: Provers = { rank: 'managing', states: ['active'] };

/** The recovery keys alone: for what needs two managers and cannot wait for the second one, as a new key signs it too. */
export const ON_PAPER: Provers = { rank: 'recovery', states: ['active'] };

/** The methods that may change this method: those of its rank or above, and only other ones if it `loses` rights. */
export const proversOver = ({ id, rank }: Pick<MethodView, 'id' | 'rank'>, loses: boolean): Provers => ({
  ...MANAGING,
  rank: highest([MANAGING.rank, rank]),
  ...(loses ? { except: [id] } : {}),
});

type Method = UnlockedSnapshot['methods'][number];

const mayProve = (method: Method, { rank, states, also }: Provers): boolean =>
  states.includes(method.state) && (isAtLeast(method.rank, rank) || also?.includes(method.id) === true);

/** Names of the methods by ID. */
export const provingMethods = ({ methods }: Pick<UnlockedSnapshot, 'methods'>, by: Provers): Map<string, string> =>
  new Map(
    methods
      .filter((method) => mayProve(method, by) && by.except?.includes(method.id) !== true)
      .map(({ id, name }) => [id, name]),
  );

/** Names of the methods excluded by `except` only. */
export const leftOut = ({ methods }: Pick<UnlockedSnapshot, 'methods'>, by: Provers): string[] =>
  methods.filter((method) => mayProve(method, by) && by.except?.includes(method.id) === true).map(({ name }) => name);
