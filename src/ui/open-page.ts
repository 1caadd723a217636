/** Opens a URL in a tab from one of the extension's own pages. */
import browser from 'webextension-polyfill';

/** Opens `url` in the current window, or in a new one if no window accepts tabs. */
export async function openAddress(url: string): Promise<void> {
  try {
    await browser.tabs.create({ url });
  } catch {
    await browser.windows.create({ url });
  }
}

/** @param path route of the full tab, such as *login?close=1* */
export const openAppPage = (path: string): Promise<void> => openAddress(browser.runtime.getURL(`app.html#/${path}`));

const WALLET_WINDOW = { type: 'popup', width: 376, height: 640 } as const;

/** Opens a page of the popup in a window of its own. @param page such as *send*, as `firstView` of the popup reads it */
export const openWalletWindow = (page: string): Promise<unknown> =>
  browser.windows.create({ ...WALLET_WINDOW, url: browser.runtime.getURL(`popup.html#${page}`) });
