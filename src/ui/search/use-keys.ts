/** Listens for the shortcuts of a page. They act nowhere in a text field, and not while a dialog or a menu is open. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isApple } from './shortcuts.ts';

/** How long the second key of two may take, in ms. */
const SECOND_KEY_WITHIN = 1_500;

export const FIELDS = 'input, textarea, select, [contenteditable]';
export const OPEN = 'dialog[open], [role=menu], [role=dialog]';

/** A key that belongs to the search also in a text field: it types nothing there. */
const asksSearch = (event: KeyboardEvent): boolean =>
  (isApple() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  event.key.toLowerCase() === 'k';

export interface Keys {
  search: () => void;
  /** Shows the list of shortcuts. */
  list: () => void;
  /** What two keys after one another do (`g a`). */
  places: readonly (readonly [keys: string, go: () => void])[];
  /** False: the person has switched off the keys without a modifier. */
  singleKeys: boolean;
}

export function useKeys({ search, list, places, singleKeys }: Keys): void {
  const single: Record<string, () => void> | null = singleKeys
    ? { '/': search, '?': list, ...Object.fromEntries(places) }
    : null;
  const first = useRef({ key: '', at: 0 });
  // At once: a page that is drawn listens.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector(OPEN) !== null) return;
      if (asksSearch(event)) {
        event.preventDefault();
        search();
        return;
      }
      if (single === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      const before = event.timeStamp - first.current.at < SECOND_KEY_WITHIN ? `${first.current.key} ` : '';
      first.current = { key: '', at: 0 };
      const act = single[before + event.key] ?? single[event.key];
      if (act !== undefined) {
        event.preventDefault();
        act();
      } else if (Object.keys(single).some((keys) => keys.startsWith(`${event.key} `)))
        first.current = { key: event.key, at: event.timeStamp };
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
