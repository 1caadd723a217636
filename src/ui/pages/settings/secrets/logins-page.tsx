/** The site logins and notes of the active character: list with search, the details of the chosen one, and the ways to make new ones. */
import { useMemo, useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Download, FileText, Pencil, Plus, Share2, Trash2 } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { goTo } from '../../../location.ts';
import { EntrySearch, NothingFound } from '../../../secrets/entry-search.tsx';
import { matching, searchable } from '../../../secrets/match.ts';
import { NearlyFull } from '../../../secrets/nearly-full.tsx';
import { onRowKey } from '../../../secrets/row-keys.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { ListDetail } from '../list-detail.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { EntryRow } from './entry-row.tsx';
import { RemoveEntry } from './remove-entry.tsx';
import { ShareEntry } from './share-entry.tsx';
import { useRowFocus } from './use-row-focus.ts';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 30;

interface LoginsPageProps extends CharacterPageProps {
  entries: readonly SecretView[];
  taken: number;
  search: string;
  onSearch: (search: string) => void;
  /** The entry that was open before: its row gets the focus. */
  opened: string | null;
  /** Id of the entry whose details are shown. */
  chosen: string | null;
}

export function LoginsPage(props: LoginsPageProps) {
  const { snapshot, character, entries, taken, search } = props;
  const growing = useGrowing(ROWS, search);
  const [open, setOpen] = useState<{ act: 'share' | 'remove'; entry: SecretView } | null>(null);
  const all = useMemo(() => searchable(entries), [entries]);
  const found = matching(all, search);
  const shown = found.slice(0, growing.most);
  const chosen = entries.find(({ targetId, offeredBy }) => targetId === props.chosen && offeredBy === null) ?? null;
  const { list, awaitPlace } = useRowFocus(all, props.opened, chosen?.targetId ?? null);
  const itemsFor = (entry: SecretView): MenuItem[] =>
    itemsOf(entry, { isAlone: snapshot.characters.length < 2, onAct: (act) => setOpen({ act, entry }) });

  function closeRemoval(isRemoved: boolean) {
    // The focus goes to the row that comes in its place.
    if (isRemoved) awaitPlace(found.findIndex(({ targetId }) => targetId === open?.entry.targetId));
    setOpen(null);
  }

  return (
    <ListDetail
      title={t.listTitle}
      lede={t.listLede(character.name)}
      look={character.look}
      testid="logins"
      route="logins"
      list={
        // biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of the rows inside
        <section ref={list} onKeyDown={onRowKey}>
          {taken > 0 && (
            <div class="when-full">
              <NearlyFull name={character.name} taken={taken} />
            </div>
          )}
          {entries.length === 0 ? (
            <div class="rows">
              <Empty mark={<Mask shape={character.look.mask} size={56} />} title={t.noneYet} text={t.noneYetHelp}>
                <NewEntries />
              </Empty>
            </div>
          ) : (
            <>
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
                        items={itemsFor(entry)}
                        isChosen={entry === chosen}
                      />
                    </li>
                  ))}
                </ul>
              )}
              <ShowMore growing={growing} of={found.length} />
            </>
          )}
        </section>
      }
      detail={
        chosen && {
          id: chosen.targetId,
          name: chosen.name,
          body: <EntryDetail characterId={character.id} entry={chosen} items={itemsFor(chosen)} />,
        }
      }
    >
      {open?.act === 'share' && (
        <ShareEntry
          entry={open.entry}
          character={character}
          characters={snapshot.characters}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.act === 'remove' && <RemoveEntry entry={open.entry} character={character} onClose={closeRemoval} />}
    </ListDetail>
  );
}

/** What can be done with an entry. One that a login method offered is accepted first, or removed. */
function itemsOf(
  { targetId, offeredBy }: SecretView,
  { isAlone, onAct }: { isAlone: boolean; onAct: (act: 'share' | 'remove') => void },
): MenuItem[] {
  const remove: MenuItem = {
    name: t.remove,
    icon: Trash2,
    danger: true,
    testid: 'remove-entry',
    act: () => onAct('remove'),
  };
  if (offeredBy !== null) return [remove];
  const edit: MenuItem = {
    name: t.edit,
    icon: Pencil,
    testid: 'edit-entry',
    act: () => goTo(`settings/logins/${targetId}`),
  };
  const share: MenuItem = { name: t.copyToAnotherCharacter, icon: Share2, act: () => onAct('share') };
  return isAlone ? [edit, remove] : [edit, share, remove];
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
