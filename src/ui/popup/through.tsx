/** The way to a layer-2 network through its layer-1 chain: offered for a payment and for a transaction that waits, and followed. */
import { entranceOf } from '../../ethereum/layer-one.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { type ActivityView, isPending } from '../../messaging/activity.ts';
import type { NetworkView } from '../../messaging/network-view.ts';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { throughWords } from '../words/activity.ts';
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
      <p class="small seen">{t.notAccepting(network.name, through)}</p>
      <Button
        small
        testid="send-through"
        busy={props.busy}
        disabled={props.send === null}
        onClick={() => props.send?.()}
      >
        {t.reviewThrough(through)}
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
  if (one.instead !== undefined) return <p class="small seen after">{t.sentThroughToo(through, here)}</p>;
  return (
    <div class="after">
      <Button testid="bring-through" busy={props.busy} onClick={props.bring}>
        {t.sendThroughInstead(through)}
      </Button>
      <p class="small seen">
        {t.useIfRefused(here, through)} {entrance.kind === 'deposit' ? t.arrivesWithinHours(here) : t.hasADay(here)}
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
      <div class="label">{t.onNetwork(network.name)}</div>
      <p class={`small ${through.status === 'failed' ? 'bad' : ''}`}>{throughWords(one, network.name)}</p>
      <div class="hstack">
        {through.hash !== null && (
          <CopyButton
            text={through.hash}
            name={t.copyHashOnNetwork(network.name)}
            done={t.hashCopied}
            weight="quiet"
            small
          />
        )}
        <ExplorerButton page={page} />
      </div>
    </div>
  );
}
