/** Tells every content script without a port that there is news. Reads no address and no title of a tab. */
import browser from 'webextension-polyfill';
import { WAKE_MESSAGE } from '../../messaging/page.ts';

/** Settles when every tab was told; tabs without a content script answer with an error, which is ignored. */
export async function wakeTabs(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [browser.tabs.sendMessage(id, WAKE_MESSAGE)])),
  );
}
