/** One copy on a computer: what opens it, since when it is there, and when it was last seen. */
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { toDate, toDay } from '../../../words/day.ts';
import { DetailActs, detailPath } from '../list-detail.tsx';
import { methodTold } from '../opens/told.ts';

/** `seenAt`: when it last read from the key server, ms since 1970, as reported by the server. */
export function DeviceDetail(props: {
  snapshot: UnlockedSnapshot;
  device: DeviceView;
  seenAt: number | null;
  items: readonly MenuItem[];
}) {
  const { snapshot, device, items } = props;
  const { addedAt, thisOne, computerId } = device;
  const method = snapshot.methods.find(({ id }) => id === device.methodId);
  const paper = method?.kind === 'recovery-key';
  const seen = device.lastSeenAt ?? props.seenAt;
  const now = Date.now();
  const copies = snapshot.devices.filter((other) => other.computerId === computerId).length;
  return (
    <>
      <FactList tall>
        <FactRow name="Place">{thisOne ? 'This computer' : 'Another computer'}</FactRow>
        <FactRow name="Opens with">
          {method === undefined ? (
            'A removed login method'
          ) : (
            <a href={`#/${detailPath('login-methods', method.id)}`}>{method.name}</a>
          )}
        </FactRow>
        <FactRow name="Added">{toDate(addedAt, now)}</FactRow>
        <FactRow
          name="Last seen"
          detail={seen !== null && device.lastSeenAt === null ? 'As the key server tells it.' : undefined}
        >
          {seen === null ? 'Not known' : toDay(seen, now)}
        </FactRow>
        <FactRow name="Copies on that computer">{paper ? 'None' : copies}</FactRow>
      </FactList>
      {method !== undefined && (
        <>
          <h3 class="h3">What “{method.name}” opens</h3>
          <p>{methodTold(snapshot, method, now)}</p>
        </>
      )}
      <DetailActs items={items} />
    </>
  );
}
