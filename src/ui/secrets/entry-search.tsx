/** The search over logins and notes. Screen readers hear how many it found; Esc clears it, and the arrow down goes to the list below. */

import { secrets as t } from '../../locales/en/ui/secrets.ts';
import { Button } from '../components/button.tsx';
import { SearchField } from '../components/search-field.tsx';
import { rowsOf } from './row-keys.ts';

/** `count`: how many entries there are; `found`: how many of them the search finds. */
export function EntrySearch(props: {
  count: number;
  found: number;
  value: string;
  onValue: (value: string) => void;
  class?: string | undefined;
}) {
  const { value } = props;

  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLInputElement }) {
    if (event.key === 'Escape' && value !== '') {
      // Otherwise it would close the popup.
      event.preventDefault();
      props.onValue('');
    } else if (event.key === 'ArrowDown') {
      const [first] = rowsOf(event.currentTarget.closest('.input')?.parentElement ?? null);
      if (first === undefined) return;
      event.preventDefault();
      first.focus();
    }
  }

  return (
    <SearchField
      class={props.class}
      label={t.searchLabel}
      placeholder={t.searchPlaceholder(props.count)}
      value={value}
      onValue={props.onValue}
      found={props.found}
      said={t.found}
      onKeyDown={onKeyDown}
    />
  );
}

/** What stands in place of the list where a search finds nothing. */
export const NothingFound = ({ search, onClear }: { search: string; onClear: () => void }) => (
  <div class="nothing-found">
    <p class="small">{t.nothingMatches(search.trim())}</p>
    <Button weight="quiet" small onClick={onClear}>
      {t.showAllEntries}
    </Button>
  </div>
);
