/** Which control or heading gets the focus of something that is gone. Loaded when that happens: the first screen has no need of it. */
import { type Around, type Held, headingOf, PAGES, pageOf } from './focus-place.ts';

const ROWS = 'ul, ol, dl, .rows';
const REACHABLE = ':is(button, a[href], input, select, textarea, summary, [tabindex="0"]):not(:disabled)';
const PARTS = 'section, [role="tabpanel"], dialog, main, .content, .body, #root';
const canTake = (element: HTMLElement) =>
  element.tabIndex >= 0 && !element.matches('[inert] *') && element.checkVisibility({ visibilityProperty: true });

const controlsIn = (element: Element | undefined): HTMLElement[] =>
  element === undefined
    ? []
    : [element, ...element.querySelectorAll(REACHABLE)].filter(
        (one): one is HTMLElement => one instanceof HTMLElement && one.matches(REACHABLE) && canTake(one),
      );

/** Of a group of radio buttons the chosen one: the keyboard reaches no other. */
const chosenOf = (control: HTMLElement | undefined): HTMLElement | undefined =>
  control instanceof HTMLInputElement && control.type === 'radio'
    ? (controlsIn(control.closest('[role="radiogroup"], fieldset, form, section, main') ?? undefined).find(
        (one) => one instanceof HTMLInputElement && one.name === control.name && one.checked,
      ) ?? control)
    : control;

function nextRow({ around }: Held): HTMLElement | undefined {
  const list = around.find(({ outer }) => outer.matches(ROWS));
  if (list?.outer.isConnected !== true) return undefined;
  const rows = list.outer.children;
  return controlsIn(rows[Math.min(list.at, rows.length - 1)])[0];
}

/** What stands where it stood, else the nearest control before it. */
function inItsPlace({ outer, at }: Around): HTMLElement | undefined {
  const children = [...outer.children];
  const after = children.slice(at).flatMap(controlsIn)[0];
  return chosenOf(after ?? children.slice(0, at).flatMap(controlsIn).at(-1));
}

/** What gets the focus of something that is gone. */
function heirOf(held: Held): HTMLElement | null {
  const left = held.around.filter(({ outer }) => outer.isConnected);
  const [nearest] = left;
  const part = left.find(({ outer }) => outer.matches(PARTS))?.outer as HTMLElement | undefined;
  const isOtherPage = nearest?.outer.matches(PAGES) === true && headingOf(pageOf(left))?.textContent !== held.heading;
  // What follows in a prompt are its buttons: the focus never comes to them by itself.
  const isDecided = nearest?.outer.matches('.prompt, .prompt > *') === true;
  // A dialog gives the focus back to what opened it. If that is gone too, the page goes on at its heading, not at what happens to stand before the dialog.
  const wasDialog = held.around.some(({ outer }) => outer.matches('dialog') && !outer.isConnected);
  const near = nearest === undefined || isOtherPage || isDecided || wasDialog ? undefined : inItsPlace(nearest);
  return nextRow(held) ?? near ?? headingOf(part) ?? part ?? null;
}

export function giveFocusAway(held: Held): void {
  const heir = heirOf(held);
  if (heir === null) return;
  if (!heir.matches(REACHABLE)) heir.tabIndex = -1;
  heir.focus({ preventScroll: !heir.matches(REACHABLE) });
}
