/** One connected site in the list: the accounts it sees, since when, and what it may do without a prompt. */
import { shortAddress } from '../../../../ethereum/address.ts';
import { writeClock } from '../../../../lib/language.ts';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { nameOfSigner } from '../../../../messaging/login-key.ts';
import { networkName } from '../../../../messaging/network-view.ts';
import type { SiteView } from '../../../../messaging/place-views.ts';
import { WithAddresses } from '../../../components/address.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { siteName } from '../../../site-name.ts';
import { toDate, toDay, toMoment } from '../../../words/day.ts';
import { openSignIns } from '../../../words/sign-in.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { RowLink } from '../list-detail.tsx';

export function SiteRow({
  site,
  page,
  items,
  isChosen,
}: {
  site: SiteView;
  page: CharacterPageProps;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { rest, domain } = siteName(site.origin);
  const names = site.accounts.map((address) =>
    isLoginKey(page, address) ? t.itsLoginKey : (nameOfSigner(page.detail, address) ?? shortAddress(address)),
  );
  const [signedIn] = openSignIns(page.detail.signIns, site.origin, Date.now());
  const shown = names.length > 3 ? [...names.slice(0, 2), t.more(names.length - 2)] : names;
  const network = networkName(page.snapshot.networks, site.chainId);
  const freelyTo = (site.freeChains ?? []).map((chainId) => networkName(page.snapshot.networks, chainId));
  return (
    <div class="row tall is-linked" data-testid="site-row" data-origin={site.origin}>
      <SiteTile origin={site.origin} />
      <span class="grow">
        <span class="t whole-name">
          <RowLink route="sites" id={site.origin} isChosen={isChosen}>
            <span class="lighter">{rest}</span>
            {domain}
          </RowLink>
          {site.keptOut && <Tag>{t.blockedByLimits}</Tag>}
        </span>
        <span class="d">
          <WithAddresses
            text={t.inARow([
              site.changedBy === undefined && !site.keptOut ? t.sees(shown) : t.wouldSee(shown),
              t.since(toDate(site.since, Date.now())),
              ...(freelyTo.length > 0 ? [t.switchesTo(freelyTo)] : []),
              ...(signedIn ? [t.signedInOn(toDay(signedIn.signedAt, Date.now()))] : []),
            ])}
          />
        </span>
        {site.signsIn && (
          <span class="d" data-testid="site-signs-in">
            {t.signsYouInUntil(toMoment(site.signsIn.until, Date.now()))}
          </span>
        )}
        {site.nostr && <NostrLine nostr={site.nostr} />}
      </span>
      {/* A site that has a Nostr key alone is on no network. */}
      {site.accounts.length > 0 && <span class="v">{network}</span>}
      <MoreMenu of={domain} items={items} />
    </div>
  );
}

/** The key that a site logs in with, and what it may do with it without a prompt. */
function NostrLine({ nostr }: { nostr: NonNullable<SiteView['nostr']> }) {
  const free = nostr.free.map(({ what, until }) => (until === null ? what : t.freeUntil(what, writeClock(until))));
  const key = <span class="addr" title={nostr.npub}>{`${nostr.npub.slice(0, 12)}…${nostr.npub.slice(-6)}`}</span>;
  return (
    <span class="d" data-testid="site-nostr">
      {free.length > 0 ? t.signsInFreely(key, free) : t.signsInAs(key)}
    </span>
  );
}

const isLoginKey = ({ detail }: CharacterPageProps, address: string): boolean =>
  detail.loginKeys.some((key) => key.address === address.toLowerCase());
