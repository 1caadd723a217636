/** The way to a layer-2 network through its layer-1 chain: offered for a payment and for a transaction that waits, and followed. */
import { entranceOf } from '../../ethereum/layer-one.ts';
import type { ActivityView } from '../../messaging/activity.ts';
import type { NetworkView } from '../../messaging/network-view.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { isPending, throughWords } from '../words/activity.ts';
import { ExplorerButton } from './explorer-button.tsx';
import { explorerPage } from './open-tab.ts';
import { type Acting, networkOf, paidThrough } from './view.ts';

/** @param send `null`: something of the payment is missing */
export function SendThrough(props: { acting: Acting; busy: boolean; send: (() => void) | null }) {
  const { network, snapshot } = props.acting;
  const layerOne = paidThrough(network.chainId);
  if (layerOne === null) return null;
  const through = networkOf(snapshot.networks, layerOne).name;
  return (
    <div class="stack">
      <p class="small seen">
        Is {network.name} not accepting transactions? Send this one through {through}, for a network fee there.
      </p>
      <Button
        small
        testid="send-through"
        busy={props.busy}
        disabled={props.send === null}
        onClick={() => props.send?.()}
      >
        Review through {through}
      </Button>
    </div>
  );
}

/** ms. A network that takes transactions has included one by then. */
const PATIENCE = 60_000;

/** Of a transaction that waits for long or was refused. */
export function BringThrough(props: {
  one: ActivityView;
  networks: readonly NetworkView[];
  now: number;
  busy: boolean;
  bring: () => void;
}) {
  const { one, networks } = props;
  const entrance = entranceOf(one.chainId);
  const isLate = isPending(one.status) && one.replaceable && props.now - one.at >= PATIENCE;
  const isWaiting = isPending(one.status) && one.instead !== undefined;
  if (entrance === null || one.received || !(isLate || isWaiting || one.status === 'dropped')) return null;
  const [here, through] = [networkOf(networks, one.chainId).name, networkOf(networks, entrance.through).name];
  if (one.instead !== undefined)
    return (
      <p class="small seen after">
        Sent through {through} too. If {here} still accepts this transaction, both are carried out.
      </p>
    );
  return (
    <div class="after">
      <Button testid="bring-through" busy={props.busy} onClick={props.bring}>
        Send through {through} instead
      </Button>
      <p class="small seen">
        Use this if {here} doesn’t accept the transaction. The network fee is paid on {through}, from this account’s
        coins there.{' '}
        {entrance.kind === 'deposit'
          ? `Arrives within minutes, at most about 12 hours. If ${here} still accepts the first transaction, both are carried out: cancel that one if you can.`
          : `${here} has 24 hours to accept it from there. It is the same transaction, so it is carried out only once.`}
      </p>
    </div>
  );
}

/** What became of it on the other network. */
export function Brought({ one, networks }: { one: ActivityView; networks: readonly NetworkView[] }) {
  const { through } = one;
  if (!through) return null;
  const network = networkOf(networks, through.chainId);
  const page = explorerPage(network.explorerUrl, through.hash);
  return (
    <div class="card after" data-testid="through">
      <div class="label">On {network.name}</div>
      <p class={`small ${through.status === 'failed' ? 'bad' : ''}`}>{throughWords(one, network.name)}</p>
      <div class="hstack">
        {through.hash !== null && (
          <CopyButton
            text={through.hash}
            name={`Copy hash on ${network.name}`}
            done="Hash copied"
            weight="quiet"
            small
          />
        )}
        <ExplorerButton page={page} />
      </div>
    </div>
  );
}
