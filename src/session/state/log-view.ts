/** The membership log as screens need it: ids in hex, present state only. */

import type { IdentityType, LogMethodKind } from '../../keys/log/entry.ts';
import { EXPORT_LIFE } from '../../keys/log/exports.ts';
import { type LogMethod, type LogState, type MethodState, type Rank, rightsOfLevel } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import type { OpenedCharacters } from '../../messaging/level.ts';
import type { ExportView, LimitChange, ProposalView, SecondManagerAct } from '../../messaging/persons.ts';
import { openedBy } from './opened-by.ts';
import { viewProposal } from './proposal-view.ts';

export interface LogView {
  /** What needs two managers. */
  secondManagerFor: readonly SecondManagerAct[];
  /** Acts that wait for a second manager, oldest first. */
  proposals: ProposalView[];
  /** Exports that two managers have allowed. */
  allowedExports: ExportView[];
  identityId: string;
  type: IdentityType;
  /** How many there are. */
  entries: number;
  /** When the identity was started (ms since 1970). */
  begunAt: number;
  characterIds: string[];
  /** When the identity is deleted (ms); `null`: it stays. */
  deletesAt: number | null;
  methods: {
    id: string;
    kind: LogMethodKind;
    levelId: string;
    /** `null` for a recovery key. */
    personId: string | null;
    state: MethodState;
    addedAt: number;
    activeFrom: number | null;
    rank: Rank;
    /** Since when it is frozen, ms since 1970. */
    frozenSince: number | null;
    /** Rank of the login method that froze it; `null`: it is not frozen, or a freeze code froze it. */
    frozenBy: Rank | null;
    /** What takes effect at `activeFrom`. */
    waits: 'added' | 'reset' | 'raised' | null;
    hasFreezeCode: boolean;
  }[];
  levels: ({ id: string; manages: boolean } & OpenedCharacters)[];
  devices: { id: string; methodId: string; addedAt: number }[];
}

/** @param limitsOf what proposed limits of this hash would change; `null`: they cannot be read */
export const viewLog = (log: LogState, limitsOf: (hash: Uint8Array) => LimitChange[] | null): LogView => ({
  secondManagerFor: log.secondManagerFor,
  proposals: [...log.proposals.values()].map((proposal) => viewProposal(log, limitsOf, proposal)),
  allowedExports: [...log.exports.values()].map(({ methodId, characterId, allowedAt }) => ({
    methodId,
    characterId,
    until: allowedAt + EXPORT_LIFE,
  })),
  identityId: bareHex(log.identityId),
  type: log.type,
  entries: log.head.number + 1,
  begunAt: log.begunAt,
  characterIds: [...log.characters].flatMap(([id, { removed }]) => (removed ? [] : [id])),
  deletesAt: log.deletion?.activeFrom ?? null,
  methods: [...log.methods].map(([id, method]) => ({
    id,
    kind: method.kind,
    levelId: method.levelId,
    personId: method.personId,
    state: method.state,
    addedAt: method.addedAt,
    activeFrom: method.pending?.activeFrom ?? null,
    rank: method.rank,
    frozenSince: method.state === 'frozen' ? frozenSince(log, id) : null,
    frozenBy: method.state === 'frozen' ? method.frozenBy : null,
    waits: waitsFor(method),
    hasFreezeCode: method.freezePublicKey !== null,
  })),
  levels: [...log.levels].map(([id, level]) => ({
    id,
    manages: level.manages,
    ...openedBy([...rightsOfLevel(log, level)]),
  })),
  devices: [...log.devices].flatMap(([id, device]) =>
    device.untilEntry === null ? [{ id, methodId: device.methodId, addedAt: device.addedAt }] : [],
  ),
});

/** Time of the entry that froze it. */
function frozenSince(log: LogState, methodId: string): number {
  let at = log;
  while (at.previous?.methods.get(methodId)?.state === 'frozen') at = at.previous;
  return at.timestamp;
}

function waitsFor({ pending, state, generation }: LogMethod): LogView['methods'][number]['waits'] {
  if (pending === null) return null;
  if (state !== 'pending') return 'raised';
  return generation > 0 ? 'reset' : 'added';
}
