/** Back on the home page, the keyboard is where it left: on the row or the button that opened the other page. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** All controls of the page that are what this one is: the page was drawn anew since. */
const alike = (page: HTMLElement, { tagName, className, dataset }: HTMLElement) =>
  [...page.querySelectorAll<HTMLElement>(tagName)].filter(
    (one) => one.className === className && one.dataset.testid === dataset.testid,
  );

/** @param isHome the home page is shown in `page` */
export function useReturnFocus(page: RefObject<HTMLElement | null>, isHome: boolean): void {
  const left = useRef<[HTMLElement, number] | null>(null);
  // What the next page focuses as soon as it is drawn is not on the home page.
  const isShown = useRef(isHome);
  isShown.current = isHome;
  // With the page, and not a frame later: a quick press would find nobody who remembers it.
  useLayoutEffect(() => {
    const home = page.current;
    if (!isHome || home === null) return;
    if (left.current !== null && document.activeElement === document.body) {
      const [control, at] = left.current;
      const now = alike(home, control);
      // Fewer, if the other page removed one.
      now[Math.min(at, now.length - 1)]?.focus();
    }
    const remember = ({ target }: FocusEvent) => {
      if (isShown.current && target instanceof HTMLElement)
        left.current = [target, alike(home, target).indexOf(target)];
    };
    home.addEventListener('focusin', remember);
    return () => home.removeEventListener('focusin', remember);
  }, [isHome]);
}
