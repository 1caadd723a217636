/** The settings: maps the rest of the route to one page, beside the rail. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { useLoaded } from '../../components/late.tsx';
import { backTo } from '../../location.ts';
import { OffersPersonal } from '../../methods/password/offers-personal.ts';
import { useUnlocked } from '../../wallet.tsx';
import { focusRow, foundAt } from './found.ts';
import { NoOpenCharacter, OF_CHARACTER, OF_IDENTITY, ViewedPage } from './late-pages.ts';
import { Rail } from './rail.tsx';
import {
  chosenOf,
  type IdentityRoute,
  type OwnRoute,
  parseSettingsRoute,
  type SettingsRoute,
} from './settings-routes.ts';
import '../../style/settings.css';

/** `route`: the path after `#/settings/`. Renders nothing while the wallet locks. */
export function SettingsPages({ route }: { route: string }) {
  const snapshot = useUnlocked();
  return snapshot === null ? null : <Settings snapshot={snapshot} {...parseSettingsRoute(route)} />;
}

interface PlaceProps {
  snapshot: UnlockedSnapshot;
  place: SettingsRoute;
  rest: string;
}

function Settings(props: PlaceProps) {
  const { snapshot, place, rest } = props;
  const content = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const shown = useLoaded({ page: pageOf(props), place, rest, at: foundAt(), hash: location.hash }, backTo);
  // A screen reader starts at the new page's heading. On the first page the focus stays where the browser put it.
  useEffect(() => {
    if (shown === null) return;
    const isFirst = first.current;
    first.current = false;
    if (shown.at !== null && focusRow(content.current, shown.at)) return;
    if (isFirst) return;
    // A page that has put the focus somewhere, such as into its first field, knows better.
    if (document.activeElement === content.current || !content.current?.contains(document.activeElement)) {
      window.scrollTo(0, 0);
      const heading = content.current?.querySelector('h1');
      (heading ?? content.current)?.focus({ preventScroll: true });
    }
  }, [shown?.place, shown?.rest, shown?.at]);
  return (
    <div class="tab">
      <button type="button" class="skip" onClick={() => content.current?.querySelector('h1')?.focus()}>
        {t.skipToPage}
      </button>
      <Rail snapshot={snapshot} place={place} />
      <div ref={content} tabIndex={-1} class="content">
        <OffersPersonal.Provider value={snapshot.identity.type !== 'virtual'}>{shown?.page}</OffersPersonal.Provider>
      </div>
    </div>
  );
}

/** Pages that keep their state where only the rest of the route changes. */
const KEEPS: readonly SettingsRoute[] = ['logins', 'opens'];

/** A list stays the same page whichever of its rows is chosen. */
const keyOf = (place: SettingsRoute, rest: string): string =>
  KEEPS.includes(place) || chosenOf(rest) !== null ? `${place}/` : `${place}/${rest}`;

const isOfIdentity = (place: SettingsRoute): place is IdentityRoute => place in OF_IDENTITY;

function pageOf({ snapshot, place, rest }: PlaceProps): VNode {
  const key = keyOf(place, rest);
  if (!isOfIdentity(place)) return ownPageOf({ snapshot, place, rest }, key);
  const Page = OF_IDENTITY[place](rest);
  return <Page key={key} snapshot={snapshot} rest={rest} />;
}

/** A page of the character that acts; another character has a page of its own. */
function ownPageOf({ snapshot, place, rest }: PlaceProps & { place: OwnRoute }, key: string): VNode {
  const detail = snapshot.active;
  const character = snapshot.characters.find(({ id }) => id === detail?.id);
  if (detail === null || character === undefined) return <NoOpenCharacter key={key} />;
  const own = { snapshot, character, detail };
  const ownKey = `${detail.id} ${key}`;
  if (character.state === 'viewed' && place !== 'history') return <ViewedPage key={ownKey} {...own} place={place} />;
  const Page = OF_CHARACTER[place](rest);
  return <Page key={ownKey} {...own} rest={rest} />;
}
