/** Asks before the copy on a computer is revoked, and what else follows if the computer is lost. */
import { useState } from 'preact/hooks';
import type { Why } from '../../../../messaging/security.ts';
import type { DeviceView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { FreezeLimits } from '../freeze-limits.tsx';
import { useChange } from '../use-change.ts';

export function RemoveDevice(props: { snapshot: UnlockedSnapshot; device: DeviceView; onClose: () => void }) {
  const { snapshot, device, onClose } = props;
  const method = snapshot.methods.find(({ id }) => id === device.methodId) ?? null;
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
