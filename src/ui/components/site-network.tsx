/** The network of a site, with a menu to choose another one. */

import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { networkName } from '../../messaging/network-view.ts';
import { Button } from './button.tsx';
import { ChevronDown, Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

export function SiteNetwork(props: {
  networks: readonly { chainId: number; name: string }[];
  chainId: number;
  onChoose: (chainId: number) => void;
}) {
  const { chainId, networks, onChoose } = props;
  const name = networkName(networks, chainId);
  return (
    <div class="hstack">
      <span class="grow">{t.network}</span>
      <Menu
        label={t.siteNetwork}
        align="end"
        items={networks.map((network) => ({
          name: network.name,
          checked: network.chainId === chainId,
          act: () => onChoose(network.chainId),
        }))}
        button={({ expanded, toggle }) => (
          <Button
            small
            testid="site-network"
            aria-haspopup="menu"
            aria-expanded={expanded}
            aria-label={t.siteNetworkNamed(name)}
            onClick={toggle}
          >
            {name}
            <Icon node={ChevronDown} size={15} />
          </Button>
        )}
      />
    </div>
  );
}
