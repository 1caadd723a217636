/** Chooses how the list of assets is sorted. This computer remembers it. */
import type { AssetOrder } from '../../../messaging/asset-view.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { Button } from '../../components/button.tsx';
import { ChevronDown, Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { assetOrders, orderIn } from './sort-assets.ts';

export function SortMenu(props: { order: AssetOrder; prices: PricesView | null; choose: (order: AssetOrder) => void }) {
  const orders = assetOrders(props.prices);
  const current = orderIn(props.order, props.prices);
  const name = orders.find(({ order }) => order === current)?.name ?? '';
  return (
    <Menu
      label="Sort by"
      align="end"
      items={orders.map(({ order, name: title }) => ({
        name: title,
        checked: order === current,
        testid: `sort-${order}`,
        act: () => props.choose(order),
      }))}
      button={({ expanded, toggle }) => (
        <Button
          weight="quiet"
          small
          testid="sort-assets"
          aria-haspopup="menu"
          aria-expanded={expanded}
          aria-label={`Sorted by ${name.toLowerCase()}. Change`}
          onClick={toggle}
        >
          By {name.toLowerCase()}
          <Icon node={ChevronDown} size={15} />
        </Button>
      )}
    />
  );
}
