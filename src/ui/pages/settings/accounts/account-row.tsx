/** One account in the settings: name, kind, balance and a menu of actions. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import { popupHome as home } from '../../../../locales/en/ui/popup/home.ts';
import type { AccountView, NetworkView } from '../../../../messaging/snapshot.ts';
import { UnitsAmount } from '../../../components/amount.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { RowEnd, Tag } from '../../../components/row.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { AddressLink } from '../address-link.tsx';

export function AccountRow(props: {
  account: AccountView;
  /** The network of the balance. */
  network: NetworkView | null;
  isSilent: boolean;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { account, network, items } = props;
  const { address, name, kind, balance } = account;
  return (
    <div class="row tall is-linked" data-testid="account-row" data-address={address}>
      <AddressLink
        route="accounts"
        address={address}
        name={name}
        isChosen={props.isChosen}
        tag={kind !== 'hd' && <Tag>{kind === 'watch' ? t.viewOnly : t.kinds.imported}</Tag>}
      />
      <RowEnd>
        <span class="v">
          {network !== null &&
            (balance !== null ? (
              <UnitsAmount units={balance} decimals={network.decimals} symbol={network.symbol} />
            ) : props.isSilent ? (
              <span class="u">{home.unknown}</span>
            ) : (
              <Skeleton width={72} />
            ))}
        </span>
        <CopyButton compact text={address} name={t.copyAddressOf(name)} done={t.addressCopied} testid="copy-address" />
        <MoreMenu of={name} items={items} />
      </RowEnd>
    </div>
  );
}
