/** The computers that store a copy of the identity and can log in offline. */
import { useState } from 'preact/hooks';
import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Empty } from '../../../components/empty.tsx';
import { Icon, Plus, Trash2 } from '../../../components/icon.tsx';
import { HouseMark } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Rows } from '../../../components/row.tsx';
import { type Detail, ListDetail } from '../list-detail.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { DeviceDetail } from './device-detail.tsx';
import { DeviceRow, nameOfDevice } from './device-row.tsx';
import { RemoveDevice } from './remove-device.tsx';
import { useLastSeen } from './use-last-seen.ts';

/** `rest`: *of/ID* is one of them with its details. */
export function DevicesPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { devices } = snapshot;
  const lastSeen = useLastSeen(snapshot);
  const [removing, setRemoving] = useState<DeviceView | null>(null);
  const chosen = devices.find(({ id }) => id === chosenOf(rest));
  const here = devices.find(({ thisOne }) => thisOne) ?? devices[0];
  const seenAt = ({ id }: DeviceView) => lastSeen[id] ?? null;
  const detailOf = (device: DeviceView, items: MenuItem[]): Detail => ({
    id: device.id,
    name: nameOfDevice(snapshot, device),
    body: <DeviceDetail snapshot={snapshot} device={device} seenAt={seenAt(device)} items={items} />,
  });
  return (
    <ListDetail
      title={t.title}
      lede={t.lede}
      route="devices"
      list={
        <>
          <section>
            {devices.length === 0 ? (
              <div class="rows">
                <Empty mark={<HouseMark size={40} />} title={t.noCopy} text={t.noCopyText}>
                  <a class="btn secondary" href={`#/${settingsPath('login-methods/add')}`}>
                    {t.addLoginMethod}
                  </a>
                </Empty>
              </div>
            ) : (
              <Rows testid="devices">
                {devices.map((device) => (
                  <DeviceRow
                    key={device.id}
                    snapshot={snapshot}
                    device={device}
                    seenAt={seenAt(device)}
                    isChosen={device === chosen}
                    onRemove={() => setRemoving(device)}
                  />
                ))}
              </Rows>
            )}
            <div class="after-rows">
              <a class="btn primary" href={`#/${settingsPath('devices/add')}`} data-testid="add-computer">
                <Icon node={Plus} size={18} /> {t.addAComputer}
              </a>
            </div>
          </section>
          <section class="narrow">
            <p class="small">
              {t.lostOrUsed(
                (text) => (
                  <a href={`#/${settingsPath('lost')}`}>{text}</a>
                ),
                (text) => (
                  <a href={`#/${settingsPath('lost/history')}`}>{text}</a>
                ),
              )}
            </p>
          </section>
        </>
      }
      detail={
        chosen === undefined
          ? null
          : detailOf(chosen, [
              {
                name: t.remove,
                icon: Trash2,
                danger: true,
                testid: 'remove-this-device',
                act: () => setRemoving(chosen),
              },
            ])
      }
      resting={here === undefined ? null : detailOf(here, [])}
    >
      {removing !== null && <RemoveDevice snapshot={snapshot} device={removing} onClose={() => setRemoving(null)} />}
    </ListDetail>
  );
}
