/** Opens a page of the wallet in a tab of the front window, or in a new window where no window takes tabs. */
import browser from 'webextension-polyfill';

/**
 * In the window in front; where there is none that takes tabs, in a new one.
 * @param page e.g. `app.html#/login`
 * @returns the tab's id, `null` when the browser does not say
 */
export async function openTab(page: string): Promise<number | null> {
  const url = browser.runtime.getURL(page);
  try {
    return (await browser.tabs.create({ url })).id ?? null;
  } catch {
    const opened = await browser.windows.create({ url });
    return opened.tabs?.[0]?.id ?? null;
  }
}
