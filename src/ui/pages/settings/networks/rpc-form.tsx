/** The RPC URLs of one network, in the order in which they are tried, the relay that takes its transactions instead of them, and the bundler that takes its user operations. */
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
  const before = network.rpcUrls.join('\n');
  const [text, setText] = useState(before);
  const [relay, setRelay] = useState(network.sendUrl ?? '');
  const [bundler, setBundler] = useState(network.bundlerUrl ?? '');
  const [tried, setTried] = useState(false);
  const typed = parseRpcUrls(text);
  const wrong = typed.length === 0 ? 'Enter at least one URL.' : rpcUrlsProblem(text);
  const wrongRelay = rpcUrlsProblem(relay);
  const wrongBundler = rpcUrlsProblem(bundler);
  // Built-in nodes that nobody touched stay the built-in ones.
  const rpcUrls = network.ownRpc || text !== before ? typed : [];
  const orNull = (url: string) => (url.trim() === '' ? null : url.trim());
  const [sendUrl, bundlerUrl] = [orNull(relay), orNull(bundler)];

  async function save() {
    setTried(true);
    if (wrong !== null || wrongRelay !== null || wrongBundler !== null || busy) return;
    if (!(await run(() => command('set-rpc', { chainId: network.chainId, rpcUrls, sendUrl, bundlerUrl })))) return;
    say(`Nodes of ${network.name} saved`);
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
      <Field
        label="Private relay for sending (optional)"
        value={relay}
        onValue={setRelay}
        mono
        placeholder="https://"
        problem={tried ? wrongRelay : null}
        help="Your transactions then go only to this address, such as that of Flashbots Protect, and don’t wait where everybody can see them. If it doesn’t respond, nothing is sent."
        testid="send-url"
      />
      <Field
        label="Bundler (optional)"
        value={bundler}
        onValue={setBundler}
        mono
        placeholder="https://"
        problem={tried ? wrongBundler : null}
        help="With a bundler (ERC-4337), a site can pay the network fee for you. Only such calls go there, and the bundler sees your account and what it does. Without one, sites cannot pay."
        testid="bundler-url"
      />
    </ActionDialog>
  );
}
