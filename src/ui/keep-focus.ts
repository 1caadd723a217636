/**
 * Keeps the place of the keyboard: when what has the focus leaves the page, as a row that was removed, the focus goes to what took its place,
 * else to the nearest part of the page around it. A page that moves the focus itself is not interfered with.
 */

/** Long enough for a page to put the focus where it wants it, in ms. */
const PATIENCE = 150;

const ROWS = 'ul, ol, dl, .rows';
const PARTS = 'section, [role="tabpanel"], dialog, main, .content, .body, #root';
const REACHABLE = ':is(button, a[href], input, select, textarea, summary, [tabindex="0"]):not(:disabled)';

interface Held {
  element: Element;
  /** From the inside out. */
  around: Element[];
  /** The list that it was in, and at which row. */
  list: Element | null;
  at: number;
}

function heldBy(element: Element): Held {
  const around: Element[] = [];
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) around.push(outer);
  const list = around.find((one) => one.matches(ROWS)) ?? null;
  const row = list && [element, ...around].find((one) => one.parentElement === list);
  return { element, around, list, at: list && row ? [...list.children].indexOf(row) : -1 };
}

/** What gets the focus of something that is gone. */
function heirOf({ around, list, at }: Held): HTMLElement | null {
  const rows = list?.isConnected === true ? [...list.children] : [];
  const next = rows[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>(REACHABLE);
  return next ?? (around.find((one) => one.isConnected && one.matches(PARTS)) as HTMLElement | undefined) ?? null;
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
