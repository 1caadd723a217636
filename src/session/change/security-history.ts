/** The membership log as a list of events, newest first. Every event of the log is in the verified chain; notes of the key server are marked as such. */
import type { EntryAction, LogEntry, ProposedAct } from '../../keys/log/entry.ts';
import { decodeEntry, hashEntry } from '../../keys/log/entry-encoding.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import { unreachable, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import { toMethodKind } from '../../messaging/login.ts';
import type { ProposedEvent, SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import type { Profiles } from '../profile/profiles.ts';
import { readNotes } from '../state/server-notes.ts';
import type { SessionParts } from '../state/session-parts.ts';

/**
 * @param entries as stored; each must be the entry that the verified state was made of
 * @throws WalletError bad-log
 */
export function eventsOf(log: LogState, entries: readonly Uint8Array[]): SecurityEvent[] {
  const events: SecurityEvent[] = [];
  for (let state: LogState | null = log; state !== null; state = state.previous) {
    const bytes = entries[state.head.number];
    if (!bytes || !equalBytes(hashEntry(bytes), state.head.hash)) throw new WalletError('bad-log', t.otherHistory);
    events.push(toEvent(decodeEntry(bytes).entry, state));
  }
  return events;
}

type Particulars = Partial<SecurityEvent> & Pick<SecurityEvent, 'what'>;

function toEvent(entry: LogEntry, after: LogState): SecurityEvent {
  const signer = (role: string): string | null => {
    const found = entry.signers.find((each) => each.role === role);
    return found ? bareHex(found.id) : null;
  };
  const particulars = particularsOf(entry.action, after);
  const subject = particulars.methodId ? after.methods.get(particulars.methodId) : undefined;
  const waits = ['method-added', 'method-reset', 'level-given'].includes(particulars.what);
  return {
    number: entry.number,
    from: 'log',
    at: entry.timestamp,
    by: signer('author'),
    agreed: signer('agree') ?? proposerOf(after, entry.action.kind),
    methodId: null,
    deviceId: null,
    characterIds: [],
    levelId: null,
    takesEffect: waits ? (subject?.pending?.activeFrom ?? null) : null,
    ...particulars,
  };
}

const proposedOf = (act: ProposedAct, after: LogState): ProposedEvent => {
  const { what, methodIds, methodId, levelId, characterIds, twoFor } = particularsOf(act, after);
  return {
    what,
    methodId: methodId ?? null,
    ...(methodIds === undefined ? {} : { methodIds }),
    ...(twoFor === undefined ? {} : { twoFor }),
    levelId: levelId ?? null,
    characterIds: characterIds ?? [],
  };
};

/** The manager whose proposal this entry carried out. */
function proposerOf(after: LogState, kind: string): string | null {
  if (kind === 'act-withdraw') return null;
  for (const [number, { by, acts }] of after.previous?.proposals ?? [])
    if ((after.proposals.get(number)?.acts.length ?? 0) < acts.length) return by;
  return null;
}

function particularsOf(action: EntryAction, after: LogState): Particulars {
  switch (action.kind) {
    case 'genesis':
      return { what: 'begun', methodId: bareHex(action.firstMethod.id) };
    case 'mode-add': {
      const { id, levelId, personId } = action.method;
      const earlier = [...(after.previous?.methods.values() ?? [])].filter(
        (method) => personId !== null && method.personId === bareHex(personId),
      );
      const again = earlier.length > 0 && earlier.every(({ state }) => state === 'revoked');
      return {
        what: 'method-added',
        methodId: bareHex(id),
        levelId: bareHex(levelId),
        ...(again ? { again } : {}),
      };
    }
    case 'mode-grant':
      return { what: 'level-given', methodId: bareHex(action.methodId), levelId: bareHex(action.levelId) };
    case 'mode-lower':
      return { what: 'level-lowered', methodId: bareHex(action.methodId), levelId: bareHex(action.levelId) };
    case 'mode-revoke':
      return { what: 'method-removed', ...removedBy(action.methodIds.map(bareHex)) };
    case 'mode-reset':
      return { what: 'method-reset', methodId: bareHex(action.method.id) };
    case 'mode-cancel':
      return { what: 'waiting-ended', methodId: bareHex(action.methodId) };
    case 'mode-activate':
      return { what: 'took-effect', methodId: bareHex(action.methodId) };
    case 'mode-freeze':
      return { what: 'frozen', methodId: bareHex(action.methodId) };
    case 'mode-unfreeze':
      return { what: 'unfrozen', methodId: bareHex(action.methodId) };
    case 'character-add':
      return { what: 'character-added', characterIds: [bareHex(action.character.id)] };
    case 'character-rotate':
      return {
        what: 'characters-rotated',
        characterIds: action.rotation.characters.map(({ characterId }) => bareHex(characterId)),
      };
    case 'character-remove':
      return { what: 'character-removed', characterIds: [bareHex(action.characterId)] };
    case 'policy':
      return action.secondManagerFor.join() === (after.previous ?? after).secondManagerFor.join()
        ? { what: 'levels-changed' }
        : { what: 'two-managers-set', twoFor: action.secondManagerFor };
    case 'device-add':
      return {
        what: 'computer-added',
        methodId: bareHex(action.device.methodId),
        deviceId: bareHex(action.device.id),
      };
    case 'device-revoke': {
      const deviceId = bareHex(action.deviceId);
      return { what: 'computer-removed', deviceId, methodId: after.devices.get(deviceId)?.methodId ?? null };
    }
    case 'mode-freeze-code':
      return {
        what: action.freezePublicKey === null ? 'freeze-code-removed' : 'freeze-code-made',
        methodId: bareHex(action.methodId),
      };
    case 'identity-delete':
      return { what: 'deletion-asked', takesEffect: after.deletion?.activeFrom ?? null };
    case 'identity-keep':
      return { what: 'deletion-ended' };
    case 'act-propose':
      return { what: 'act-proposed', proposed: action.acts.map((act) => proposedOf(act, after)) };
    case 'act-withdraw':
      return { what: 'proposal-withdrawn' };
    case 'limits':
      return { what: 'limits-set' };
    case 'export-allow':
      return {
        what: 'export-allowed',
        methodId: bareHex(action.methodId),
        characterIds: [bareHex(action.characterId)],
      };
    case 'export-use':
      return { what: 'exported', characterIds: [bareHex(action.characterId)] };
    default:
      return unreachable(action);
  }
}

/** One method, or all of a person. */
const removedBy = (methodIds: string[]): Pick<SecurityEvent, 'methodId' | 'methodIds'> => ({
  methodId: methodIds[0] ?? null,
  methodIds,
});

/** The events with the names that the open login may read, and with the notes of the key server where there is one. */
export async function securityHistory(
  parts: Pick<SessionParts, 'server' | 'keyring'>,
  profiles: Profiles,
): Promise<SecurityHistory> {
  const { server, keyring } = parts;
  const { log, names } = await profiles.names();
  const events = eventsOf(log, await server.log(log.identityId));
  const remote = await server.remote(log.identityId);
  const notes = remote && (await keyring.use('login', (keys) => readNotes(remote, log, keys)));
  const named = (entries: Record<string, { name: string }>) =>
    Object.entries(entries).map(([id, { name }]) => [id, name] as const);
  return {
    events: [...events, ...(notes?.events ?? [])].sort((one, other) => other.at - one.at || other.number - one.number),
    names: Object.fromEntries([
      ...named(names.methods),
      ...named(names.characters),
      ...named(names.computers ?? {}),
      ...named(names.persons ?? {}),
      ...Object.entries(names.levels),
    ]),
    persons: Object.fromEntries(
      [...log.methods].flatMap(([id, { personId }]) => (personId === null ? [] : [[id, personId] as const])),
    ),
    kinds: Object.fromEntries([...log.methods].map(([id, { kind }]) => [id, toMethodKind(kind)])),
    lastSeen: notes?.lastSeen ?? {},
    problem: notes?.problem ?? null,
  };
}
