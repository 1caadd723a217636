/** Where the focus goes in the list of logins and notes: back to the row that was open, or to the one that comes in place of a removed one. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { rowsOf } from '../../../secrets/row-keys.ts';

/**
 * @param of changes with the list: what was just saved or removed shows in the next one
 * @param opened the entry whose form was open before
 * @param chosen the entry whose details are shown; its row gets the focus when they close
 * @returns `await`: the place of a row that is about to go
 */
export function useRowFocus(
  of: unknown,
  opened: string | null,
  chosen: string | null,
): { list: RefObject<HTMLElement | null>; awaitPlace: (at: number) => void } {
  const list = useRef<HTMLElement>(null);
  const awaited = useRef<string | number | null>(opened);
  // `of` is among the dependencies because it says that there is another list.
  useEffect(() => {
    if (chosen !== null) awaited.current = chosen;
    const { current: wanted } = awaited;
    if (wanted === null || chosen !== null || list.current?.contains(document.activeElement) === true) return;
    const rows = rowsOf(list.current);
    const row =
      typeof wanted === 'number'
        ? (rows[wanted] ?? rows.at(-1) ?? list.current?.querySelector<HTMLElement>('button'))
        : rows.find((one) => one.dataset.entry === wanted);
    if (!row) return;
    awaited.current = null;
    row.focus();
  }, [of, chosen]);
  return {
    list,
    awaitPlace: (at) => {
      awaited.current = at;
    },
  };
}
