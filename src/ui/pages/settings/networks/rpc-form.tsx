/** The RPC URLs of one network, in the order in which they are tried, the relay that takes its transactions instead of them, and the bundler that takes its user operations. */
import { useState } from 'preact/hooks';
import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
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
  const wrong = typed.length === 0 ? t.noUrl : rpcUrlsProblem(text);
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
    say(t.nodesSaved(network.name));
    onClose();
  }

  return (
    <ActionDialog
      title={t.rpcNodesOf(network.name)}
      roomy
      onClose={onClose}
      action={t.save}
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-rpc"
      problem={problem}
    >
      <Field
        label={t.rpcUrls}
        value={text}
        onValue={setText}
        rows={4}
        mono
        problem={tried ? wrong : null}
        help={t.nodesHelp}
        testid="rpc-urls"
      />
      <Field
        label={t.privateRelay}
        value={relay}
        onValue={setRelay}
        onEnter={save}
        mono
        placeholder="https://"
        problem={tried ? wrongRelay : null}
        help={t.privateRelayHelp}
        testid="send-url"
      />
      <Field
        label={t.bundlerOptional}
        value={bundler}
        onValue={setBundler}
        onEnter={save}
        mono
        placeholder="https://"
        problem={tried ? wrongBundler : null}
        help={t.bundlerHelp}
        testid="bundler-url"
      />
    </ActionDialog>
  );
}
