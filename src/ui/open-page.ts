/** Opens an address in a tab from a page of ours, wherever the browser still has room for one. */
import browser from 'webextension-polyfill';

/** In the window in front; where there is none that takes tabs, in a new one. */
export async function openAddress(url: string): Promise<void> {
  try {
    await browser.tabs.create({ url });
  } catch {
    await browser.windows.create({ url });
  }
}

/** @param path of the full tab, as in *login?close=1* */
export const openAppPage = (path: string): Promise<void> => openAddress(browser.runtime.getURL(`app.html#/${path}`));
