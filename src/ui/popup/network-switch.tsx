/** Chooses the network whose balances the active character shows. Connected sites keep their own network. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { menuNetworks } from '../../messaging/network-view.ts';
import { Button } from '../components/button.tsx';
import { ChevronDown, Icon, Settings2 } from '../components/icon.tsx';
import { Menu, type MenuItem } from '../components/menu.tsx';
import { useRun } from '../components/toast.tsx';
import { useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';
import type { Acting } from './view.ts';

export function NetworkSwitch({ acting: { snapshot, character, detail, network } }: { acting: Acting }) {
  const command = useCommand();
  const run = useRun();
  const items: MenuItem[] = menuNetworks(snapshot.networks, detail.chainId).map(({ chainId, name, answers }) => ({
    name: (
      <>
        {name}
        {answers === false && <span class="d"> {t.notResponding}</span>}
      </>
    ),
    checked: chainId === detail.chainId,
    act: () => run(() => command('set-network', { characterId: character.id, chainId })),
  }));
  items.push({ name: t.manageNetworks, icon: Settings2, act: () => run(() => openTab('settings/networks')) });
  return (
    <Menu
      label={t.network}
      items={items}
      button={({ expanded, toggle }) => (
        <Button
          weight="quiet"
          small
          testid="network-switch"
          aria-haspopup="menu"
          aria-expanded={expanded}
          aria-label={t.networkNamed(network.name)}
          onClick={toggle}
        >
          {network.name}
          <Icon node={ChevronDown} size={15} />
        </Button>
      )}
    />
  );
}
