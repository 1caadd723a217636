/** Applies entries about login methods. The caller has checked the rights; this file checks the conditions of each kind. */
import { equalBytes, samePublicBytes } from '../../lib/bytes.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import { isSealKey } from '../seal-key.ts';
import type { EntryAction, MethodDescriptor } from './entry.ts';
import { ensure, present } from './refuse.ts';
import { nothingOwed, type Owed, rotate } from './rotation.ts';
import type { Authority } from './rules.ts';
import {
  charactersSeen,
  isLess,
  keysLost,
  type LogDevice,
  type LogLevel,
  type LogMethod,
  type LogState,
  type Rank,
  rankOrder,
  rightsOf,
  rightsOfLevel,
} from './state.ts';

/** An entry being applied to the state before it. */
export interface Step {
  log: LogState;
  number: number;
  timestamp: number;
  authority: Authority;
}

export type Change = Partial<LogState>;
type Of<Kind extends EntryAction['kind']> = Extract<EntryAction, { kind: Kind }>;

/** A method's rank, by its kind and its level. */
export function rankOf(kind: LogMethod['kind'], level: LogLevel): Rank {
  if (!level.manages) return 'other';
  return kind === 'recovery-key' ? 'recovery' : 'managing';
}

const subjectOfStep = (step: Step): LogMethod => present(step.authority.subject, t.noMethod);

const levelNamed = (log: LogState, id: Uint8Array): LogLevel => present(log.levels.get(idKey(id)), t.noLevel);

const withMethod = (log: LogState, method: LogMethod): Change => ({
  methods: new Map(log.methods).set(idKey(method.id), method),
});

/** Revokes the devices of a method, as the keys in their copies are no longer valid. */
function withoutDevices(step: Step, methodId: string): Pick<LogState, 'devices'> {
  const devices = new Map<string, LogDevice>();
  for (const [key, device] of step.log.devices) {
    const ends = device.methodId === methodId && device.untilEntry === null;
    devices.set(key, ends ? { ...device, untilEntry: step.number } : device);
  }
  return { devices };
}

/** All keys that a method holds at present. A waiting method has none. */
function heldBy(log: LogState, method: LogMethod): Owed {
  if (method.state === 'pending') return nothingOwed;
  const level = log.levels.get(method.levelId);
  return { characters: charactersSeen(log, method.id), identityDocument: true, management: level?.manages === true };
}

/** How many delays a recovery key waits that no recovery key has agreed to. See [Note: A lost recovery key] in append.ts. */
const RECOVERY_KEY_WAITS = 10;

/** A new method in the log, active or waiting. A freeze key in its descriptor does not count. */
export function enter(
  step: Omit<Step, 'authority'>,
  method: MethodDescriptor,
  immediate: boolean,
  generation: number,
): LogMethod {
  const { log, number, timestamp } = step;
  const level = levelNamed(log, method.levelId);
  const isRecovery = method.kind === 'recovery-key';
  ensure(!isRecovery || level.manages, t.recoveryKeyLevel);
  ensure(!isRecovery || method.freezePublicKey === null, t.recoveryKeyNoCode);
  ensure(isRecovery === (method.personId === null), t.methodPerson);
  ensure(isSealKey(method.authenticationPublicKey), t.methodKeyBad);
  for (const other of log.methods.values())
    ensure(
      !samePublicBytes(other.signingPublicKey, method.signingPublicKey) &&
        !samePublicBytes(other.authenticationPublicKey, method.authenticationPublicKey),
      t.methodKeysUsed,
    );
  const waits = level.manages && !immediate;
  const wait = isRecovery ? log.delay * RECOVERY_KEY_WAITS : log.delay;
  const key = idKey(method.levelId);
  return {
    id: method.id,
    kind: method.kind,
    state: waits ? 'pending' : 'active',
    rank: waits ? 'other' : rankOf(method.kind, level),
    levelId: key,
    personId: method.personId === null ? null : idKey(method.personId),
    pending: waits ? { levelId: key, activeFrom: timestamp + wait } : null,
    generation,
    authenticationPublicKey: method.authenticationPublicKey,
    signingPublicKey: method.signingPublicKey,
    freezePublicKey: null,
    frozenBy: null,
    addedAt: timestamp,
    managingSince: level.manages && immediate ? timestamp : null,
    sinceEntry: number,
    untilEntry: null,
  };
}

