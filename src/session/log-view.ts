/** The membership log as screens need it: ids in hex, present state only. */

import type { IdentityType, LogMethodKind } from '../keys/log/entry.ts';
import { charactersOfLevel, type LogState, type MethodState } from '../keys/log/state.ts';
import { bareHex } from '../lib/bytes.ts';

export interface LogView {
  identityId: string;
  type: IdentityType;
  characterIds: string[];
  methods: {
    id: string;
    kind: LogMethodKind;
    levelId: string;
    state: MethodState;
    addedAt: number;
    activeFrom: number | null;
  }[];
  levels: { id: string; manages: boolean; characterIds: string[] }[];
  devices: { id: string; methodId: string; addedAt: number }[];
}

export const viewLog = (log: LogState): LogView => ({
  identityId: bareHex(log.identityId),
  type: log.type,
  characterIds: [...log.characters].flatMap(([id, { removed }]) => (removed ? [] : [id])),
  methods: [...log.methods].map(([id, method]) => ({
    id,
    kind: method.kind,
    levelId: method.levelId,
    state: method.state,
    addedAt: method.addedAt,
    activeFrom: method.pending?.activeFrom ?? null,
  })),
  levels: [...log.levels].map(([id, level]) => ({
    id,
    manages: level.manages,
    characterIds: charactersOfLevel(log, level),
  })),
  devices: [...log.devices].flatMap(([id, device]) =>
    device.untilEntry === null ? [{ id, methodId: device.methodId, addedAt: device.addedAt }] : [],
  ),
});
