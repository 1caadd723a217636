/** The tab of site logins and notes: those of the open site first, a search from nine entries on. Loaded when it is shown. */
import { useState } from 'preact/hooks';
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Icon, KeyRound, Plus, Search } from '../../components/icon.tsx';
import { Row, Rows, Tag } from '../../components/row.tsx';
import { hostOf } from '../../components/site-tile.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { EntryMark } from '../../secrets/entry-mark.tsx';
import { forSite, matching } from '../../secrets/match.ts';
import { useSecrets } from '../../secrets/use-secrets.ts';
import { openTab } from '../open-tab.ts';
import type { Acting } from '../view.ts';

const SEARCH_FROM = 9;
/** How many rows are drawn at first, and with each *Show more*. */
const ROWS = 60;

export function SecretList({ acting, site }: { acting: Acting; site: ActiveSite | null }) {
  const { character, detail } = acting;
  const { entries, problem } = useSecrets(detail);
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(ROWS);
  if (problem !== null)
    return (
      <p class="small bad center" role="alert">
        {problem}
      </p>
    );
  if (entries === null) return <Skeleton width={240} />;
  const viewed = character.state === 'viewed';
  if (entries.length === 0)
    return viewed ? <p class="small center none">No logins or notes.</p> : <NoEntry name={character.name} />;
  const searchable = entries.length >= SEARCH_FROM;
  const { here, others } = forSite(searchable ? matching(entries, search) : entries, site?.origin ?? null);
  const shown = others.slice(0, most);
  return (
    <>
      {searchable && (
        <div class="input tight find">
          <Icon node={Search} size={17} />
          <input
            type="search"
            placeholder={`Search ${entries.length} logins and notes`}
            aria-label="Search logins and notes"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      {here.length > 0 && (
        <div class="entry-group">
          <p class="label">For {hostOf(site?.origin ?? '')}</p>
          <Entries entries={here} acting={acting} />
        </div>
      )}
      {shown.length > 0 && (
        <div class="entry-group">
          {here.length > 0 && <p class="label">Everything else</p>}
          <Entries entries={shown} acting={acting} />
        </div>
      )}
      {here.length + others.length === 0 && <p class="small center none">Nothing matches “{search.trim()}”.</p>}
      {others.length > shown.length && (
        <Button weight="quiet" wide class="after" onClick={() => setMost(most + ROWS)}>
          Show more ({others.length - shown.length})
        </Button>
      )}
      {viewed ? (
        <p class="small">Names only: this login can’t open passwords, codes or notes of {character.name}.</p>
      ) : (
        <Button
          weight="quiet"
          wide
          class="after"
          icon={Plus}
          testid="add-secret"
          onClick={() => openTab('settings/logins')}
        >
          Add or import
        </Button>
      )}
    </>
  );
}

function Entries({ entries, acting }: { entries: readonly SecretView[]; acting: Acting }) {
  return (
    <Rows>
      {entries.map((entry) => (
        <Row
          key={entry.targetId}
          lead={<EntryMark entry={entry} />}
          title={entry.name}
          detail={<span class="clip block">{entry.kind === 'note' ? 'Note' : entry.user || 'No user name'}</span>}
          value={
            entry.offeredBy !== null ? (
              <Tag>Offered</Tag>
            ) : entry.exposedSince !== null ? (
              <Tag tone="caution">Exposed</Tag>
            ) : undefined
          }
          testid="secret-row"
          data={{ 'data-name': entry.name, 'data-user': entry.user }}
          onClick={
            acting.character.state === 'viewed'
              ? undefined
              : () => acting.go({ kind: 'secret', targetId: entry.targetId })
          }
        />
      ))}
    </Rows>
  );
}

const NoEntry = ({ name }: { name: string }) => (
  <Empty
    mark={<Icon node={KeyRound} size={24} />}
    title="No logins or notes yet"
    text={`Passwords, two-step codes and notes of ${name}. Other characters do not see them.`}
  >
    <Button weight="primary" wide icon={Plus} testid="add-secret" onClick={() => openTab('settings/logins')}>
      Add or import
    </Button>
  </Empty>
);
