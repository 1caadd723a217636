/**
 * What entries about devices change: of a computer that keeps a copy, and of single sessions. Those of sessions come with every
 * login that keeps no copy; nobody has to end them, and their number in a state is bounded.
 */
import { idKey } from '../ids.ts';
import type { Change, Step } from './apply-method.ts';
import type { EntryAction } from './entry.ts';
import { ensure, present } from './refuse.ts';
import type { LogDevice } from './state.ts';

type Of<Kind extends EntryAction['kind']> = Extract<EntryAction, { kind: Kind }>;

/**
 * Sessions without a copy that one login method has at a time: the oldest one ends where another begins. As many that ended
 * stay in the state; older ones are left out of it. What they signed is judged at the head that it names, where they still are.
 */
export const SESSIONS = 8;

/** In the order in which they were added; `number`: of the entry that adds the last one. */
function endOldSessions(devices: Map<string, LogDevice>, methodId: string, number: number): void {
  const sessions = [...devices].filter(([, device]) => device.methodId === methodId && !device.keepsCopy);
  const open = sessions.filter(([, { untilEntry }]) => untilEntry === null);
  const ending = open.slice(0, -SESSIONS);
  for (const [key, device] of ending) devices.set(key, { ...device, untilEntry: number });
  const before = sessions.flatMap(([key, { untilEntry }]) => (untilEntry === null ? [] : [{ key, untilEntry }]));
  const ended = before.sort((one, other) => one.untilEntry - other.untilEntry).map(({ key }) => key);
  for (const key of [...ended, ...ending.map(([key]) => key)].slice(0, -SESSIONS)) devices.delete(key);
}

export function addDevice(step: Step, action: Of<'device-add'>): Change {
  const { log, number, timestamp } = step;
  const { id, publicKey, keepsCopy } = action.device;
  const owner = present(step.authority.subject, 'There is no such login method.');
  ensure(owner.state === 'active', 'This login method cannot have devices now.');
  ensure(!log.devices.has(idKey(id)), 'This device is in the log already.');
  const methodId = idKey(owner.id);
  const entered = { id, methodId, publicKey, keepsCopy, addedAt: timestamp, sinceEntry: number, untilEntry: null };
  const devices = new Map(log.devices).set(idKey(id), entered);
  endOldSessions(devices, methodId, number);
  return { devices };
}

export function revokeDevice(step: Step, action: Of<'device-revoke'>): Change {
  const key = idKey(action.deviceId);
  const device = present(step.log.devices.get(key), 'There is no such device.');
  ensure(device.untilEntry === null, 'This device is removed already.');
  return { devices: new Map(step.log.devices).set(key, { ...device, untilEntry: step.number }) };
}
