/** The computers of an identity as the pages show them: devices of the log, with what their computer told of itself. */

import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { DeviceView } from '../../messaging/snapshot.ts';
import type { BoundRecord, IdentityDocument, LogView } from '../../session/session.ts';

export function deviceViews(log: LogView, names: IdentityDocument, records: readonly BoundRecord[]): DeviceView[] {
  return log.devices.map((device) => {
    const here = records.find((record) => record.bound?.deviceId === device.id);
    const told = names.computers?.[device.id];
    return {
      id: device.id,
      name: here ? t.thisComputer : (told?.name ?? t.anotherComputer),
      computerId: here ? 'here' : (told?.id ?? device.id),
      methodId: device.methodId,
      addedAt: device.addedAt,
      lastSeenAt: here?.lastUsedAt ?? null,
      thisOne: here !== undefined,
    };
  });
}
