/** Arrow keys in the list of logins and notes: up and down go from row to row, Home and End to the ends. */

/** The button of each row, which `data-entry` marks with the id of its entry. */
export const rowsOf = (place: Element | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('[data-entry]') ?? []),
];

export function onRowKey(event: KeyboardEvent): void {
  const rows = rowsOf(event.currentTarget as Element);
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
