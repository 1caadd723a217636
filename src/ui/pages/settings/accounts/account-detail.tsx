/** One account: its address, what it holds on the shown network, which sites see it, what happened with it last. */
import { sameAddress } from '../../../../ethereum/address.ts';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { WholeAddress } from '../../../components/address.tsx';
import { Amount, UnitsAmount } from '../../../components/amount.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Row, Rows } from '../../../components/row.tsx';
import { TokenMark } from '../../../components/token-mark.tsx';
import { siteName } from '../../../site-name.ts';
import { ownAccountOf } from '../../../words/activity-filter.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { LastActs } from '../last-acts.tsx';
import { DetailActs } from '../list-detail.tsx';
import { settingsPath } from '../settings-routes.ts';

/** How many of its assets are shown. */
const MOST = 5;

export function AccountDetail({
  page: { snapshot, detail },
  account,
  items,
}: {
  page: CharacterPageProps;
  account: AccountView;
  items: readonly MenuItem[];
}) {
  const { address, name, kind, path, balance } = account;
  const network = snapshot.networks.find(({ chainId }) => chainId === detail.chainId);
  const sites = detail.sites.filter(({ accounts }) => accounts.includes(address));
  return (
    <>
      <div class="detail-address">
        <Avatar address={address} size={42} />
        <WholeAddress address={address} />
      </div>
      <div class="acts-row">
        <CopyButton small text={address} name={t.copyAddress} done={t.addressCopied} />
        <a class="btn secondary s" href={`#/${settingsPath(`opens/account/${encodeURIComponent(address)}`)}`}>
          <Icon node={Waypoints} size={17} /> {t.whatOpensIt}
        </a>
      </div>
      <FactList tall>
        <FactRow name={t.facts.kind}>{t.kinds[kind]}</FactRow>
        {path !== null && (
          <FactRow name={t.facts.path}>
            <span class="mono">{path}</span>
          </FactRow>
        )}
        {network !== undefined && balance !== null && (
          <FactRow name={t.facts.balanceOn(network.name)}>
            <UnitsAmount units={balance} decimals={network.decimals} symbol={network.symbol} />
          </FactRow>
        )}
        <FactRow name={t.facts.sites}>
          {sites.length === 0 ? t.noSites : t.sites(sites.map(({ origin }) => siteName(origin).domain))}
        </FactRow>
      </FactList>
      <DetailActs items={items} />
      <Holdings detail={detail} address={address} />
      <LastActs
        title={t.lastActivity}
        acts={detail.activity.filter((act) => sameAddress(ownAccountOf(act) ?? '0x', address))}
        all={t.fullHistoryOf(name)}
      />
    </>
  );
}

type Own = Pick<CharacterPageProps, 'detail'> & Pick<AccountView, 'address'>;

function Holdings({ detail, address }: Own) {
  const held = detail.assets.filter(({ hidden, heldBy }) => !hidden && /[1-9]/.test(heldBy[address] ?? ''));
  if (held.length === 0) return null;
  return (
    <>
      <h3 class="h3">{t.holds}</h3>
      <Rows>
        {held.slice(0, MOST).map((asset) => (
          <Row
            key={asset.token ?? 'coin'}
            lead={<TokenMark asset={asset} />}
            title={asset.symbol}
            detail={asset.name}
            value={<Amount decimal={asset.heldBy[address] ?? '0'} symbol={asset.symbol} />}
          />
        ))}
      </Rows>
      {held.length > MOST && <p class="small">{t.andMore(held.length - MOST)}</p>}
    </>
  );
}
