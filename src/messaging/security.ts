/** What the pages show after a loss: the history of the identity, and accounts whose keys somebody else may have read. Holds no key. */
import type { Hex } from '../lib/bytes.ts';
import type { MethodKind } from './login.ts';
import type { SecondManagerAct } from './persons.ts';

/** May somebody else use the removed login method or copy? After `lost` the accounts that it opened are listed as exposed. */
export type Why = 'lost' | 'not-lost';

/** One event of the history. Ids are hex; SecurityHistory has their names. */
export interface SecurityEvent {
  /** Place in the membership log, or in the server's own list. */
  number: number;
  /** `log`: signed by a login method and checked here. `server`: told by the key server, which could leave things out. */
  from: 'log' | 'server';
  /** ms since 1970. */
  at: number;
  what:
    | 'begun'
    | 'method-added'
    | 'level-given'
    | 'level-lowered'
    | 'method-removed'
    | 'method-reset'
    | 'waiting-ended'
    | 'took-effect'
    | 'frozen'
    | 'unfrozen'
    | 'character-added'
    | 'characters-rotated'
    | 'character-removed'
    | 'levels-changed'
    | 'two-managers-set'
    | 'act-proposed'
    | 'proposal-withdrawn'
    | 'limits-set'
    | 'export-allowed'
    | 'exported'
    | 'computer-added'
    | 'computer-removed'
    | 'freeze-code-made'
    | 'freeze-code-removed'
    | 'deletion-asked'
    | 'deletion-ended'
    | 'session-opened'
    | 'session-refused'
    | 'code-used'
    | 'other';
  /** Login method that signed it; `null`: a printed freeze code, or the server. */
  by: string | null;
  /** Second login method that signed it. */
  agreed: string | null;
  /** Login method that the event is about. */
  methodId: string | null;
  /** Where it is about several. */
  methodIds?: string[];
  /** A method was added for a person whose earlier methods were all removed. */
  again?: boolean;
  deviceId: string | null;
  characterIds: string[];
  levelId: string | null;
  /** What needs two managers from then on. */
  twoFor?: SecondManagerAct[];
  /** What was proposed to a second manager. */
  proposed?: ProposedEvent[];
  /** When it takes effect (ms since 1970); `null`: at once. */
  takesEffect: number | null;
}

/** An act as it was proposed. */
export type ProposedEvent = Pick<
  SecurityEvent,
  'what' | 'methodId' | 'methodIds' | 'levelId' | 'characterIds' | 'twoFor'
>;

export interface SecurityHistory {
  /** Newest first. */
  events: SecurityEvent[];
  /** Names of login methods (removed ones too), characters and levels by id, as far as they may be known. */
  names: Record<string, string>;
  kinds: Record<string, MethodKind>;
  /** The person of each login method, by its id; the person's name is in `names`. */
  persons: Record<string, string>;
  /** When each device last read from the key server, as the server says (ms since 1970), by device id. */
  lastSeen: Record<string, number>;
  /** The key server could not be asked: a whole sentence; `null` where it was, or where there is none. */
  problem: string | null;
}

/** A site login, note, imported phrase or Nostr key that a lost login method could have opened. */
export interface ExposedSecretView {
  characterId: string;
  targetId: string;
  kind: 'login' | 'note' | 'phrase' | 'nostr';
  site: string | null;
  user: string;
  name: string;
  /** ms since 1970. */
  since: number;
}

/** An account whose private key a lost login method could have opened. */
export interface ExposedView {
  characterId: string;
  address: Hex;
  name: string;
  /** ms since 1970. */
  since: number;
  /** The account that its funds move to; `null` until that is made. */
  movedTo: Hex | null;
  /** What the networks said when they were last asked; `null`: not asked in this session. */
  found: { holds: string[]; silent: string[]; at: number } | null;
}
