/** Networks and their RPC nodes. The wallet uses no other nodes. */
import { useState } from 'preact/hooks';
import type { ChangedNodes } from '../../../../messaging/place-views.ts';
import type { CharacterSummary, NetworkView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Pencil, Plus, RotateCcw, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { ViewOnlyNote } from '../../../components/view-only.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toListing } from '../../../words/listing.ts';
import { ChangedBy } from '../changed-by.tsx';
import { Frame, Problem } from '../frame.tsx';
import { NetworkForm } from './network-form.tsx';
import { RpcForm } from './rpc-form.tsx';

interface Props {
  networks: readonly NetworkView[];
  /** The character that is shown: the nodes are its own. */
  character: CharacterSummary | null;
}

export function NetworksPage({ networks, character }: Props) {
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const [open, setOpen] = useState<NetworkView | 'new' | null>(null);
  const close = () => setOpen(null);
  // A login that only views the character cannot write into its documents, where its nodes are kept.
  const isViewed = character?.state === 'viewed';

  async function act(done: string, what: () => Promise<unknown>) {
    if (await run(what)) say(done);
  }
  const itemsFor = (network: NetworkView): MenuItem[] => {
    const { chainId, name, builtIn, ownRpc } = network;
    return [
      ...(isViewed ? [] : [{ name: 'Change RPC nodes', icon: Pencil, testid: 'set-rpc', act: () => setOpen(network) }]),
      ...(builtIn && ownRpc && !isViewed
        ? [
            {
              name: 'Use the built-in nodes',
              icon: RotateCcw,
              act: () =>
                void act(`${name} uses its built-in nodes`, () => command('set-rpc', { chainId, rpcUrls: [] })),
            },
          ]
        : []),
      ...(builtIn
        ? []
        : [
            {
              name: 'Remove',
              icon: Trash2,
              danger: true,
              testid: 'remove-network',
              act: () => void act(`${name} removed`, () => command('remove-network', { chainId })),
            },
          ]),
    ];
  };

  return (
    <Frame
      title="Networks"
      lede="An RPC node sees your addresses and your requests about them. If you use your own node, nobody else sees them."
      testid="networks"
    >
      {character !== null && isViewed && (
        <section class="narrow stack">
          <ViewOnlyNote character={character} open={goTo} />
          <p class="small">These are the networks as {character.name} uses them, with its RPC nodes.</p>
        </section>
      )}
      <section>
        <ul class="rows">
          {networks.map((network) => (
            <li key={network.chainId}>
              <NetworkRow network={network} items={itemsFor(network)} />
              {network.changed !== undefined && character !== null && !isViewed && (
                <ChangedBy
                  by={network.changed.by}
                  text={changedText(network.changed)}
                  characterId={character.id}
                  what="route"
                  placeKey={String(network.chainId)}
                  name={network.name}
                />
              )}
            </li>
          ))}
        </ul>
        <Problem text={problem} />
        <div class="after-rows">
          <Button weight="primary" icon={Plus} onClick={() => setOpen('new')} testid="new-network">
            Add a network
          </Button>
        </div>
      </section>
      {open === 'new' && <NetworkForm networks={networks} onClose={close} />}
      {open !== null && open !== 'new' && <RpcForm network={open} onClose={close} />}
    </Frame>
  );
}

function NetworkRow({ network, items }: { network: NetworkView; items: MenuItem[] }) {
  const { name, chainId, symbol, rpcUrls, ownRpc, builtIn, answers } = network;
  const hosts = rpcUrls.map(hostOf);
  const shown = hosts.length > 2 ? [hosts[0] ?? '', `${hosts.length - 1} more`] : hosts;
  return (
    <div class="row tall" data-testid="network-row" data-chain-id={chainId}>
      <span class="grow">
        <span class="t clip">
          {name}
          {ownRpc && <Tag>Your node</Tag>}
          {!builtIn && !ownRpc && <Tag>Added</Tag>}
        </span>
        <span class="d clip">
          {symbol}, chain ID {chainId}. Via {toListing(shown)}
        </span>
      </span>
      <span class="answers">{ANSWERS[String(answers) as keyof typeof ANSWERS]}</span>
      {items.length > 0 && <MoreMenu of={name} items={items} />}
    </div>
  );
}

const changedText = ({ rpcUrls }: ChangedNodes): string =>
  rpcUrls.length === 0
    ? 'It removed your RPC nodes. They stay in use until you decide.'
    : `It chose ${toListing(rpcUrls.map(hostOf))}. No requests are sent there until you keep the change.`;

const ANSWERS = {
  true: <Tag tone="good">Online</Tag>,
  false: <Tag tone="caution">Not responding</Tag>,
  null: <span class="small">Not checked yet</span>,
};
