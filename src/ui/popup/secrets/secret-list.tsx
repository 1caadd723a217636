/** The tab of site logins and notes: those of the open site first, a search from nine entries on. Loaded when it is shown. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
import { popupSecrets as t } from '../../../locales/en/ui/popup/secrets.ts';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Icon, KeyRound, Plus } from '../../components/icon.tsx';
import { Rows } from '../../components/row.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { hostOf } from '../../components/site-tile.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import { EntrySearch, NothingFound } from '../../secrets/entry-search.tsx';
import { forSite, matching, searchable } from '../../secrets/match.ts';
import { NearlyFull } from '../../secrets/nearly-full.tsx';
import { onRowKey, rowsOf } from '../../secrets/row-keys.ts';
import { useClipboardCleared } from '../../secrets/use-clipboard-cleared.ts';
import { useSecrets } from '../../secrets/use-secrets.ts';
import { openTab } from '../open-tab.ts';
import type { Acting, LoginsPlace } from '../view.ts';
import { EntryLine, ViewedLine } from './entry-line.tsx';

const SEARCH_FROM = 9;
/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 20;

export function SecretList(props: { acting: Acting; site: ActiveSite | null; place: LoginsPlace | undefined }) {
  const { acting, site, place } = props;
  const { character, detail } = acting;
  const { entries, taken, problem } = useSecrets(detail);
  const [search, setSearch] = useState(place?.search ?? '');
  const growing = useGrowing(ROWS, search);
  const all = useMemo(() => searchable(entries ?? []), [entries]);
  const list = useRef<HTMLDivElement>(null);
  useClipboardCleared();
  const isHere = entries !== null;
  // Back from an entry, the focus is on its row again.
  useEffect(() => {
    if (!isHere || place === undefined) return;
    rowsOf(list.current)
      .find((row) => row.dataset.entry === place.targetId)
      ?.focus();
  }, [isHere, place]);
  if (problem !== null)
    return (
      <p class="small bad center" role="alert">
        {problem}
      </p>
    );
  if (entries === null) return <Skeleton width={240} />;
  const viewed = character.state === 'viewed';
  if (entries.length === 0)
    return viewed ? <p class="small center none">{t.noLoginsOrNotes}</p> : <NoEntry name={character.name} />;
  const isLong = entries.length >= SEARCH_FROM;
  const { here, others } = forSite(matching(all, isLong ? search : ''), site?.origin ?? null);
  const shown = others.slice(0, growing.most);
  const open = ({ targetId }: SecretView) => acting.go({ kind: 'secret', targetId, search });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of the buttons inside
    <div ref={list} onKeyDown={onRowKey}>
      {isLong && (
        <EntrySearch
          class="find"
          count={entries.length}
          found={here.length + others.length}
          value={search}
          onValue={setSearch}
        />
      )}
      {!viewed && <NearlyFull name={character.name} taken={taken} />}
      {here.length > 0 && (
        <div class="entry-group">
          <p class="label">{t.forSite(hostOf(site?.origin ?? ''))}</p>
          <Entries entries={here} acting={acting} isHere onOpen={open} />
        </div>
      )}
      {shown.length > 0 && (
        <div class="entry-group">
          {here.length > 0 && <p class="label">{t.everythingElse}</p>}
          <Entries entries={shown} acting={acting} isHere={false} onOpen={open} />
        </div>
      )}
      {here.length + others.length === 0 && <NothingFound search={search} onClear={() => setSearch('')} />}
      <ShowMore growing={growing} of={others.length} wide class="after" />
      {viewed ? (
        <p class="small">{t.namesOnly(character.name)}</p>
      ) : (
        <Button
          weight="quiet"
          wide
          class="after"
          icon={Plus}
          testid="add-secret"
          onClick={() => openTab('settings/logins')}
        >
          {t.addOrImport}
        </Button>
      )}
    </div>
  );
}

const Entries = (props: {
  entries: readonly SecretView[];
  acting: Acting;
  isHere: boolean;
  onOpen: (entry: SecretView) => void;
}) => (
  <Rows>
    {props.entries.map((entry) =>
      props.acting.character.state === 'viewed' ? (
        <ViewedLine key={entry.targetId} entry={entry} />
      ) : (
        <EntryLine
          key={entry.targetId}
          entry={entry}
          characterId={props.acting.character.id}
          isHere={props.isHere}
          onOpen={() => props.onOpen(entry)}
        />
      ),
    )}
  </Rows>
);

const NoEntry = ({ name }: { name: string }) => (
  <Empty mark={<Icon node={KeyRound} size={24} />} title={t.nothingYet} text={t.nothingYetText(name)}>
    <Button weight="primary" wide icon={Plus} testid="add-secret" onClick={() => openTab('settings/logins')}>
      {t.addOrImport}
    </Button>
  </Empty>
);
