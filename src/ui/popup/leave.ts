/** Ways out of the popup into a tab: a page of the full tab, a web address. Each closes the popup. */
import browser from 'webextension-polyfill';

/** Opens `app.html#/path` in a tab; `path` as in *login?close=1*. */
export async function openTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`app.html#/${path}`) });
  window.close();
}

/** Opens a page of the web, e.g. a block explorer. */
export async function openLink(url: string): Promise<void> {
  await browser.tabs.create({ url });
  window.close();
}
