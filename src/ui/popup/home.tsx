/** The home page: the current site, notices, balance, actions, and tabs with accounts, assets and activity. */
import { useState } from 'preact/hooks';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { ActiveSite } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { ArrowDownLeft, ArrowUpRight } from '../components/icon.tsx';
import { PageAt } from '../components/late.tsx';
import { useTakesLong } from '../components/spinner.tsx';
import { Tabs } from '../components/tabs.tsx';
import type { FirstStep } from '../first-steps/first-steps.ts';
import { StepsPlace } from '../first-steps/steps-place.tsx';
import { AccountList } from './account-list.tsx';
import { HomeNotices, NetworkNotice } from './home-notices.tsx';
import { ActivityList, AssetList, NoAccount, SecretList } from './late-pages.ts';
import { NetworkLine } from './network-line.tsx';
import { openTab } from './open-tab.ts';
import { SiteStrip } from './site-strip.tsx';
import { TotalBalance } from './total-balance.tsx';
import { type Acting, canPay, type HomeTab, type LoginsPlace } from './view.ts';

const tabs = (): readonly { value: HomeTab; name: string }[] => [
  { value: 'accounts', name: t.accounts },
  { value: 'assets', name: t.assets },
  { value: 'activity', name: t.activity },
  { value: 'logins', name: t.logins },
];

export function Home(props: {
  acting: Acting;
  site: ActiveSite | null;
  tab: HomeTab;
  setTab: (tab: HomeTab) => void;
  /** The person comes back from one of the logins. */
  logins: LoginsPlace | undefined;
}) {
  const { acting, site } = props;
  const { character, detail, go } = acting;
  const viewed = character.state === 'viewed';
  const [search, setSearch] = useState('');
  const waiting = detail.total === null && detail.networkAnswers !== false;
  const slow = useTakesLong(waiting);
  const canSend = canPay(acting) && detail.accounts.some(({ kind }) => kind !== 'watch');

  const panel = () => {
    switch (props.tab) {
      case 'accounts':
        return <AccountList acting={acting} search={search} setSearch={setSearch} />;
      case 'assets':
        return <AssetList acting={acting} />;
      case 'activity':
        return <ActivityList acting={acting} activity={detail.activity} />;
      case 'logins':
        return <SecretList acting={acting} site={site} place={props.logins} />;
    }
  };

  return (
    <>
      {site !== null && <SiteStrip site={site} acting={acting} />}
      {detail.accounts.length === 0 && !viewed ? (
        <NoAccount acting={acting} />
      ) : (
        <>
          <div class="body" aria-busy={waiting}>
            <HomeNotices acting={acting} />
            <TotalBalance acting={acting} />
            <div class={viewed ? 'after' : 'foot acts-2'}>
              {!viewed && (
                <Button
                  weight="primary"
                  icon={ArrowUpRight}
                  testid="send"
                  disabled={!canSend}
                  onClick={() => go({ kind: 'send', from: null })}
                >
                  {t.send}
                </Button>
              )}
              <Button
                icon={ArrowDownLeft}
                wide={viewed}
                testid="receive"
                onClick={() => go({ kind: 'receive', address: null })}
              >
                {t.receive}
              </Button>
            </div>
            <StepsPlace snapshot={acting.snapshot} onStep={(step) => goToStep(step, acting, site)} />
            <Tabs label={t.tabs} value={props.tab} tabs={tabs()} onChange={props.setTab}>
              {props.tab !== 'logins' && <NetworkLine acting={acting} />}
              <PageAt place={props.tab} page={panel()} goBack={props.setTab} />
            </Tabs>
          </div>
          <NetworkNotice acting={acting} slow={slow} />
        </>
      )}
    </>
  );
}

function goToStep(step: FirstStep['id'], { go }: Acting, site: ActiveSite | null): void {
  if (step === 'funds') go({ kind: 'receive', address: null });
  else if (step === 'site' && site !== null) go({ kind: 'site' });
  else void openTab(step === 'site' ? 'settings/sites' : 'settings/login-methods/add');
}
