/** Keeps a window of the wallet as large as its page at any zoom, as far as the screen allows: the prompt's, and those of popup.html. */
import browser from 'webextension-polyfill';
import { type Box, MARGIN, type PageSize, placeAtZoom } from './place-at-zoom.ts';

/** `availLeft` and `availTop` are not in the standard; Chromium and Firefox have them. */
const screenNow = (): Box => {
  const { availWidth: width, availHeight: height } = screen;
  const { availLeft: left = 0, availTop: top = 0 } = screen as { availLeft?: number; availTop?: number };
  return { left, top, width, height };
};

/**
 * Follows the zoom and not the window's size: a person may make the window smaller.
 * @param page at a zoom of 1
 */
export function growWithZoom(page: PageSize): void {
  let last = 1;
  const follow = async (): Promise<void> => {
    const zoom = await browser.tabs.getZoom();
    const { type, id } = await browser.windows.getCurrent();
    const grows = Math.max(1, zoom);
    if (grows === last || type !== 'popup' || id === undefined) return;
    const at = { left: screenX, top: screenY, width: outerWidth, height: outerHeight };
    const frame = {
      width: Math.max(0, Math.round(outerWidth - innerWidth * zoom)),
      height: Math.max(0, Math.round(outerHeight - innerHeight * zoom)),
    };
    await browser.windows.update(id, placeAtZoom(page, at, frame, grows, screenNow()));
    last = grows;
  };
  // A window that the system does not let the wallet move stays usable: its page reflows.
  const tryTo = (): void => void follow().catch(() => undefined);
  // A window that opens at the size of its page has nothing to ask. To know the size, the browser lays the page out: not before the first frames do.
  afterFrames(2, () => {
    if (innerWidth < page.width - 2 * MARGIN) tryTo();
  });
  addEventListener('resize', tryTo);
}

const afterFrames = (count: number, act: () => void): void =>
  void requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, act) : act()));
