/** The search over logins and notes. Screen readers hear how many it found; Esc clears it, and the arrow down goes to the list below. */

import { toCounted } from '../../locales/en/grammar.ts';
import { Button } from '../components/button.tsx';
import { SearchField } from '../components/search-field.tsx';
import { rowsOf } from './row-keys.ts';

const ENTRIES = ['entry', 'entries'] as const;

const entriesFound = (count: number): string => `${toCounted(count, ...ENTRIES)} found`;

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
      label="Search logins and notes"
      placeholder={`Search ${toCounted(props.count, ...ENTRIES)}`}
      value={value}
      onValue={props.onValue}
      found={props.found}
      said={entriesFound}
      onKeyDown={onKeyDown}
    />
  );
}

/** What stands in place of the list where a search finds nothing. */
export const NothingFound = ({ search, onClear }: { search: string; onClear: () => void }) => (
  <div class="nothing-found">
    <p class="small">Nothing matches “{search.trim()}”. Names, sites and user names are searched.</p>
    <Button weight="quiet" small onClick={onClear}>
      Show all entries
    </Button>
  </div>
);
