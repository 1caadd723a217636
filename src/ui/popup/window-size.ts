/**
 * Makes the document of the popup no larger than the window that the browser gives it: at most 800 x 600 px of the screen, which are
 * 200 x 150 px of the page at 400 % zoom. A larger document gets two scrollbars, whatever its style says.
 */

/** Of the screen, by Chromium (extension_popup.h: kMaxWidth, kMaxHeight). */
const MOST = { width: 800, height: 600 };

/** ms. The size of the page is new some frames before that of the window. */
const UNTIL_WINDOW_FOLLOWS = 100;

/** Follows the window, which grows with the document. */
export function fitWindow(): void {
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
