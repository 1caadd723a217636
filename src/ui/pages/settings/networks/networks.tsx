/** Networks and their RPC nodes. The wallet uses no other nodes. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
import type { NetworkView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { Plus } from '../../../components/icon.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { type Undo, useToast } from '../../../components/toast.tsx';
import { ViewOnlyNote } from '../../../components/view-only.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { ExplorerForm } from './explorer-form.tsx';
import { FoundNetworks } from './found-networks.tsx';
import { matchNetworks } from './match-networks.ts';
import { NetworkDetail } from './network-detail.tsx';
import { NetworkForm } from './network-form.tsx';
import { NetworkRow } from './network-row.tsx';
import { RpcForm } from './rpc-form.tsx';
import { type NetworkAct, useNetworkMenu } from './use-network-menu.ts';

/** `rest`: *new* opens the form, *of/1* the details of a network. */
export function NetworksPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { networks, active, characters } = snapshot;
  const { testNetworks } = snapshot.settings;
  // The character that is shown: the nodes are its own.
  const character = characters.find(({ id }) => id === active?.id) ?? null;
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const [open, setOpen] = useState<NetworkView | 'new' | null>(rest === 'new' ? 'new' : null);
  const [exploring, setExploring] = useState<NetworkView | null>(null);
  const [search, setSearch] = useState('');
  const close = () => {
    setOpen(null);
    if (rest === 'new') goTo(settingsPath('networks'), { replace: true });
  };
  // A login that only views the character cannot write into its documents, where its nodes are kept.
  const isViewed = character?.state === 'viewed';
  const act: NetworkAct = async (done, what) => {
    let undo: Undo = null;
    const isDone = await run(async () => {
      undo = await what();
    });
    if (isDone) say(done, undo);
  };
  const itemsFor = useNetworkMenu({ isViewed, act, changeNodes: setOpen, changeExplorer: setExploring });
  const searching = search.trim() !== '';
  const found = searching ? matchNetworks(networks, search) : [];
  const inMenus = networks.filter(({ shown }) => shown);
  const others = networks.filter(({ shown }) => !shown);
  const chosen = networks.find(({ chainId }) => String(chainId) === chosenOf(rest)) ?? null;
  const rowOf = (network: NetworkView) => (
    <NetworkRow
      key={network.chainId}
      network={network}
      items={itemsFor(network)}
      character={isViewed ? null : character}
      isChosen={network === chosen}
    />
  );

  return (
    <ListDetail
      title={t.title}
      lede={t.lede}
      testid="networks"
      route="networks"
      list={
        <>
          {character !== null && isViewed && (
            <section class="narrow stack">
              <ViewOnlyNote character={character} open={goTo} />
              <p class="small">{t.asViewed(character.name)}</p>
            </section>
          )}
          <section class="stack">
            <SearchField
              label={t.searchNetworks}
              placeholder={t.searchPlaceholder}
              testid="find-network"
              value={search}
              onValue={setSearch}
              found={found.length}
            />
            {searching ? (
              <>
                {found.length > 0 && <ul class="rows">{found.map(rowOf)}</ul>}
                <FoundNetworks
                  search={search}
                  known={networks}
                  add={(network) =>
                    act(t.networkAdded(network.name), async () => {
                      await command('add-network', network);
                      return null;
                    })
                  }
                />
              </>
            ) : (
              <ul class="rows">{inMenus.map(rowOf)}</ul>
            )}
            <Problem text={problem} />
            <div>
              <Button weight="primary" icon={Plus} onClick={() => setOpen('new')} testid="new-network">
                {t.addNetwork}
              </Button>
            </div>
          </section>
        </>
      }
      aside={
        !searching && (
          <MoreNetworks
            testNetworks={testNetworks}
            onTestNetworks={(shown) => void run(() => command('change-settings', { testNetworks: shown }))}
          >
            {others.length > 0 && <ul class="rows">{others.map(rowOf)}</ul>}
          </MoreNetworks>
        )
      }
      detail={
        chosen && {
          id: String(chosen.chainId),
          name: chosen.name,
          body: <NetworkDetail network={chosen} items={itemsFor(chosen)} />,
        }
      }
    >
      {open === 'new' && <NetworkForm networks={networks} onClose={close} />}
      {exploring !== null && <ExplorerForm network={exploring} onClose={() => setExploring(null)} />}
      {open !== null && open !== 'new' && <RpcForm network={open} onClose={close} />}
    </ListDetail>
  );
}

/** The networks that menus do not show. */
const MoreNetworks = (props: {
  testNetworks: boolean;
  onTestNetworks: (shown: boolean) => void;
  children: ComponentChildren;
}) => (
  <section class="stack">
    <h2 class="h3">{t.moreNetworks}</h2>
    <p class="small">{t.moreNetworksHelp}</p>
    <CheckBox checked={props.testNetworks} testid="test-networks" onChange={props.onTestNetworks}>
      <span>
        <span class="t">{t.showTestNetworks}</span>
        <span class="small block">{t.testNetworksHelp}</span>
      </span>
    </CheckBox>
    {props.children}
  </section>
);
