/**
 * Keeps the place of the keyboard: when what has the focus leaves the page, the focus goes to what took its place. After a row that was removed
 * that is the next row; after a button that made room for a form, the first field of the form; after a whole page, the heading of the new one.
 * A page that moves the focus itself is not interfered with. What is disabled for a while, because an act is running, has the focus again afterwards.
 */

import { type Held, heldBy } from './focus-place.ts';

/** Long enough for a page to put the focus where it wants it, in ms. */
const PATIENCE = 150;

const isOff = (element: Element): boolean => element.matches(':disabled');

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
      if (held?.element === target && held.element.isConnected && !isOff(held.element)) held = null;
    });
  });
  new MutationObserver((changes) => {
    if (held === null) return;
    const { element } = held;
    if (element.isConnected) {
      const isOnAgain =
        changes.some(({ type, target }) => type === 'attributes' && target === element) && !isOff(element);
      if (isOnAgain && document.activeElement === document.body)
        (element as HTMLElement).focus({ preventScroll: true });
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(async () => {
      // A part that does not come leaves the focus where it is.
      const found = await import('./focus-heir.ts').catch(() => null);
      if (found === null || held === null || held.element.isConnected || document.activeElement !== document.body)
        return;
      const gone = held;
      held = null;
      found.giveFocusAway(gone);
    }, PATIENCE);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}
