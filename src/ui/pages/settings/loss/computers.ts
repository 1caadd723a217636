/** Groups devices (copies) by computer, because the user reports a lost computer, not a lost copy. */
import type { DeviceView, MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';

export interface Computer {
  id: string;
  name: string;
  thisOne: boolean;
  devices: DeviceView[];
  /** Login methods with a copy on it, without the recovery key. */
  methods: MethodView[];
  /** When its first copy was created, ms since 1970. */
  since: number;
}

/** This computer first, then the newest. Logins with the recovery key store no copy and are left out. */
export function computersOf({ devices, methods }: Pick<UnlockedSnapshot, 'devices' | 'methods'>): Computer[] {
  const found = new Map<string, Computer>();
  for (const device of devices) {
    const method = methods.find(({ id }) => id === device.methodId);
    if (method === undefined || method.kind === 'recovery-key') continue;
    const known = found.get(device.computerId);
    found.set(device.computerId, {
      id: device.computerId,
      name: device.name,
      thisOne: device.thisOne || known?.thisOne === true,
      devices: [...(known?.devices ?? []), device],
      methods: known?.methods.includes(method) ? known.methods : [...(known?.methods ?? []), method],
      since: Math.min(known?.since ?? device.addedAt, device.addedAt),
    });
  }
  return [...found.values()].sort(
    (one, other) => Number(other.thisOne) - Number(one.thisOne) || other.since - one.since,
  );
}
