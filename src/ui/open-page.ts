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
