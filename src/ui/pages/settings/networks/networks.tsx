/** Networks and their RPC nodes. The wallet uses no other nodes. */
import { useState } from 'preact/hooks';
import type { ChangedNodes } from '../../../../messaging/place-views.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Ellipsis, Pencil, Plus, RotateCcw, Trash2 } from '../../../components/icon.tsx';
import { Menu, type MenuItem } from '../../../components/menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toListing } from '../../../words/listing.ts';
import { ChangedBy } from '../changed-by.tsx';
import { Frame, Problem } from '../frame.tsx';
import { NetworkForm } from './network-form.tsx';
import { RpcForm } from './rpc-form.tsx';

interface Props {
  networks: readonly NetworkView[];
  /** Id of the active character. */
  characterId: string | null;
}

export function NetworksPage({ networks, characterId }: Props) {
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const [open, setOpen] = useState<NetworkView | 'new' | null>(null);
  const close = () => setOpen(null);

  async function act(done: string, what: () => Promise<unknown>) {
    if (await run(what)) say(done);
  }
  const itemsFor = (network: NetworkView): MenuItem[] => {
    const { chainId, name, builtIn, ownRpc } = network;
    return [
      { name: 'Change RPC nodes', icon: Pencil, testid: 'set-rpc', act: () => setOpen(network) },
      ...(builtIn && ownRpc
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
      <section>
        <ul class="rows">
          {networks.map((network) => (
            <li key={network.chainId}>
              <NetworkRow network={network} items={itemsFor(network)} />
              {network.changed !== undefined && characterId !== null && (
                <ChangedBy
                  by={network.changed.by}
                  text={changedText(network.changed)}
                  characterId={characterId}
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
      <Menu
        label={`More for ${name}`}
        align="end"
        items={items}
        button={({ expanded, toggle }) => (
          <IconButton icon={Ellipsis} label={`More for ${name}`} expanded={expanded} onClick={toggle} />
        )}
      />
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
