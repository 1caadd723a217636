/** The search over logins and notes. Screen readers hear how many it found; Esc clears it, and the arrow down goes to the list below. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Icon, Search } from '../components/icon.tsx';
import { toCounted } from '../words/listing.ts';
import { rowsOf } from './row-keys.ts';

/** After a key the count waits this long, or a screen reader would read one for each letter. */
const SAID_AFTER = 400;

/** `count`: how many entries there are; `found`: how many of them the search finds. */
export function EntrySearch(props: {
  count: number;
  found: number;
  value: string;
  onValue: (value: string) => void;
  class?: string | undefined;
}) {
  const { value, found } = props;
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(
      () => setSaid(value.trim() === '' ? '' : `${toCounted(found, 'entry', 'entries')} found`),
      SAID_AFTER,
    );
    return () => clearTimeout(timer);
  }, [value, found]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && value !== '') {
      // Otherwise it would close the popup.
      event.preventDefault();
      props.onValue('');
    } else if (event.key === 'ArrowDown') {
      const [first] = rowsOf(place.current?.parentElement ?? null);
      if (first === undefined) return;
      event.preventDefault();
      first.focus();
    }
  }

  return (
    <div ref={place} class={`input tight ${props.class ?? ''}`}>
      <Icon node={Search} size={17} />
      <input
        type="search"
        placeholder={`Search ${toCounted(props.count, 'entry', 'entries')}`}
        aria-label="Search logins and notes"
        value={value}
        onInput={(event) => props.onValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="vh" role="status">
        {said}
      </span>
    </div>
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
