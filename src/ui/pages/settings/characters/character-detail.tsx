/** One character: who opens it, what it holds, and of the active one its accounts and sites. */

import { toListing } from '../../../../locales/en/grammar.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import type { CharacterSummary, CharacterDetail as Held, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Row, Rows } from '../../../components/row.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { toDate, toMoment } from '../../../words/day.ts';
import { DetailActs, detailPath } from '../list-detail.tsx';
import { rightOf } from '../opens/connections.ts';
import { characterTold, fewNames } from '../opens/told.ts';
import { settingsPath } from '../settings-routes.ts';

/** How many of its accounts and of its sites are shown. */
const MOST = 5;

export function CharacterDetail({
  snapshot,
  character,
  items,
}: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  /** What is not possible now is left out. */
  items: readonly MenuItem[];
}) {
  const { id, state, accountCount, siteCount } = character;
  const levels = snapshot.levels.filter((level) => rightOf(level, id) !== null);
  const limited = snapshot.levels.filter((level) =>
    snapshot.signing.some(({ levelId, characterId }) => levelId === level.id && characterId === id),
  );
  return (
    <>
      <p>{characterTold(snapshot, character)}</p>
      <div class="acts-row">
        <a class="btn secondary s" href={`#/${settingsPath(`opens/character/${encodeURIComponent(id)}`)}`}>
          <Icon node={Waypoints} size={17} /> What opens it
        </a>
      </div>
      <FactList tall>
        <FactRow name="State">{stateOf(character)}</FactRow>
        <FactRow name="Levels">{levels.length === 0 ? 'None' : fewNames(levels.map(({ name }) => name))}</FactRow>
        <FactRow name="Limits">
          {limited.length === 0 ? 'None' : `For the level ${toListing(limited.map(({ name }) => name))}`}
        </FactRow>
        {state !== 'closed' && (
          <>
            <FactRow name="Accounts">{accountCount}</FactRow>
            <FactRow name="Connected sites">{siteCount}</FactRow>
          </>
        )}
      </FactList>
      <DetailActs items={items.filter(({ disabled }) => disabled !== true)} />
      {snapshot.active?.id === id && <Belongings held={snapshot.active} />}
    </>
  );
}

function stateOf({ state, openUntil }: CharacterSummary): string {
  if (state === 'closed') return 'Closed';
  if (state === 'viewed') return 'View only';
  return openUntil === null ? 'Open' : `Open until ${toMoment(openUntil, Date.now())}`;
}

/** What is known of the active character alone. */
const Belongings = ({ held: { accounts, sites } }: { held: Held }) => (
  <>
    {accounts.length > 0 && (
      <>
        <h3 class="h3">Accounts</h3>
        <Rows>
          {accounts.slice(0, MOST).map(({ address, name }) => (
            <Row
              key={address}
              lead={<Avatar address={address} />}
              title={name}
              detail={<ShortAddress address={address} />}
              href={`#/${detailPath('accounts', address)}`}
            />
          ))}
        </Rows>
        <Rest count={accounts.length} route="accounts" name="All accounts" />
      </>
    )}
    {sites.length > 0 && (
      <>
        <h3 class="h3">Sites</h3>
        <Rows>
          {sites.slice(0, MOST).map(({ origin, since }) => (
            <Row
              key={origin}
              lead={<SiteTile origin={origin} />}
              title={siteName(origin).domain}
              detail={`Since ${toDate(since, Date.now())}`}
              href={`#/${detailPath('sites', origin)}`}
            />
          ))}
        </Rows>
        <Rest count={sites.length} route="sites" name="All sites" />
      </>
    )}
  </>
);

const Rest = ({ count, route, name }: { count: number; route: string; name: string }) =>
  count <= MOST ? null : (
    <p class="small">
      <a href={`#/${settingsPath(route)}`}>{name}</a>
    </p>
  );
