/** Fits the popup's document and its window to each other. */
import { atSide } from './at-side.ts';

/** Of the screen, by Chromium (extension_popup.h: kMaxWidth, kMaxHeight). */
const MOST = { width: 800, height: 600 };

/** ms. The size of the page is new some frames before that of the window. */
const UNTIL_WINDOW_FOLLOWS = 100;

/** Of the page at a zoom of 1 (popup.css). */
const PAGE = { width: 360, height: 600 };

/** A window of its own has a page in its address (open-page.ts); the popup of the toolbar never has, and the side panel has the name of its window. */
export function fitWindow(): void {
  if (location.hash === '' || atSide()) stayWithin();
  else fillOwn();
}

/** The window grows with the zoom, and the document is as large as the person makes it. */
function fillOwn(): void {
  document.documentElement.classList.add('own-window');
  void import('../grow-with-zoom.ts').then(({ growWithZoom }) => growWithZoom(PAGE));
}

/**
 * Makes the document no larger than the window that the browser gives it: at most 800 x 600 px of the screen, which are 200 x 150 px of
 * the page at 400 % zoom. A larger document gets two scrollbars, whatever its style says. Follows the window, which grows with the document.
 */
function stayWithin(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const fit = (): void => {
    const zoom = outerWidth / innerWidth;
    const { style } = document.documentElement;
    style.setProperty('--most-width', `${MOST.width / zoom}px`);
    style.setProperty('--most-height', `${MOST.height / zoom}px`);
  };
  addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(fit, UNTIL_WINDOW_FOLLOWS);
  });
}
