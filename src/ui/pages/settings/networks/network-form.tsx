/** Adds a custom network. The worker checks that its node reports the same chain ID. */
import { useState } from 'preact/hooks';
import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { readWhole } from '../../../amount.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { parseRpcUrls, rpcUrlsProblem } from './rpc-urls.ts';

export function NetworkForm({ networks, onClose }: { networks: readonly NetworkView[]; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [symbol, setSymbol] = useState('');
  const [nodes, setNodes] = useState('');
  const [explorer, setExplorer] = useState('');
  const [tried, setTried] = useState(false);
  const digits = readWhole(number) ?? '';
  const chainId = /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : null;
  const twin = networks.find((network) => network.chainId === chainId);
  const wrong = {
    name: name.trim() === '' ? t.noName : null,
    number: chainId === null ? t.noChainId : twin === undefined ? null : t.chainIdTaken(twin.name),
    symbol: /^\S{1,11}$/.test(symbol.trim()) ? null : t.noSymbol,
    nodes: parseRpcUrls(nodes).length === 0 ? t.noUrl : rpcUrlsProblem(nodes),
    explorer: explorer.trim() === '' || /^https:\/\/\S+$/.test(explorer.trim()) ? null : t.needsHttps,
  };
  const shown = (problemOf: string | null) => (tried ? problemOf : null);

  async function add() {
    setTried(true);
    if (Object.values(wrong).some((each) => each !== null) || chainId === null || busy) return;
    const network = {
      chainId,
      name: name.trim(),
      symbol: symbol.trim(),
      rpcUrls: parseRpcUrls(nodes),
      explorerUrl: explorer.trim() === '' ? null : explorer.trim().replace(/\/$/, ''),
    };
    if (!(await run(() => command('add-network', network)))) return;
    say(t.networkAdded(network.name));
    onClose();
  }

  return (
    <ActionDialog
      title={t.addNetwork}
      roomy
      onClose={onClose}
      action={t.add}
      weight="primary"
      busy={busy}
      onAction={add}
      actionTestid="save-network"
      problem={problem}
    >
      <Field
        label={t.name}
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        problem={shown(wrong.name)}
        onEnter={add}
        focused
        testid="network-name"
      />
      <div class="two">
        <Field
          label={t.chainId}
          value={number}
          onValue={setNumber}
          inputMode="numeric"
          problem={shown(wrong.number)}
          onEnter={add}
          testid="network-number"
        />
        <Field
          label={t.currencySymbol}
          value={symbol}
          onValue={setSymbol}
          placeholder="ETH"
          problem={shown(wrong.symbol)}
          onEnter={add}
          testid="network-symbol"
        />
      </div>
      <Field
        label={t.rpcUrls}
        value={nodes}
        onValue={setNodes}
        rows={2}
        mono
        placeholder="https://"
        problem={shown(wrong.nodes)}
        testid="rpc-urls"
      />
      <Field
        label={t.explorerUrl}
        value={explorer}
        onValue={setExplorer}
        type="url"
        placeholder="https://"
        problem={shown(wrong.explorer)}
        onEnter={add}
      />
    </ActionDialog>
  );
}