export function addMethod(step: Step, action: Of<'mode-add'>): Change {
  const { log, authority } = step;
  ensure(!log.methods.has(idKey(action.method.id)), t.methodExists);
  // See [Note: A lost recovery key] in append.ts.
  const immediate = action.method.kind === 'recovery-key' ? authority.byRecoveryKey : authority.immediate;
  return withMethod(log, enter(step, action.method, immediate, 0));
}

export function grantLevel(step: Step, action: Of<'mode-grant'>): Change {
  const { log, timestamp } = step;
  const subject = subjectOfStep(step);
  const level = levelNamed(log, action.levelId);
  ensure(subject.state === 'active' && subject.kind !== 'recovery-key', t.levelFixed);
  ensure(subject.levelId !== idKey(action.levelId), t.hasLevel);
  const loses = subject.rank !== 'other' && !level.manages;
  ensure(!loses && !isLess(rightsOf(log, subject.id), rightsOfLevel(log, level)), t.isLowering);
  if (!level.manages || subject.rank !== 'other') return withMethod(log, { ...subject, levelId: idKey(level.id) });
  ensure(subject.pending === null, t.awaitsLevel);
  const raised = step.authority.immediate
    ? { ...subject, levelId: idKey(level.id), rank: rankOf(subject.kind, level), managingSince: timestamp }
    : { ...subject, pending: { levelId: idKey(level.id), activeFrom: timestamp + log.delay } };
  return withMethod(log, raised);
}

export function lowerMethod(step: Step, action: Of<'mode-lower'>): Change {
  const { log, number } = step;
  const subject = subjectOfStep(step);
  const level = levelNamed(log, action.levelId);
  ensure((subject.state === 'active' || subject.state === 'frozen') && subject.kind !== 'recovery-key', t.levelFixed);
  const [before, after] = [rightsOf(log, subject.id), rightsOfLevel(log, level)];
  const lost = keysLost(before, after);
  const losesManagement = subject.rank !== 'other' && !level.manages;
  ensure(isLess(before, after) || losesManagement, t.isGranting);
  const owed = { characters: lost, identityDocument: true, management: losesManagement };
  const lowered: LogMethod = {
    ...subject,
    levelId: idKey(level.id),
    rank: rankOf(subject.kind, level),
    pending: null,
    managingSince: null,
  };
  return {
    ...rotate(log, action.rotation, owed, number),
    ...withoutDevices(step, idKey(subject.id)),
    ...withMethod(log, lowered),
  };
}

const revoked = (method: LogMethod, number: number): LogMethod => ({
  ...method,
  state: 'revoked',
  pending: null,
  managingSince: null,
  untilEntry: number,
});

/** What several methods hold together. */
function heldByAll(log: LogState, subjects: readonly LogMethod[]): Owed {
  const held = subjects.map((subject) => heldBy(log, subject));
  return {
    characters: [...new Set(held.flatMap(({ characters }) => characters))],
    identityDocument: held.some(({ identityDocument }) => identityDocument),
    management: held.some(({ management }) => management),
  };
}

export function revokeMethods(step: Step, action: Of<'mode-revoke'>): Change {
  const { log, number, authority } = step;
  const methods = new Map(log.methods);
  let { devices } = log;
  for (const subject of authority.subjects) {
    ensure(subject.state !== 'revoked', t.methodRemoved);
    methods.set(idKey(subject.id), revoked(subject, number));
    ({ devices } = withoutDevices({ ...step, log: { ...log, devices } }, idKey(subject.id)));
  }
  return { ...rotate(log, action.rotation, heldByAll(log, authority.subjects), number), devices, methods };
}

