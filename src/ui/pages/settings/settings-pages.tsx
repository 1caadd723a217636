/** The settings: maps the rest of the route to one page, beside the rail. */
import { useEffect, useRef } from 'preact/hooks';
import { unreachable } from '../../../lib/errors.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { late } from '../../components/late.tsx';
import { OffersPersonal } from '../../methods/password/personal.tsx';
import { useUnlocked } from '../../wallet.tsx';
import { AccountsPage } from './accounts/accounts.tsx';
import { ApprovalsPage } from './approvals/approvals.tsx';
import { BackupPage } from './backup/backup.tsx';
import { CharacterPage } from './characters/character.tsx';
import { CharactersPage } from './characters/characters.tsx';
import { AddComputerPage } from './computers/add-computer.tsx';
import { DevicesPage } from './computers/devices.tsx';
import { AddressBookPage } from './contacts/address-book.tsx';
import { focusRow, foundAt } from './found.ts';
import { HistoryPage } from './history/history.tsx';
import { IdentitiesPage } from './identities/identities.tsx';
import { RemoveIdentityPage } from './identities/remove-identity.tsx';
import { LevelsPage } from './levels/levels.tsx';
import { LimitsPage } from './limits/limits.tsx';
import { chosenOf } from './list-detail.tsx';
import { LossPages } from './loss/loss-pages.tsx';
import { MemberPages } from './members/member-pages.tsx';
import { MethodPages } from './methods/method-pages.tsx';
import { NetworksPage } from './networks/networks.tsx';
import { NoOpenCharacter } from './no-open-character.tsx';
import { PreferencesPage } from './preferences/preferences.tsx';
import { Rail } from './rail.tsx';
import { ServerPage } from './server/server.tsx';
import { type OwnRoute, parseSettingsRoute, type SettingsRoute } from './settings-routes.ts';
import { SitesPage } from './sites/sites.tsx';
import { ViewedPage } from './viewed-page.tsx';
import '../../style/settings.css';

/** `route`: the path after `#/settings/`. Renders nothing while the wallet locks. */
export function SettingsPages({ route }: { route: string }) {
  const snapshot = useUnlocked();
  const { place, rest } = parseSettingsRoute(route);
  const content = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const at = foundAt();
  // A screen reader starts at the new page's heading. On the first page the focus stays where the browser put it.
  useEffect(() => {
    const isFirst = first.current;
    first.current = false;
    if (at !== null && focusRow(content.current, at)) return;
    if (isFirst) return;
    // A page that has put the focus somewhere, such as into its first field, knows better.
    if (document.activeElement === content.current || !content.current?.contains(document.activeElement)) {
      window.scrollTo(0, 0);
      content.current?.focus({ preventScroll: true });
    }
  }, [place, rest, at]);
  if (snapshot === null) return null;
  return (
    <div class="tab">
      <Rail snapshot={snapshot} place={place} />
      <div ref={content} tabIndex={-1} class="content">
        <OffersPersonal.Provider value={snapshot.identity.type !== 'virtual'}>
          <Place key={keyOf(place, rest)} snapshot={snapshot} place={place} rest={rest} />
        </OffersPersonal.Provider>
      </div>
    </div>
  );
}

/** Pages that keep their state where only the rest of the route changes. */
const KEEPS: readonly SettingsRoute[] = ['logins', 'opens'];

/** A list stays the same page whichever of its rows is chosen. */
const keyOf = (place: SettingsRoute, rest: string): string =>
  KEEPS.includes(place) || chosenOf(rest) !== null ? `${place}/` : `${place}/${rest}`;

const shownOf = ({ active, characters }: UnlockedSnapshot) => characters.find(({ id }) => id === active?.id) ?? null;

interface PlaceProps {
  snapshot: UnlockedSnapshot;
  place: SettingsRoute;
  rest: string;
}

function Place({ snapshot, place, rest }: PlaceProps) {
  switch (place) {
    case 'characters':
      return rest === '' || chosenOf(rest) !== null ? (
        <CharactersPage snapshot={snapshot} rest={rest} />
      ) : (
        <CharacterPage snapshot={snapshot} which={rest} />
      );
    case 'login-methods':
      return <MethodPages snapshot={snapshot} rest={rest} />;
    case 'members':
      return <MemberPages snapshot={snapshot} rest={rest} />;
    case 'levels':
      return <LevelsPage snapshot={snapshot} rest={rest} />;
    case 'opens':
      return <OpensPage snapshot={snapshot} rest={rest} />;
    case 'devices':
      return rest === 'add' ? <AddComputerPage snapshot={snapshot} /> : <DevicesPage snapshot={snapshot} rest={rest} />;
    case 'lost':
      return <LossPages snapshot={snapshot} rest={rest} />;
    case 'server':
      return <ServerPage snapshot={snapshot} />;
    case 'backup':
      return <BackupPage snapshot={snapshot} />;
    case 'networks':
      return (
        <NetworksPage
          networks={snapshot.networks}
          character={shownOf(snapshot)}
          testNetworks={snapshot.settings.testNetworks}
          rest={rest}
        />
      );
    case 'identities':
      return rest === 'remove' ? <RemoveIdentityPage snapshot={snapshot} /> : <IdentitiesPage snapshot={snapshot} />;
    case 'preferences':
      return <PreferencesPage snapshot={snapshot} />;
    case 'accounts':
    case 'history':
    case 'sites':
    case 'approvals':
    case 'limits':
    case 'address-book':
    case 'logins':
      return <OwnPlace snapshot={snapshot} place={place} rest={rest} />;
    default:
      return unreachable(place);
  }
}

const BringPages = late(() => import('./accounts/bring/bring-pages.tsx').then((module) => module.BringPages));
const OpensPage = late(() => import('./opens/opens-page.tsx').then((module) => module.OpensPage));
const LoginsPages = late(() => import('./secrets/logins-pages.tsx').then((module) => module.LoginsPages));

/** Pages of the character that acts. */
function OwnPlace(props: { snapshot: UnlockedSnapshot; place: OwnRoute; rest: string }) {
  const { snapshot, place } = props;
  const detail = snapshot.active;
  const character = shownOf(snapshot);
  if (detail === null || character === null) return <NoOpenCharacter />;
  const own = { snapshot, character, detail, key: detail.id };
  if (character.state === 'viewed' && place !== 'history') return <ViewedPage {...own} place={place} />;
  switch (place) {
    case 'accounts':
      if (/^import(\/|$)/.test(props.rest)) return <BringPages {...own} rest={props.rest.slice('import/'.length)} />;
      return <AccountsPage {...own} rest={props.rest} />;
    case 'history':
      return <HistoryPage {...own} rest={props.rest} />;
    case 'sites':
      return <SitesPage {...own} rest={props.rest} />;
    case 'approvals':
      return <ApprovalsPage {...own} rest={props.rest} />;
    case 'limits':
      return <LimitsPage {...own} />;
    case 'address-book':
      return <AddressBookPage {...own} rest={props.rest} />;
    case 'logins':
      return <LoginsPages {...own} rest={props.rest} />;
    default:
      return unreachable(place);
  }
}
