/** The search over everything that is open: one field, and below it what it finds, by keyboard alone if one likes. Loaded when it is opened. */
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SecretView } from '../../messaging/secret.ts';
import type { CharacterDetail, CharacterSummary, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { IconButton } from '../components/button.tsx';
import { FoundCount } from '../components/found-count.tsx';
import { Icon, Search, X } from '../components/icon.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { useSecrets } from '../secrets/use-secrets.ts';
import '../style/search.css';
import { search as t } from '../../locales/en/ui/search.tsx';
import { type Findable, findables, type Goal, type Kind, OF_CHARACTER } from './findable.ts';
import { wordsOf } from './fold.ts';
import { find, grouped, toIndex } from './match.ts';
import { pagesFor } from './pages.ts';
import { Result } from './result.tsx';
import { takeTyped } from './typed-meanwhile.ts';
import { useList } from './use-list.ts';

/** How many results are drawn. */
const MOST = 50;

const FIRST: ReadonlySet<Kind> = new Set(['act', 'character', 'page']);
const FIRST_ACTS = 6;

/** Before anything is typed: the usual acts, and where one can go. */
const firstOf = (all: readonly Findable[]): Findable[] => {
  const acts = all.filter(({ kind }) => kind === 'act').slice(0, FIRST_ACTS);
  return all.filter((one) => FIRST.has(one.kind) && (one.kind !== 'act' || acts.includes(one)));
};

/** `onGo` goes there; the search has closed. */
export function SearchDialog(props: { snapshot: UnlockedSnapshot; onClose: () => void; onGo: (goal: Goal) => void }) {
  const { active } = props.snapshot;
  return active === null ? <Searching {...props} secrets={[]} /> : <WithSecrets {...props} detail={active} />;
}

type SearchProps = Parameters<typeof SearchDialog>[0];

function WithSecrets({ detail, ...props }: SearchProps & { detail: CharacterDetail }) {
  const { entries } = useSecrets(detail);
  return <Searching {...props} secrets={entries ?? []} />;
}

function Searching({ snapshot, secrets, onClose, onGo }: SearchProps & { secrets: readonly SecretView[] }) {
  const [search, setSearch] = useState(takeTyped);
  const dialog = useRef<HTMLDialogElement>(null);
  const ids = useId();
  const character = snapshot.characters.find(({ id, state }) => id === snapshot.active?.id && state !== 'closed');
  const index = useMemo(() => toIndex(findables(snapshot, pagesFor(snapshot), secrets)), [snapshot, secrets]);
  const words = wordsOf(search);
  const all = useMemo(() => find(index, search), [index, search]);
  const found = words.length === 0 ? firstOf(all) : all;
  const groups = grouped(found, MOST);
  const shown = groups.flatMap(({ items }) => items);
  const { at, list, choose, onKey } = useList(search, shown.length);
  const idOf = (result: Findable) => `${ids}-${result.key}`;
  const now = Date.now();

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  function go(result: Findable | undefined) {
    if (result === undefined) return;
    onClose();
    onGo(result.goal);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const isClosing = event.key === 'Escape' || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
    if (isClosing) onClose();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(shown[at]);
    else if (!onKey(event.key)) return;
    // Escape would close the popup, Ctrl and K go to the address bar.
    event.preventDefault();
    event.stopPropagation();
  }

  const chosen = shown[at];
  return (
    <dialog
      ref={dialog}
      class="dialog search-dialog"
      aria-label={t.search}
      data-testid="search"
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="search-head">
        <Icon node={Search} size={20} />
        <input
          type="text"
          role="combobox"
          aria-label={t.search}
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={shown.length > 0 ? `${ids}-list` : undefined}
          aria-activedescendant={chosen === undefined ? undefined : idOf(chosen)}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          placeholder={t.placeholder}
          data-testid="search-field"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <IconButton icon={X} label={t.closeTheSearch} onClick={onClose} />
      </div>
      {shown.length === 0 ? (
        <NothingFound search={search} character={character} />
      ) : (
        <div ref={list} id={`${ids}-list`} class="search-list" role="listbox" aria-label={t.results} tabIndex={-1}>
          {groups.map(({ kind, items }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
            <div
              key={kind}
              role="group"
              aria-label={t.heads[kind]}
              {...lookAttributes(OF_CHARACTER.has(kind) ? (character?.look ?? null) : null)}
            >
              <p class="label" aria-hidden="true">
                {t.heads[kind]}
              </p>
              {items.map((result) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
                // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses
                <div
                  key={result.key}
                  id={idOf(result)}
                  class="found"
                  role="option"
                  aria-selected={result === chosen}
                  data-testid="search-result"
                  data-kind={kind}
                  onPointerMove={() => result !== chosen && choose(shown.indexOf(result))}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => go(result)}
                >
                  <Result result={result} words={words} now={now} />
                </div>
              ))}
            </div>
          ))}
          {found.length > shown.length && <p class="fine search-more">{t.moreResults(found.length - shown.length)}</p>}
        </div>
      )}
      <SearchFoot character={character} />
      <FoundCount count={words.length === 0 ? null : found.length} />
    </dialog>
  );
}

const NothingFound = (props: { search: string; character: CharacterSummary | undefined }) => (
  <div class="search-none">
    <p class="t">{t.nothingMatches(props.search.trim())}</p>
    <p class="small">{t.howToSearch}</p>
  </div>
);

/** What is searched, and the keys for those who have some. */
const SearchFoot = ({ character }: { character: CharacterSummary | undefined }) => (
  <div class="search-foot fine">
    {character === undefined ? (
      <span class="grow">{t.noOpenCharacter}</span>
    ) : (
      <span class="grow hstack" {...lookAttributes(character.look)}>
        <Mask shape={character.look.mask} size={16} />
        <span class="clip">{t.searchesOnly(character.name)}</span>
      </span>
    )}
    <span class="search-keys" aria-hidden="true">
      {t.keysHelp()}
    </span>
  </div>
);
