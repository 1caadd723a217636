/**
 * The browser's side panel shows two pages, one after the other: the popup's (side.html), and the prompt while requests wait. Chromium does not tell the
 * worker in which window a panel is, so the address of its page ends with the id of the window (background/browser/side-panel.ts reads it).
 */
import browser from 'webextension-polyfill';

const SIDE = '#side-';

/** This is the prompt in the panel, not in a window of its own. */
export const isPromptAtSide = (): boolean => location.hash.startsWith(SIDE);

/** On side.html. */
export async function nameWindowOfPanel(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  history.replaceState(null, '', `#${id}`);
}

export const showRequestsAtSide = (): void => location.replace(`prompt.html${SIDE}${location.hash.slice(1)}`);

export const showWalletAtSide = (): void => location.replace('side.html');
