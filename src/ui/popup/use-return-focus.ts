/** Back on the home page, the keyboard is where it left: on the row or the button that opened the other page. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The page was drawn anew since: which of the controls of the same kind it was. */
interface Left {
  kind: string;
  at: number;
}

const kindOf = (control: Element) => `${control.tagName} ${control.getAttribute('data-testid') ?? control.className}`;

const ofKind = (page: HTMLElement, kind: string) =>
  [...page.querySelectorAll<HTMLElement>('button, a[href], input, [tabindex="0"]')].filter(
    (one) => kindOf(one) === kind,
  );

/** @param isHome the home page is shown in `page` */
export function useReturnFocus(page: RefObject<HTMLElement | null>, isHome: boolean): void {
  const left = useRef<Left | null>(null);
  // What the next page focuses as soon as it is drawn is not on the home page.
  const isShown = useRef(isHome);
  isShown.current = isHome;
  useEffect(() => {
    const home = page.current;
    if (!isHome || home === null) return;
    if (left.current !== null && document.activeElement === document.body) {
      const alike = ofKind(home, left.current.kind);
      // Fewer, if the other page removed one.
      alike[Math.min(left.current.at, alike.length - 1)]?.focus();
    }
    const remember = ({ target }: FocusEvent) => {
      if (!isShown.current || !(target instanceof HTMLElement)) return;
      const kind = kindOf(target);
      left.current = { kind, at: ofKind(home, kind).indexOf(target) };
    };
    home.addEventListener('focusin', remember);
    return () => home.removeEventListener('focusin', remember);
  }, [isHome]);
}
