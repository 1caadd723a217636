/**
 * Keeps the place of the keyboard: when what has the focus leaves the page, the focus goes to what took its place. After a row that was removed
 * that is the next row; after a button that made room for a form, the first field of the form; after a whole page, the heading of the new one.
 * A page that moves the focus itself is not interfered with.
 */

/** Long enough for a page to put the focus where it wants it, in ms. */
const PATIENCE = 150;

const ROWS = 'ul, ol, dl, .rows';
const PARTS = 'section, [role="tabpanel"], dialog, main, .content, .body, #root';
/** Their content is a page, which has changed if its heading has. */
const PAGES = 'main, .content, .body, .popup, .prompt, .tab, .curtain, #root, body, html';
const REACHABLE = ':is(button, a[href], input, select, textarea, summary, [tabindex="0"]):not(:disabled)';

/** An element around the one that has the focus, and which of its children that one is in. */
interface Around {
  outer: Element;
  at: number;
}

interface Held {
  element: Element;
  /** From the inside out. */
  around: Around[];
  /** Words of the heading of the page that it is on. */
  heading: string;
}

const headingOf = (part: Element | undefined): HTMLElement | null =>
  part?.querySelector<HTMLElement>('h1, h2, h3') ?? null;

const pageOf = (around: readonly Around[]) => around.find(({ outer }) => outer.matches(PAGES))?.outer;

function heldBy(element: Element): Held {
  const around: Around[] = [];
  for (let inner = element; inner.parentElement !== null; inner = inner.parentElement)
    around.push({ outer: inner.parentElement, at: [...inner.parentElement.children].indexOf(inner) });
  return { element, around, heading: headingOf(pageOf(around))?.textContent ?? '' };
}

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
  const near = nearest === undefined || isOtherPage || isDecided ? undefined : inItsPlace(nearest);
  return nextRow(held) ?? near ?? headingOf(part) ?? part ?? null;
}

/** From now on, for as long as the page lives. */
export function keepFocus(): void {
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('focusin', ({ target }) => {
    held = target instanceof Element ? heldBy(target) : null;
  });
  // A click on nothing takes the focus away on purpose. Of what is just being removed, the event comes while it is still there.
  document.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      if (held?.element === target && held?.element.isConnected) held = null;
    });
  });
  new MutationObserver(() => {
    if (held === null || held.element.isConnected) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (held === null || held.element.isConnected || document.activeElement !== document.body) return;
      const heir = heirOf(held);
      held = null;
      if (heir === null) return;
      if (!heir.matches(REACHABLE)) heir.tabIndex = -1;
      heir.focus({ preventScroll: !heir.matches(REACHABLE) });
    }, PATIENCE);
  }).observe(document.body, { childList: true, subtree: true });
}
