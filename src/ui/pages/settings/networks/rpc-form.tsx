/** The RPC URLs of one network, in the order in which they are tried. */
import { useState } from 'preact/hooks';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { parseRpcUrls, rpcUrlsProblem } from './rpc-urls.ts';

export function RpcForm({ network, onClose }: { network: NetworkView; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [text, setText] = useState(network.rpcUrls.join('\n'));
  const [tried, setTried] = useState(false);
  const rpcUrls = parseRpcUrls(text);
  const wrong = rpcUrls.length === 0 ? 'Enter at least one URL.' : rpcUrlsProblem(text);

  async function save() {
    setTried(true);
    if (wrong !== null || busy) return;
    if (!(await run(() => command('set-rpc', { chainId: network.chainId, rpcUrls })))) return;
    say(`${network.name} uses your nodes`);
    onClose();
  }

  return (
    <ActionDialog
      title={`RPC nodes of ${network.name}`}
      roomy
      onClose={onClose}
      action="Save"
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-rpc"
      problem={problem}
    >
      <Field
        label="RPC URLs, one per line"
        value={text}
        onValue={setText}
        rows={4}
        mono
        problem={tried ? wrong : null}
        help="The first one that responds is used. No other node gets requests."
        testid="rpc-urls"
      />
    </ActionDialog>
  );
}
