/** The block explorer of one network: where the links of transactions and tokens lead. */
import { useState } from 'preact/hooks';
import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';

export function ExplorerForm({ network, onClose }: { network: NetworkView; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [url, setUrl] = useState(network.explorerUrl ?? '');

  async function save() {
    const chosen = url.trim();
    if (busy) return;
    if (!(await run(() => command('set-explorer', { chainId: network.chainId, url: chosen === '' ? null : chosen }))))
      return;
    say(t.explorerSaved(network.name));
    onClose();
  }

  return (
    <ActionDialog
      title={t.explorerOf(network.name)}
      onClose={onClose}
      action={t.save}
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-explorer"
      problem={problem}
    >
      <Field
        label={t.address}
        value={url}
        onValue={setUrl}
        type="url"
        mono
        placeholder="https://"
        help={t.explorerHelp}
        focused
        onEnter={save}
        testid="explorer-url"
      />
    </ActionDialog>
  );
}