export function resetMethod(step: Step, action: Of<'mode-reset'>): Change {
  const { log, number } = step;
  const subject = subjectOfStep(step);
  const { method, generation, rotation } = action;
  ensure(subject.state === 'active' || subject.state === 'frozen', t.cannotReset);
  ensure(generation === subject.generation + 1, t.resetGeneration);
  ensure(idKey(method.levelId) === subject.levelId, t.resetLevel);
  ensure(
    (method.personId === null ? null : idKey(method.personId)) === subject.personId ||
      (method.kind === 'recovery-key') !== (subject.kind === 'recovery-key'),
    t.resetPerson,
  );
  ensure((method.kind === 'recovery-key') === (subject.kind === 'recovery-key'), t.resetKind);
  return {
    ...rotate(log, rotation, heldBy(log, subject), number),
    ...withoutDevices(step, idKey(subject.id)),
    ...withMethod(log, enter(step, method, step.authority.immediate, generation)),
  };
}

export function cancelPending(step: Step, _action: Of<'mode-cancel'>): Change {
  const subject = subjectOfStep(step);
  ensure(subject.pending !== null, t.nothingWaits);
  const waitsToEnter = subject.state === 'pending';
  return withMethod(step.log, waitsToEnter ? revoked(subject, step.number) : { ...subject, pending: null });
}

/** A higher rank may freeze a frozen method again; afterwards no lower rank can unfreeze it. Otherwise an accomplice could freeze it first and unfreeze it later. */
export function freezeMethod(step: Step, _action: Of<'mode-freeze'>): Change {
  const { log, authority } = step;
  const subject = subjectOfStep(step);
  const by = authority.author?.rank ?? null;
  if (subject.state === 'frozen') {
    const above = by !== null && (subject.frozenBy === null || rankOrder[by] > rankOrder[subject.frozenBy]);
    ensure(above, t.alreadyFrozen);
    return withMethod(log, { ...subject, frozenBy: by });
  }
  ensure(subject.state === 'active', t.cannotFreeze);
  if (authority.author === null && subject.rank === 'managing') {
    const others = [...log.methods.values()].filter(
      (method) => method.state === 'active' && method.rank === 'managing',
    );
    ensure(others.length > 1, t.lastManagerByCode);
  }
  // No method ranks above it, so none could end the freeze.
  ensure(authority.author !== subject || subject.rank !== 'recovery', t.freezesItself);
  return withMethod(log, { ...subject, state: 'frozen', frozenBy: by });
}

export function unfreezeMethod(step: Step, _action: Of<'mode-unfreeze'>): Change {
  const subject = subjectOfStep(step);
  ensure(subject.state === 'frozen', t.notFrozen);
  const author = present(step.authority.author, t.noAuthor);
  ensure(subject.frozenBy === null || rankOrder[subject.frozenBy] <= rankOrder[author.rank], t.frozenByKey);
  return withMethod(step.log, { ...subject, state: 'active', frozenBy: null });
}

export function setFreezeCode(step: Step, action: Of<'mode-freeze-code'>): Change {
  const { log } = step;
  const subject = subjectOfStep(step);
  const { freezePublicKey } = action;
  ensure(subject.state === 'active', t.noCodeNow);
  ensure(subject.kind !== 'recovery-key', t.recoveryKeyNoCode);
  ensure(freezePublicKey !== null || subject.freezePublicKey !== null, t.noCode);
  if (freezePublicKey !== null)
    for (const { freezePublicKey: other } of log.methods.values())
      ensure(other === null || !equalBytes(other, freezePublicKey), t.codeUsed);
  return withMethod(log, { ...subject, freezePublicKey });
}
