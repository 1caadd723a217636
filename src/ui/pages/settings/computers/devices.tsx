/** The computers that store a copy of the identity and can log in offline. */
import { useState } from 'preact/hooks';
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Empty } from '../../../components/empty.tsx';
import { Trash2 } from '../../../components/icon.tsx';
import { HouseMark } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Rows } from '../../../components/row.tsx';
import { chosenOf, type Detail, ListDetail } from '../list-detail.tsx';
import { settingsPath } from '../settings-routes.ts';
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
      title="Devices"
      lede="These computers store an encrypted copy of what their login method opens, so you can log in there without a network."
      route="devices"
      list={
        <>
          <section>
            {devices.length === 0 ? (
              <div class="rows">
                <Empty
                  mark={<HouseMark size={40} />}
                  title="No copy on this computer"
                  text="You logged in with the recovery key. Add a login method to store a copy here."
                >
                  <a class="btn secondary" href={`#/${settingsPath('login-methods/add')}`}>
                    Add a login method
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
                Add a computer
              </a>
            </div>
          </section>
          <section class="narrow">
            <p class="small">
              Is a computer lost, or did somebody else use it? <a href={`#/${settingsPath('lost')}`}>Report it</a>.
              Recent changes are in the <a href={`#/${settingsPath('lost/history')}`}>security history</a>.
            </p>
          </section>
        </>
      }
      detail={
        chosen === undefined
          ? null
          : detailOf(chosen, [
              {
                name: 'Remove',
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
