/** One copy on a computer: the login method that opens it, its age, when it was last seen, and a button to remove it. */

import { useId } from 'preact/hooks';
import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { IconButton } from '../../../components/button.tsx';
import { Icon, KeyRound, Laptop, Trash2 } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { toDate, toDay } from '../../../words/day.ts';
import { RowLink } from '../list-detail.tsx';

/** A login with the recovery key stores no copy; it is listed for the access of its session. */
const isPaper = (snapshot: UnlockedSnapshot, { methodId }: DeviceView): boolean =>
  snapshot.methods.find(({ id }) => id === methodId)?.kind === 'recovery-key';

export const nameOfDevice = (snapshot: UnlockedSnapshot, device: DeviceView): string =>
  isPaper(snapshot, device) ? t.recoveryLogin : device.name;

/** `seenAt`: when it last read from the key server, ms since 1970, as reported by the server. */
export function DeviceRow(props: {
  snapshot: UnlockedSnapshot;
  device: DeviceView;
  seenAt: number | null;
  isChosen: boolean;
  onRemove: () => void;
}) {
  const { snapshot, device, seenAt } = props;
  const method = snapshot.methods.find(({ id }) => id === device.methodId);
  const detail = useId();
  const now = Date.now();
  const paper = isPaper(snapshot, device);
  const seen = device.lastSeenAt ?? seenAt;
  return (
    <div class="row is-linked" data-testid="device">
      <Icon node={paper ? KeyRound : Laptop} size={20} />
      <span class="grow">
        <span class="t clip">
          <RowLink route="devices" id={device.id} isChosen={props.isChosen} describedBy={detail}>
            {nameOfDevice(snapshot, device)}
          </RowLink>
        </span>
        <span class="d" id={detail}>
          {paper
            ? t.noCopyStored(toDate(device.addedAt, now))
            : t.inARow([
                method === undefined ? t.opensWithRemoved : t.opensWithMethod(method.name),
                t.addedOn(toDate(device.addedAt, now)),
                ...(seen === null ? [] : [t.lastSeenOn(toDay(seen, now))]),
              ])}
        </span>
      </span>
      {device.thisOne && <Tag tone="good">{t.here}</Tag>}
      <IconButton
        icon={Trash2}
        label={
          paper
            ? t.removeLoginLabel(toDate(device.addedAt, now))
            : t.removeLabel(device.name, toDate(device.addedAt, now))
        }
        testid="remove-device"
        onClick={props.onRemove}
      />
    </div>
  );
}
