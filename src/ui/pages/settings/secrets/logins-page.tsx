/** The site logins and notes of the active character: list with search, and the ways to make new ones. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Download, FileText, Plus } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { goTo } from '../../../location.ts';
import { EntrySearch, NothingFound } from '../../../secrets/entry-search.tsx';
import { matching, searchable } from '../../../secrets/match.ts';
import { NearlyFull } from '../../../secrets/nearly-full.tsx';
import { onRowKey, rowsOf } from '../../../secrets/row-keys.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame } from '../frame.tsx';
import { EntryRow } from './entry-row.tsx';
import { RemoveEntry } from './remove-entry.tsx';
import { ShareEntry } from './share-entry.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 30;

interface LoginsPageProps extends CharacterPageProps {
  entries: readonly SecretView[];
  taken: number;
  search: string;
  onSearch: (search: string) => void;
  /** The entry that was open before: its row gets the focus. */
  opened: string | null;
}

export function LoginsPage(props: LoginsPageProps) {
  const { snapshot, character, entries, taken, search, opened } = props;
  const growing = useGrowing(ROWS, search);
  const [open, setOpen] = useState<{ act: 'share' | 'remove'; entry: SecretView } | null>(null);
  const list = useRef<HTMLElement>(null);
  const all = useMemo(() => searchable(entries), [entries]);
  const found = matching(all, search);
  const shown = found.slice(0, growing.most);
  // What was just saved or removed shows in the next list. `all` is among the dependencies because it says that there is one.
  const awaited = useRef<string | number | null>(opened);
  useEffect(() => {
    const { current: wanted } = awaited;
    if (wanted === null || list.current?.contains(document.activeElement) === true) return;
    const rows = rowsOf(list.current);
    const row =
      typeof wanted === 'number'
        ? (rows[wanted] ?? rows.at(-1) ?? list.current?.querySelector<HTMLElement>('button'))
        : rows.find((one) => one.dataset.entry === wanted);
    if (!row) return;
    awaited.current = null;
    row.focus();
  }, [all]);

  function closeRemoval(isRemoved: boolean) {
    // The focus goes to the row that comes in its place.
    if (isRemoved) awaited.current = found.findIndex(({ targetId }) => targetId === open?.entry.targetId);
    setOpen(null);
  }

  return (
    <Frame title={t.listTitle} lede={t.listLede(character.name)} look={character.look} testid="logins">
      {taken > 0 && (
        <section class="narrow when-full">
          <NearlyFull name={character.name} taken={taken} />
        </section>
      )}
      {entries.length === 0 ? (
        <section ref={list}>
          <div class="rows">
            <Empty mark={<Mask shape={character.look.mask} size={56} />} title={t.noneYet} text={t.noneYetHelp}>
              <NewEntries />
            </Empty>
          </div>
        </section>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of the buttons inside
        <section ref={list} onKeyDown={onRowKey}>
          <NewEntries />
          <EntrySearch
            class="entry-find"
            count={entries.length}
            found={found.length}
            value={search}
            onValue={props.onSearch}
          />
          {found.length === 0 ? (
            <NothingFound search={search} onClear={() => props.onSearch('')} />
          ) : (
            <ul class="rows">
              {shown.map((entry) => (
                <li key={entry.targetId}>
                  <EntryRow
                    entry={entry}
                    character={character}
                    isAlone={snapshot.characters.length < 2}
                    onShare={() => setOpen({ act: 'share', entry })}
                    onRemove={() => setOpen({ act: 'remove', entry })}
                  />
                </li>
              ))}
            </ul>
          )}
          <ShowMore growing={growing} of={found.length} />
        </section>
      )}
      {open?.act === 'share' && (
        <ShareEntry
          entry={open.entry}
          character={character}
          characters={snapshot.characters}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.act === 'remove' && <RemoveEntry entry={open.entry} character={character} onClose={closeRemoval} />}
    </Frame>
  );
}

/** Above the list: below a long one nobody would find them. */
const NewEntries = () => (
  <div class="acts-row new-entries">
    <Button weight="primary" icon={Plus} onClick={() => goTo('settings/logins/new')} testid="new-login">
      {t.addLogin}
    </Button>
    <Button icon={FileText} onClick={() => goTo('settings/logins/new-note')} testid="new-note">
      {t.addNote}
    </Button>
    <Button icon={Download} onClick={() => goTo('settings/logins/import')} testid="import-logins">
      {t.importFile}
    </Button>
  </div>
);
