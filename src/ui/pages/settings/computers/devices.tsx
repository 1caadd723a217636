/** The computers that store a copy of the identity and can log in offline. */
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Empty } from '../../../components/empty.tsx';
import { HouseMark } from '../../../components/mask.tsx';
import { Rows } from '../../../components/row.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { DeviceRow } from './device-row.tsx';
import { useLastSeen } from './use-last-seen.ts';

export function DevicesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { devices } = snapshot;
  const lastSeen = useLastSeen(snapshot);
  return (
    <Frame
      title="Devices"
      lede="These computers store an encrypted copy of what their login method opens, so you can log in there without a network."
    >
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
              <DeviceRow key={device.id} snapshot={snapshot} device={device} seenAt={lastSeen[device.id] ?? null} />
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
          Is a computer lost, or did somebody else use it? <a href={`#/${settingsPath('lost')}`}>Report it</a>. Recent
          changes are in the <a href={`#/${settingsPath('lost/history')}`}>security history</a>.
        </p>
      </section>
    </Frame>
  );
}
