/** One connected site: its network, the accounts it sees, when it was connected, and what it may do without a prompt. */

import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { loginKeyFor } from '../../../../messaging/login-key.ts';
import { menuNetworks, networkName } from '../../../../messaging/network-view.ts';
import type { SiteView } from '../../../../messaging/place-views.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { SiteAccounts } from '../../../components/site-accounts.tsx';
import { SiteNetwork } from '../../../components/site-network.tsx';
import { siteName } from '../../../site-name.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate, toDayAlone, toMoment } from '../../../words/day.ts';
import { openSignIns } from '../../../words/sign-in.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Problem } from '../frame.tsx';
import { DetailActs } from '../list-detail.tsx';

export function SiteDetail(props: {
  site: SiteView;
  page: CharacterPageProps;
  items: readonly MenuItem[];
  /** Runs a change, and says `done` afterwards. */
  act: (done: string, what: () => Promise<unknown>) => Promise<void>;
}) {
  const { site, page, items, act } = props;
  const { origin, accounts, chainId, freeChains = [], signsIn } = site;
  const { networks } = page.snapshot;
  const command = useCommand();
  const [signedIn] = openSignIns(page.detail.signIns, origin, Date.now());
  const change = (wanted: number) =>
    act(t.usesNetwork(siteName(origin).domain, networkName(networks, wanted)), () =>
      command('set-site-network', { characterId: page.character.id, origin, chainId: wanted }),
    );
  return (
    <>
      {accounts.length > 0 && (
        <SiteNetwork
          networks={menuNetworks(networks, chainId)}
          chainId={chainId}
          onChoose={(one) => void change(one)}
        />
      )}
      <FactList tall>
        <FactRow name={t.connectedSince}>{toDate(site.since, Date.now())}</FactRow>
        {freeChains.length > 0 && (
          <FactRow name={t.switchesFreelyTo}>{t.networks(freeChains.map((one) => networkName(networks, one)))}</FactRow>
        )}
        {signedIn && <FactRow name={t.signedIn}>{toDayAlone(signedIn.signedAt, Date.now())}</FactRow>}
        {signsIn && <FactRow name={t.signsInUntil}>{toMoment(signsIn.until, Date.now())}</FactRow>}
      </FactList>
      <h3 class="h3">{t.accountsItSees}</h3>
      <ChooseAccounts site={site} page={page} />
      {/* The network and the accounts are chosen above. */}
      <DetailActs
        items={items.filter(({ checked, testid }) => checked === undefined && testid !== 'choose-accounts')}
      />
    </>
  );
}

/** The accounts of the character; those that the site sees are ticked. */
export function ChooseAccounts({ site, page }: { site: SiteView; page: CharacterPageProps }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <>
      <SiteAccounts
        accounts={page.detail.accounts}
        seen={site.accounts}
        loginKey={loginKeyFor(page.detail, site.origin)}
        busy={busy}
        onChange={(accounts) =>
          void run(() =>
            command('set-site-accounts', { characterId: page.character.id, origin: site.origin, accounts }),
          )
        }
      />
      <Problem text={problem} />
    </>
  );
}
