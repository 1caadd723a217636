/** The site logins and notes of the active character: list with search, and the ways to make new ones. */
import { useState } from 'preact/hooks';
import type { SecretView } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Download, FileText, Icon, Plus, Search } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { inOrder, matching } from '../../../secrets/match.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame } from '../frame.tsx';
import { EntryRow } from './entry-row.tsx';
import { RemoveEntry } from './remove-entry.tsx';
import { ShareEntry } from './share-entry.tsx';

/** How many rows are drawn at first, and with each *Show more*. */
const ROWS = 100;

/** From here on the page says that the room for entries comes to an end. */
const NEARLY_FULL = 0.9;

export function LoginsPage(props: CharacterPageProps & { entries: readonly SecretView[]; taken: number }) {
  const { snapshot, character, entries, taken } = props;
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(ROWS);
  const [open, setOpen] = useState<{ act: 'share' | 'remove'; entry: SecretView } | null>(null);
  const found = inOrder(matching(entries, search));
  const shown = found.slice(0, most);
  const close = () => setOpen(null);

  return (
    <Frame
      title="Logins and notes"
      lede={`Passwords, two-step codes and notes of ${character.name}. Other characters do not see them.`}
      look={character.look}
      testid="logins"
    >
      {taken >= NEARLY_FULL && (
        <section class="narrow">
          <WarningBox severity="note" title={`${character.name} is nearly full`} rule="nearly-full">
            <p>
              {Math.min(100, Math.floor(taken * 100))} % of its room for logins and notes is taken. Remove entries that
              you do not need, or keep new ones with another character.
            </p>
          </WarningBox>
        </section>
      )}
      <section>
        {entries.length === 0 ? (
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="No logins or notes yet"
              text="Add one, or import a CSV file of Bitwarden or Chrome."
            />
          </div>
        ) : (
          <>
            <div class="input tight entry-find">
              <Icon node={Search} size={17} />
              <input
                type="search"
                placeholder={`Search ${entries.length} logins and notes`}
                aria-label="Search logins and notes"
                value={search}
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            </div>
            {shown.length === 0 ? (
              <p class="small">Nothing matches “{search.trim()}”.</p>
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
            {found.length > shown.length && (
              <Button weight="quiet" onClick={() => setMost(most + ROWS)}>
                Show more ({found.length - shown.length})
              </Button>
            )}
          </>
        )}
        <div class="after-rows">
          <Button weight="primary" icon={Plus} onClick={() => goTo('settings/logins/new')} testid="new-login">
            Add a login
          </Button>
          <Button icon={FileText} onClick={() => goTo('settings/logins/new-note')} testid="new-note">
            Add a note
          </Button>
          <Button icon={Download} onClick={() => goTo('settings/logins/import')} testid="import-logins">
            Import a file
          </Button>
        </div>
      </section>
      {open?.act === 'share' && (
        <ShareEntry entry={open.entry} character={character} characters={snapshot.characters} onClose={close} />
      )}
      {open?.act === 'remove' && <RemoveEntry entry={open.entry} character={character} onClose={close} />}
    </Frame>
  );
}
