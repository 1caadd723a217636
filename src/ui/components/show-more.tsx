/** Below the rows of a long list that are drawn so far: the next ones come when it comes near, or when it is pressed. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { components as t } from '../../locales/en/ui/components.ts';
import { Button } from './button.tsx';
import type { Growing } from './use-growing.ts';

export function ShowMore(props: { growing: Growing; of: number; wide?: boolean; class?: string }) {
  const { most, more, end } = props.growing;
  const isAll = props.of <= most;
  /** The last row above the button, as it is on the screen. */
  const last = useRef<Element | null>(null);
  // At this moment the button is still there. When it goes, the focus goes on to the first new row.
  const hadFocus = isAll && end.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (hadFocus && last.current !== null) focusRowAfter(last.current);
    last.current = isAll ? null : lastRowAbove(end.current);
  });
  if (isAll) return null;
  return (
    <div ref={end}>
      <Button weight="quiet" wide={props.wide} class={props.class} onClick={more}>
        {t.showMore(props.of - most)}
      </Button>
    </div>
  );
}

const rowsOfPage = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.row')];

const lastRowAbove = (end: Element | null): Element | null =>
  rowsOfPage().findLast((row) => end && row.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING) ?? null;

const CONTROL = 'a[href], button, input';

function focusRowAfter(last: Element): void {
  const rows = rowsOfPage();
  const row = rows[rows.indexOf(last as HTMLElement) + 1];
  if (row === undefined) return;
  const control = row.matches(CONTROL) ? row : row.querySelector<HTMLElement>(CONTROL);
  if (control === null) row.tabIndex = -1;
  (control ?? row).focus();
}
