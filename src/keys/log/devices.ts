/**
 * Applies entries about devices: of computers with a local copy, and of single sessions. Every login without a copy adds a session device;
 * nobody has to remove it, and their number in a state is bounded.
 */

import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import type { Change, Step } from './apply-method.ts';
import type { EntryAction } from './entry.ts';
import { ensure, present } from './refuse.ts';
import type { LogDevice } from './state.ts';

type Of<Kind extends EntryAction['kind']> = Extract<EntryAction, { kind: Kind }>;

/**
 * Most session devices of one login method: one more ends the oldest. The state keeps as many ended ones and drops older ones. A box
 * that a dropped one signed is still checked at the head that the box names, where the device exists.
 */
export const SESSIONS = 8;

/** Devices are in the order of their entries; `number` is that of the entry that adds the last one. */
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
  const owner = present(step.authority.subject, t.noMethod);
  ensure(owner.state === 'active', t.noDevicesNow);
  ensure(!log.devices.has(idKey(id)), t.deviceExists);
  const methodId = idKey(owner.id);
  const entered = { id, methodId, publicKey, keepsCopy, addedAt: timestamp, sinceEntry: number, untilEntry: null };
  const devices = new Map(log.devices).set(idKey(id), entered);
  endOldSessions(devices, methodId, number);
  return { devices };
}

export function revokeDevice(step: Step, action: Of<'device-revoke'>): Change {
  const key = idKey(action.deviceId);
  const device = present(step.log.devices.get(key), t.noDevice);
  ensure(device.untilEntry === null, t.deviceRemoved);
  return { devices: new Map(step.log.devices).set(key, { ...device, untilEntry: step.number }) };
}
