/** The tab's address: follows the hash, moves to another route, closes the tab. Decides nothing about what is shown. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { parseRoute, type Route } from './route.ts';

/** The route of this tab, drawn anew whenever the hash changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}

/** Moves to `path` (*settings/levels*); `replace` leaves no step back. */
export function goTo(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (!replace) {
    location.hash = `/${path}`;
    return;
  }
  history.replaceState(null, '', `#/${path}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Brings this tab to the front: a browser runs a ceremony only in the page that has the focus. */
export async function comeForward(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Closes this tab: it was opened for one act. `window.close` does not reach tabs that the extension opened. */
export async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
