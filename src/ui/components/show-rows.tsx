/** After a press on *Show more*: the keyboard goes on at the first new row, and a screen reader hears how many have come. Loaded with the first press. */
import { render } from 'preact';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { Status } from './status.tsx';

const CONTROL = 'a[href], button, input';

let told: HTMLElement | null = null;

function forget(): void {
  if (told === null) return;
  render(null, told);
  told.remove();
  told = null;
}

/** Beside the rows: what is outside of a modal dialog is not announced while that is open. */
function tell(words: string, near: Element): void {
  forget();
  told = document.createElement('div');
  (near.closest('dialog') ?? document.body).append(told);
  render(<Status class="vh">{words}</Status>, told);
}

const isAbove = (row: Element, place: Element): boolean =>
  (row.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** @param place below the rows; gone when all have come @param left how many have not come before */
export async function showRows(place: Element | null, more: () => void, left: number): Promise<void> {
  const rowsOfPage = () => [...document.querySelectorAll<HTMLElement>('.row')];
  const last = rowsOfPage().findLast((row) => place !== null && isAbove(row, place));
  more();
  if (place === null || last === undefined) return;
  // They are drawn before the next task.
  await new Promise((drawn) => setTimeout(drawn));
  const rows = rowsOfPage();
  const after = rows.slice(rows.indexOf(last) + 1);
  const [row] = after;
  if (row === undefined) return;
  const control = row.matches(CONTROL) ? row : row.querySelector<HTMLElement>(CONTROL);
  if (control === null) row.tabIndex = -1;
  (control ?? row).focus();
  // Who reads on later finds no words of what is long over.
  (control ?? row).addEventListener('blur', forget, { once: true });
  tell(t.moreShown(place.isConnected ? after.filter((one) => isAbove(one, place)).length : left), last);
}
