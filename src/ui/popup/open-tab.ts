/** Ways out of the popup into a tab: a page of the full tab, a web address. Each closes the popup. */
import { openAddress, openAppPage } from '../open-page.ts';

/** Opens `app.html#/path` in a tab; `path` as in *login?close=1*. */
export async function openTab(path: string): Promise<void> {
  await openAppPage(path);
  window.close();
}

/** Opens a page of the web, e.g. a block explorer. */
export async function openLink(url: string): Promise<void> {
  await openAddress(url);
  window.close();
}
