/** One character: who opens it, what it holds, and of the active one its accounts and sites. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import { opens } from '../../../../locales/en/ui/pages/settings/opens.ts';
import type { CharacterSummary, CharacterDetail as Held, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Row, Rows } from '../../../components/row.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { siteName } from '../../../site-name.ts';
import { toDate, toMoment } from '../../../words/day.ts';
import { DetailActs } from '../list-detail.tsx';
import { rightOf } from '../opens/connections.ts';
import { characterTold } from '../opens/told.ts';
import { detailPath, settingsPath } from '../settings-routes.ts';

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
          <Icon node={Waypoints} size={17} /> {t.whatOpensIt}
        </a>
      </div>
      <FactList tall>
        <FactRow name={t.state}>{stateOf(character)}</FactRow>
        <FactRow name={t.levels}>{levels.length === 0 ? t.none : opens.few(levels.map(({ name }) => name))}</FactRow>
        <FactRow name={t.limits}>{t.limitsFor(limited.map(({ name }) => name))}</FactRow>
        {state !== 'closed' && (
          <>
            <FactRow name={t.accounts}>{accountCount}</FactRow>
            <FactRow name={t.connectedSites}>{siteCount}</FactRow>
          </>
        )}
      </FactList>
      <DetailActs items={items.filter(({ disabled }) => disabled !== true)} />
      {snapshot.active?.id === id && <Belongings held={snapshot.active} />}
    </>
  );
}

function stateOf({ state, openUntil }: CharacterSummary): string {
  if (state === 'closed') return t.closed;
  if (state === 'viewed') return t.viewOnly;
  return openUntil === null ? t.open : t.openUntil(toMoment(openUntil, Date.now()));
}

/** What is known of the active character alone. */
const Belongings = ({ held: { accounts, sites } }: { held: Held }) => (
  <>
    {accounts.length > 0 && (
      <>
        <h3 class="h3">{t.accounts}</h3>
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
        <Rest count={accounts.length} route="accounts" name={t.allAccounts} />
      </>
    )}
    {sites.length > 0 && (
      <>
        <h3 class="h3">{t.sites}</h3>
        <Rows>
          {sites.slice(0, MOST).map(({ origin, since }) => (
            <Row
              key={origin}
              lead={<SiteTile origin={origin} />}
              title={siteName(origin).domain}
              detail={t.since(toDate(since, Date.now()))}
              href={`#/${detailPath('sites', origin)}`}
            />
          ))}
        </Rows>
        <Rest count={sites.length} route="sites" name={t.allSites} />
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
