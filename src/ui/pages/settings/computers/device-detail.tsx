/** One copy on a computer: what opens it, since when it is there, and when it was last seen. */

import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { toDate, toDayAlone } from '../../../words/day.ts';
import { DetailActs } from '../list-detail.tsx';
import { methodTold } from '../opens/told.ts';
import { detailPath } from '../settings-routes.ts';

/** `seenAt`: when it last read from the key server, ms since 1970, as reported by the server. */
export function DeviceDetail(props: {
  snapshot: UnlockedSnapshot;
  device: DeviceView;
  seenAt: number | null;
  items: readonly MenuItem[];
}) {
  const { snapshot, device, items } = props;
  const { addedAt, computerId } = device;
  const method = snapshot.methods.find(({ id }) => id === device.methodId);
  const paper = method?.kind === 'recovery-key';
  const seen = device.lastSeenAt ?? props.seenAt;
  const now = Date.now();
  const copies = snapshot.devices.filter((other) => other.computerId === computerId).length;
  return (
    <>
      <FactList tall>
        <FactRow name={t.opensWith}>
          {method === undefined ? (
            t.removedMethod
          ) : (
            <a href={`#/${detailPath('login-methods', method.id)}`}>{method.name}</a>
          )}
        </FactRow>
        <FactRow name={t.added}>{toDate(addedAt, now)}</FactRow>
        <FactRow
          name={t.lastSeen}
          detail={seen !== null && device.lastSeenAt === null ? t.lastSeenByServer : undefined}
        >
          {seen === null ? t.notKnown : toDayAlone(seen, now)}
        </FactRow>
        <FactRow name={t.copies}>{paper ? t.none : copies}</FactRow>
      </FactList>
      {method !== undefined && (
        <>
          <h3 class="h3">{t.whatOpens(method.name)}</h3>
          <p>{methodTold(snapshot, method, now)}</p>
        </>
      )}
      <DetailActs items={items} />
    </>
  );
}
