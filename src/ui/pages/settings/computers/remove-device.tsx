/** Asks before the copy on a computer is revoked, and what else follows if the computer is lost. */
import { useState } from 'preact/hooks';
import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';
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
      t.removeDevice(device.name),
      (proof) => command('report-loss', { methodIds: [], deviceIds: [device.id], why, proof }),
      t.deviceRemoved(device.name),
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={device.thisOne ? t.removeThisQuestion : t.removeQuestion(device.name)}
      roomy
      onClose={onClose}
      action={t.remove}
      weight="danger"
      busy={busy}
      disabled={!sure}
      onAction={remove}
      actionTestid="confirm-remove-device"
      problem={problem}
    >
      <p class="small">{method === null ? t.copyRevoked : t.copyRevokedMethodStays(method.name)}</p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
      {why === 'lost' && method !== null && (
        <WarningBox severity="caution" title={t.replaceKeys(method.name)} rule="open-copy">
          <p>{t.replaceKeysText(method.name)}</p>
        </WarningBox>
      )}
      {device.thisOne && (
        <CheckBox checked={sure} onChange={setSure} testid="sure">
          {t.usingThisComputer}
        </CheckBox>
      )}
      <FreezeLimits server={snapshot.server} />
    </ActionDialog>
  );
}
