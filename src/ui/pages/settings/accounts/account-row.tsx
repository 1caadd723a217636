/** One account in the settings: name, kind, balance and a menu of actions. */
import type { AccountView, NetworkView } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { UnitsAmount } from '../../../components/amount.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { KeyRound, Pencil, Share2, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import type { AccountActKind } from './account-act.tsx';

export function AccountRow(props: {
  account: AccountView;
  /** The network of the balance. */
  network: NetworkView | null;
  shareable: boolean;
  onAct: (kind: AccountActKind) => void;
}) {
  const { account, network, shareable, onAct } = props;
  const { address, name, kind, balance } = account;
  const items: MenuItem[] = [{ name: 'Rename', icon: Pencil, testid: 'rename-account', act: () => onAct('rename') }];
  if (shareable)
    items.push({
      name: 'Add to another character',
      icon: Share2,
      testid: 'share-account',
      act: () => onAct('share'),
    });
  if (kind !== 'watch')
    items.push({ name: 'Show the private key', icon: KeyRound, testid: 'export-key', act: () => onAct('export') });
  items.push({ name: 'Remove', icon: Trash2, danger: true, testid: 'remove-account', act: () => onAct('remove') });
  return (
    <div class="row tall" data-testid="account-row" data-address={address}>
      <Avatar address={address} />
      <span class="grow">
        <span class="t clip">{name}</span>
        <span class="d">
          <ShortAddress address={address} />
        </span>
      </span>
      {kind === 'watch' && <Tag>View only</Tag>}
      {kind === 'imported' && <Tag>Imported</Tag>}
      <span class="v">
        {network !== null &&
          (balance === null ? (
            <Skeleton width={72} />
          ) : (
            <UnitsAmount units={balance} decimals={network.decimals} symbol={network.symbol} />
          ))}
      </span>
      <CopyButton
        compact
        text={address}
        name={`Copy the address of ${name}`}
        done="Address copied"
        testid="copy-address"
      />
      <MoreMenu of={name} items={items} />
    </div>
  );
}
