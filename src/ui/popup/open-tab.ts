/** Opens a page of the wallet or a URL in a tab, and leaves the popup. */
import { openAddress, openAppPage } from '../open-page.ts';
import { leavePopup } from './at-side.ts';

/** Opens `app.html#/path` in a tab. @param path such as *login?close=1* */
export async function openTab(path: string): Promise<void> {
  await openAppPage(path);
  leavePopup();
}

/** Opens a web page, such as a block explorer. */
export async function openLink(url: string): Promise<void> {
  await openAddress(url);
  leavePopup();
}
