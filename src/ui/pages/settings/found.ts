/** What the search led to: `#/settings/accounts?at=0x…` names one row of the page, which is drawn, scrolled to and given the focus. */
import { goTo } from '../../location.ts';
import { settingsPath } from './settings-routes.ts';

/** The row that the address of this tab names; `null`: none. */
export const foundAt = (): string | null => new URLSearchParams(location.hash.split('?')[1]).get('at');

export const goToRow = (route: string, at: string): void => goTo(`${settingsPath(route)}?at=${encodeURIComponent(at)}`);

/** How many rows of a list must be drawn so that the named one is among them, or else the chosen one. */
export const leastFor = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  chosen: string | null = null,
): number => {
  const at = foundAt() ?? chosen;
  return at === null ? 0 : rows.findIndex((row) => keyOf(row) === at) + 1;
};

/** Gives the focus to the row with this `data-at`. @returns false: it is not there */
export function focusRow(page: HTMLElement | null, at: string): boolean {
  const row = [...(page?.querySelectorAll<HTMLElement>('[data-at]') ?? [])].find((one) => one.dataset.at === at);
  if (row === undefined) return false;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'center' });
  return true;
}
