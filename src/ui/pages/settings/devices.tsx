/** The computers that hold a copy, so that logging in there needs nothing else. */
import type { DeviceView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Empty } from '../../components/empty.tsx';
import { Icon, Laptop } from '../../components/icon.tsx';
import { HouseMark } from '../../components/mask.tsx';
import { Row, Rows, Tag } from '../../components/row.tsx';
import { toDate } from '../../words/day.ts';
import { Frame } from './frame.tsx';
import { pathOf } from './places.ts';

export function DevicesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { devices, methods } = snapshot;
  const methodName = (device: DeviceView) =>
    methods.find(({ id }) => id === device.methodId)?.name ?? 'a removed login method';
  return (
    <Frame
      title="Devices"
      lede="A computer that is bound holds a sealed copy of what its login method opens. Logging in there works without a network."
    >
      <section>
        {devices.length === 0 ? (
          <div class="rows">
            <Empty
              mark={<HouseMark size={40} />}
              title="No copy on this computer"
              text="You logged in with the recovery key. Add a login method to be bound here."
            >
              <a class="btn secondary" href={`#/${pathOf('login-methods/add')}`}>
                Add a login method
              </a>
            </Empty>
          </div>
        ) : (
          <Rows testid="devices">
            {devices.map((device) => (
              <Row
                key={device.id}
                lead={<Icon node={Laptop} size={20} />}
                title={device.name}
                detail={`Opens with “${methodName(device)}”. Bound since ${toDate(device.addedAt, Date.now())}`}
                {...(device.thisOne ? { value: <Tag tone="good">Here</Tag> } : {})}
                testid="device"
              />
            ))}
          </Rows>
        )}
      </section>
      <section class="narrow">
        <p class="small">
          To take a copy away from a computer, remove the login method that opens it: the characters get new keys, and
          the old copy opens nothing new. <a href={`#/${pathOf('login-methods')}`}>Login methods</a>
        </p>
      </section>
    </Frame>
  );
}
