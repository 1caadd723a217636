/** The persons of an identity: each login method is of one, but the recovery key of none. */
import type { OpenedCharacters } from './level.ts';
import type { RuleScope, SigningRule } from './signing-policy.ts';

/** Whose a new login method is: of a person who is there (hex id), or of a new one with this name. */
export type Whose = { personId: string } | { personName: string };

/** What a policy can demand two managers for. */
export type SecondManagerAct = 'managers' | 'members' | 'deletion' | 'limits' | 'exports';

/** An act that waits for a second manager. Ids are hex. */
export interface ProposalView {
  /** Number of its log entry. */
  number: number;
  /** Login method that proposed it. */
  by: string;
  /** ms since 1970. */
  at: number;
  until: number;
  /** What it is about has changed since: it can only be withdrawn. */
  stale: boolean;
  acts: ProposedActView[];
}

export type ProposedActView =
  | { what: 'remove'; methodIds: string[] }
  | { what: 'level'; methodId: string; levelId: string }
  | { what: 'delete-character'; characterId: string }
  | { what: 'two-managers'; acts: SecondManagerAct[] }
  /** `delay`: ms, if it changes. */
  | { what: 'levels'; levels: ({ id: string; manages: boolean } & OpenedCharacters)[]; delay: number | null }
  | { what: 'delete-identity' }
  /** `changes`: what would be new; `null`: the proposed limits cannot be read. */
  | { what: 'limits'; changes: LimitChange[] | null }
  | { what: 'export'; methodId: string; characterId: string };

/** One export that was allowed and has not happened: keys of a character, by one login method. */
export interface ExportView {
  methodId: string;
  characterId: string;
  /** ms since 1970. */
  until: number;
}

/** One rule of the limits as it would be; `null`: it would be removed. */
export type LimitChange = RuleScope & { rule: SigningRule | null };

export interface PersonView {
  /** Hex. */
  id: string;
  /** Empty: nobody has named this person. */
  name: string;
  /** Login methods that are not removed. */
  methodIds: string[];
  /** The open login is of this person. */
  current: boolean;
}

/** What the snapshot tells of persons. */
export interface PersonsShown {
  persons: PersonView[];
  /** What needs two managers; empty: nothing. */
  secondManagerFor: SecondManagerAct[];
  /** Acts that wait for a second manager, oldest first. */
  proposals: ProposalView[];
  /** Exports that two managers have allowed and that have not happened. */
  allowedExports: ExportView[];
}
