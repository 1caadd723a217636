/** One copy on a computer: the login method that opens it, its age, when it was last seen, and a button to remove it. */
import { useState } from 'preact/hooks';
import type { Why } from '../../../../messaging/security.ts';
import type { DeviceView, MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { IconButton } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { Icon, KeyRound, Laptop, Trash2 } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useCommand } from '../../../wallet.tsx';
import { toDate, toDay } from '../../../words/day.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { FreezeLimits } from '../freeze-limits.tsx';
import { useChange } from '../use-change.ts';

/** `seenAt`: when it last read from the key server, ms since 1970, as reported by the server. */
export function DeviceRow(props: { snapshot: UnlockedSnapshot; device: DeviceView; seenAt: number | null }) {
  const { snapshot, device, seenAt } = props;
  const [removing, setRemoving] = useState(false);
  const method = snapshot.methods.find(({ id }) => id === device.methodId);
  const now = Date.now();
  // A login with the recovery key stores no copy; the row lists the access of its session.
  const paper = method?.kind === 'recovery-key';
  const seen = device.lastSeenAt ?? seenAt;
  return (
    <div class="row" data-testid="device">
      <Icon node={paper ? KeyRound : Laptop} size={20} />
      <span class="grow">
        <span class="t clip">{paper ? 'A login with the recovery key' : device.name}</span>
        <span class="d">
          {paper
            ? `${toDate(device.addedAt, now)}. No copy stored`
            : `Opens with “${method?.name ?? 'a removed login method'}”. Added ${toDate(device.addedAt, now)}${seen === null ? '' : `. Last seen ${toDay(seen, now)}`}`}
        </span>
      </span>
      {device.thisOne && <Tag tone="good">Here</Tag>}
      <IconButton
        icon={Trash2}
        label={`Remove ${paper ? 'this login' : device.name}, added ${toDate(device.addedAt, now)}`}
        testid="remove-device"
        onClick={() => setRemoving(true)}
      />
      {removing && (
        <RemoveDevice snapshot={snapshot} device={device} method={method ?? null} onClose={() => setRemoving(false)} />
      )}
    </div>
  );
}

function RemoveDevice(props: {
  snapshot: UnlockedSnapshot;
  device: DeviceView;
  method: MethodView | null;
  onClose: () => void;
}) {
  const { snapshot, device, method, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [sure, setSure] = useState(!device.thisOne);
  const [why, setWhy] = useState<Why>('not-lost');
  async function remove() {
    const done = await run(
      `Remove ${device.name}`,
      (proof) => command('report-loss', { methodIds: [], deviceIds: [device.id], why, proof }),
      `${device.name} removed`,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`Remove ${device.thisOne ? 'this computer' : device.name}?`}
      roomy
      onClose={onClose}
      action="Remove"
      weight="danger"
      busy={busy}
      disabled={!sure}
      onAction={remove}
      actionTestid="confirm-remove-device"
      problem={problem}
    >
      <p class="small">
        {method === null
          ? 'Its copy is revoked, and everything it could open gets new keys.'
          : `Its copy is revoked, and everything it could open gets new keys. “${method.name}” stays: anyone who has it can log in and add a computer again. If it is lost too, report it as well.`}
      </p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
      {why === 'lost' && method !== null && (
        <WarningBox severity="caution" title={`Replace the keys of “${method.name}” as well`} rule="open-copy">
          <p>
            If the wallet was unlocked on that computer, somebody may have copied a key that also opens what “
            {method.name}” gets later. To be safe, replace the keys of “{method.name}” or remove it.
          </p>
        </WarningBox>
      )}
      {device.thisOne && (
        <CheckBox checked={sure} onChange={setSure} testid="sure">
          This is the computer I’m using: the wallet locks, and the next login stores a new copy
        </CheckBox>
      )}
      <FreezeLimits server={snapshot.server} />
    </ActionDialog>
  );
}
