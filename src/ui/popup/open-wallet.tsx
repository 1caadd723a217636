/** The unlocked wallet: band and ribbon on top, and the current view below. Its state is only the navigation. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { SwitcherBand } from '../components/band.tsx';
import { IconButton } from '../components/button.tsx';
import { Lock, Search, Settings2 } from '../components/icon.tsx';
import { loadWhenIdle, PageAt } from '../components/late.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Ribbon } from '../components/ribbon.tsx';
import { useRun } from '../components/toast.tsx';
import { clearPaymentDrafts } from '../payment-draft.ts';
import { useCommand } from '../wallet.tsx';
import { Home } from './home.tsx';
import {
  AccountPage,
  ActivityPage,
  AddItem,
  AddToken,
  AssetPage,
  ItemPage,
  NetworksPage,
  NoOpenCharacter,
  Receive,
  SecretListPage,
  SecretPage,
  Send,
  SendItem,
  SitePage,
  Switcher,
  usedOften,
} from './late-pages.ts';
import { openTab } from './open-tab.ts';
import { PopupSearch } from './popup-search.tsx';
import { useActiveSite } from './use-active-site.ts';
import { useRefreshedBalances } from './use-refreshed-balances.ts';
import { useReturnFocus } from './use-return-focus.ts';
import { type Acting, firstTab, firstView, type HomeTab, networkOf, type SearchOpen, type View } from './view.ts';

export function OpenWallet({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const run = useRun();
  const [view, setView] = useState<View>(firstView);
  const [tab, setTab] = useState<HomeTab>(firstTab);
  const [switching, setSwitching] = useState(false);
  const [searching, setSearching] = useState<SearchOpen>(null);
  const { site, refresh } = useActiveSite();
  const { active, characters } = snapshot;
  useRefreshedBalances(active);
  const character = characters.find(({ id }) => id === active?.id) ?? null;

  useEffect(() => {
    const onHash = () => {
      setView(firstView());
      setTab(firstTab());
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  useEffect(() => loadWhenIdle(usedOften()), []);
  const page = useRef<HTMLElement>(null);
  useReturnFocus(page, view.kind === 'home');

  // After a switch, the open page belongs to the previous character.
  const seen = useRef(character?.id);
  useEffect(() => {
    if (seen.current !== character?.id) setView({ kind: 'home' });
    seen.current = character?.id;
  }, [character?.id]);

  function choose(chosen: CharacterSummary) {
    setSwitching(false);
    if (chosen.state === 'closed') void run(() => openTab(`login?stepUp=${encodeURIComponent(chosen.id)}&close=1`));
    else if (chosen.id !== character?.id) void run(() => command('set-active', { characterId: chosen.id }));
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // `code` instead of `key`: on a Mac, Alt changes what the digit keys type.
      const digit =
        event.altKey && !event.ctrlKey && !event.metaKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
      const chosen = digit === undefined ? undefined : characters[Number(digit) - 1];
      if (chosen === undefined) return;
      event.preventDefault();
      choose(chosen);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  function lock() {
    void clearPaymentDrafts();
    void run(() => command('lock', {}));
  }
  const buttons = (
    <>
      <IconButton icon={Search} label={t.search} testid="open-search" onClick={() => setSearching('search')} />
      <IconButton icon={Lock} label={t.lock} testid="lock" onClick={lock} />
      <IconButton icon={Settings2} label={t.settings} testid="settings" onClick={() => openTab('settings')} />
    </>
  );

  const search = (
    <PopupSearch
      snapshot={snapshot}
      site={site}
      open={searching}
      onOpen={setSearching}
      go={setView}
      goHome={(to) => {
        setView({ kind: 'home' });
        setTab(to);
      }}
      choose={choose}
      lock={lock}
    />
  );
  if (active === null || character === null)
    return (
      <NoOpenCharacter snapshot={snapshot} characters={characters} choose={choose} buttons={buttons} search={search} />
    );

  const acting = {
    snapshot,
    character,
    detail: active,
    network: networkOf(snapshot.networks, active.chainId),
    go: setView,
  };
  return (
    <div class="popup" {...lookAttributes(character.look)}>
      <SwitcherBand
        name={character.name}
        look={character.look}
        expanded={switching}
        onSwitch={() => setSwitching(!switching)}
        right={buttons}
      />
      <Ribbon />
      <main class="view" inert={switching} ref={page}>
        <PageAt place={view} page={pageOf(view, acting, { site, refresh }, tab, setTab)} goBack={setView} />
      </main>
      {switching && (
        <Switcher
          snapshot={snapshot}
          characters={characters}
          activeId={character.id}
          site={site}
          choose={choose}
          onClose={() => setSwitching(false)}
        />
      )}
      {search}
    </div>
  );
}

function pageOf(
  view: View,
  acting: Acting,
  { site, refresh }: ReturnType<typeof useActiveSite>,
  tab: HomeTab,
  setTab: (tab: HomeTab) => void,
) {
  switch (view.kind) {
    case 'home':
      return <Home acting={acting} site={site} tab={tab} setTab={setTab} logins={view.logins} />;
    case 'account':
      return <AccountPage acting={acting} address={view.address} />;
    case 'receive':
      return <Receive acting={acting} address={view.address} />;
    case 'send':
      return <Send acting={acting} from={view.from} token={view.token} />;
    case 'asset':
      return <AssetPage acting={acting} token={view.token} />;
    case 'add-token':
      return <AddToken acting={acting} />;
    case 'item':
      return <ItemPage acting={acting} itemKey={view.key} />;
    case 'send-item':
      return <SendItem acting={acting} itemKey={view.key} />;
    case 'add-item':
      return <AddItem acting={acting} />;
    case 'activity':
      return <ActivityPage acting={acting} id={view.id} />;
    case 'networks':
      return <NetworksPage acting={acting} />;
    case 'site':
      return <SitePage acting={acting} site={site} refresh={refresh} />;
    case 'secrets':
      return <SecretListPage acting={acting} site={site} place={view.logins} />;
    case 'secret':
      return <SecretPage acting={acting} site={site} targetId={view.targetId} search={view.search} />;
  }
}
