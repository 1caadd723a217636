/** The state of a verified log at one entry. Only verify.ts creates one, and public keys come from nowhere else. */
import { equalBytes } from '../../lib/bytes.ts';
import { idKey } from '../ids.ts';
import type { CharacterRight, IdentityType, LogMethodKind, ProposedAct, SecondManagerAct } from './entry.ts';

export type Rank = 'other' | 'managing' | 'recovery';

/** `pending`: added or reset into a managing level, waiting; holds nothing yet. */
export type MethodState = 'active' | 'pending' | 'frozen' | 'revoked';

export interface LogMethod {
  readonly id: Uint8Array;
  readonly kind: LogMethodKind;
  readonly state: MethodState;
  /** Its present rank: 'other' until a pending managing right takes effect. */
  readonly rank: Rank;
  /** Map key of its level; while `pending`, of its future level. */
  readonly levelId: string;
  /** Map key of its person; `null` for a recovery key. See [Note: Persons] in second-manager.ts. */
  readonly personId: string | null;
  /** A managing level that it gets from `activeFrom` (ms) on. Also set on an active method that was raised. */
  readonly pending: { readonly levelId: string; readonly activeFrom: number } | null;
  readonly generation: number;
  readonly authenticationPublicKey: Uint8Array;
  readonly signingPublicKey: Uint8Array;
  readonly freezePublicKey: Uint8Array | null;
  /** Rank of the method that froze it; a lower rank cannot unfreeze it. `null` when it is not frozen, or a code froze it. */
  readonly frozenBy: Rank | null;
  readonly addedAt: number;
  /** Since when it manages (ms), which makes it old enough to agree; `null` when it does not manage. */
  readonly managingSince: number | null;
  readonly sinceEntry: number;
  /** Number of the entry that revoked it. */
  readonly untilEntry: number | null;
}

export interface LogLevel {
  readonly id: Uint8Array;
  readonly manages: boolean;
  /** What it may do, by the map key of the character; empty for a managing level, which owns all. */
  readonly rights: ReadonlyMap<string, CharacterRight>;
}

export interface CharacterEpoch {
  readonly epoch: number;
  readonly publicKey: Uint8Array;
  readonly documentKeyHash: Uint8Array;
  readonly sinceEntry: number;
}

export interface LogCharacter {
  readonly id: Uint8Array;
  readonly epoch: number;
  readonly publicKey: Uint8Array;
  readonly removed: boolean;
  /** All epochs, oldest first; the last is the present one. */
  readonly epochs: readonly CharacterEpoch[];
}

export interface LogDevice {
  readonly id: Uint8Array;
  /** Map key of its method. */
  readonly methodId: string;
  readonly publicKey: Uint8Array;
  /** `false`: the device serves one session. */
  readonly keepsCopy: boolean;
  readonly addedAt: number;
  readonly sinceEntry: number;
  readonly untilEntry: number | null;
}

/** The present identity document key or management key, by its hash. */
export interface KeyCommitment {
  readonly epoch: number;
  readonly hash: Uint8Array;
  readonly sinceEntry: number;
}

/** Acts that a manager has signed and another may write. See [Note: Two managers] in second-manager.ts. */
export interface LogProposal {
  /** Number of its entry. */
  readonly number: number;
  /** Map key of the method that proposed. */
  readonly by: string;
  readonly proposedAt: number;
  /** Those that are not written yet. */
  readonly acts: readonly ProposedAct[];
  /** What it is about was changed by another entry: it counts no more. */
  readonly stale: boolean;
}

/** Hash of the limits that count. See [Note: Limits in the log] in ../limits.ts. */
export interface LogLimits {
  readonly hash: Uint8Array;
  readonly sinceEntry: number;
}

/** One export that was allowed and has not happened. See [Note: Exports] in exports.ts. */
export interface LogExport {
  /** Map key of the login method, and the generation of its keys. */
  readonly methodId: string;
  readonly generation: number;
  /** Map key. */
  readonly characterId: string;
  readonly allowedAt: number;
}

export interface LogState {
  readonly identityId: Uint8Array;
  readonly anchor: Uint8Array;
  readonly type: IdentityType;
  readonly head: { readonly number: number; readonly hash: Uint8Array };
  /** Time of the first entry (ms). */
  readonly begunAt: number;
  /** Time of the head's entry (ms). */
  readonly timestamp: number;
  /** In ms. See [Note: Delays] in append.ts. */
  readonly delay: number;
  /** What needs two managers. Empty in a new identity. */
  readonly secondManagerFor: readonly SecondManagerAct[];
  /** By the number of the entry, oldest first. */
  readonly proposals: ReadonlyMap<number, LogProposal>;
  /** `null`: there are no limits. */
  readonly limits: LogLimits | null;
  /** By the number of the entry that allowed it, oldest first. */
  readonly exports: ReadonlyMap<number, LogExport>;
  readonly levels: ReadonlyMap<string, LogLevel>;
  readonly methods: ReadonlyMap<string, LogMethod>;
  readonly characters: ReadonlyMap<string, LogCharacter>;
  /** Of session devices only the last ones: see devices.ts. */
  readonly devices: ReadonlyMap<string, LogDevice>;
  /** All epochs, oldest first. */
  readonly identityDocumentKeys: readonly KeyCommitment[];
  readonly managementKeys: readonly KeyCommitment[];
  /** A deletion of the identity, requested by a method (map key); it takes effect at `activeFrom` (ms). */
  readonly deletion: { readonly activeFrom: number; readonly askedBy: string; readonly sinceEntry: number } | null;
  /** The state before the head's entry, for questions about past rights. */
  readonly previous: LogState | null;
}

