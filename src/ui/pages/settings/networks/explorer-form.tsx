/** The block explorer of one network: where the links of transactions and tokens lead. */
import { useState } from 'preact/hooks';
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
    say(`Explorer of ${network.name} saved`);
    onClose();
  }

  return (
    <ActionDialog
      title={`Block explorer of ${network.name}`}
      onClose={onClose}
      action="Save"
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-explorer"
      problem={problem}
    >
      <Field
        label="Address"
        value={url}
        onValue={setUrl}
        type="url"
        mono
        placeholder="https://"
        help="Links to transactions and tokens lead there. An explorer learns which ones you look at. Leave it empty for the explorer that comes with the network, if it has one."
        focused
        onEnter={save}
        testid="explorer-url"
      />
    </ActionDialog>
  );
}