/** Order of ranks: recovery key, then managing, then other. */
export const rankOrder: Record<Rank, number> = { other: 0, managing: 1, recovery: 2 };

export const methodOf = (log: LogState, id: Uint8Array): LogMethod | null => log.methods.get(idKey(id)) ?? null;
export const characterOf = (log: LogState, id: Uint8Array): LogCharacter | null =>
  log.characters.get(idKey(id)) ?? null;
export const deviceOf = (log: LogState, id: Uint8Array): LogDevice | null => log.devices.get(idKey(id)) ?? null;

/** A device in the last state that has it; a session that ended long ago is in earlier states only. */
export function lastKnownDevice(log: LogState, id: Uint8Array): LogDevice | null {
  for (let at: LogState | null = log; at !== null; at = at.previous) {
    const device = deviceOf(at, id);
    if (device !== null) return device;
  }
  return null;
}

/** The present key of the identity document, and of management. A LogState always has one of each. */
export const presentKey = (keys: readonly KeyCommitment[]): KeyCommitment => keys[keys.length - 1] as KeyCommitment;

/** The log as it was at an entry of this number and hash; `null` when this log does not contain it. */
export function stateAt(log: LogState, head: { number: number; hash: Uint8Array }): LogState | null {
  let at: LogState | null = log;
  while (at !== null && at.head.number > head.number) at = at.previous;
  return at !== null && at.head.number === head.number && equalBytes(at.head.hash, head.hash) ? at : null;
}

type Rights = ReadonlyMap<string, CharacterRight>;

/** What a level may do with each present character that it opens, by map key. */
export function rightsOfLevel(log: LogState, level: LogLevel): Rights {
  const present = (key: string) => log.characters.get(key)?.removed === false;
  if (!level.manages) return new Map([...level.rights].filter(([key]) => present(key)));
  return new Map([...log.characters.keys()].filter(present).map((key) => [key, 'own']));
}

/**
 * What a method may do now with each character that it opens, by map key: the rights of its level. None while pending or after
 * revocation; a frozen method keeps its level and so is listed, but gets no grants.
 */
export function rightsOf(log: LogState, methodId: Uint8Array): Rights {
  const method = methodOf(log, methodId);
  if (method === null || method.state === 'revoked' || method.state === 'pending') return new Map();
  const level = log.levels.get(method.levelId);
  return level === undefined ? new Map() : rightsOfLevel(log, level);
}

const holds = (rights: Rights): string[] => [...rights].flatMap(([key, right]) => (right === 'view' ? [] : [key]));

/** Map keys of the characters whose seed a method holds: it owns or uses them. */
export const charactersOf = (log: LogState, methodId: Uint8Array): string[] => holds(rightsOf(log, methodId));

/** Map keys of the characters that a method sees: it holds their seed, or their document key alone. */
export const charactersSeen = (log: LogState, methodId: Uint8Array): string[] => [...rightsOf(log, methodId).keys()];

const rightOrder: Record<CharacterRight, number> = { view: 1, use: 2, own: 3 };
const strength = (right: CharacterRight | undefined): number => (right === undefined ? 0 : rightOrder[right]);

/** Does `after` allow less with any character than `before` did? */
export const isLess = (before: Rights, after: Rights): boolean =>
  [...before].some(([key, right]) => strength(after.get(key)) < strength(right));

/**
 * Map keys of the characters of which `after` lacks a key that `before` had: the seed, or the document key. From *own* to *use* no
 * key is lost: the product tells them apart.
 */
export const keysLost = (before: Rights, after: Rights): string[] =>
  [...before].flatMap(([key, right]) => {
    const now = after.get(key);
    return now === undefined || (now === 'view' && right !== 'view') ? [key] : [];
  });

/** May grants be sealed to this method: named by the chain, not revoked, not frozen, not waiting? */
export const mayReceive = (log: LogState, methodId: Uint8Array): boolean => methodOf(log, methodId)?.state === 'active';

/** May this method change the identity as of the head? */
export function mayManage(log: LogState, methodId: Uint8Array): boolean {
  const method = methodOf(log, methodId);
  return method !== null && method.state === 'active' && method.rank !== 'other';
}

/** Is the identity deleted at `now` (ms since 1970)? No entry follows then, and nothing is sealed to it. */
export const isDeleted = (log: LogState, now: number): boolean =>
  log.deletion !== null && log.deletion.activeFrom <= now;

/** Has its delay passed at `now`, so that the next entry makes it manage? */
export function mayActivate(log: LogState, methodId: Uint8Array, now: number): boolean {
  const method = methodOf(log, methodId);
  if (method === null || method.pending === null) return false;
  return (method.state === 'active' || method.state === 'pending') && method.pending.activeFrom <= now;
}
