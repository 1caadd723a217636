/** The tab's location: follows the hash, navigates to another route, closes the tab. Does not choose the screen. */
import { useLayoutEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { parseRoute, type Route } from './route.ts';

/** The route of this tab; re-renders when the hash changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useLayoutEffect(() => {
    const follow = () => setHash(location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}

/** Navigates to `path` (*settings/levels*); `replace` adds no history entry. */
export function goTo(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (!replace) {
    location.hash = `/${path}`;
    return;
  }
  history.replaceState(null, '', `#/${path}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Leads back to a page that was at this hash; `null`: the tab is there. */
export const backTo = ({ hash }: { hash: string }): (() => void) | null =>
  hash === location.hash ? null : () => goTo(hash.replace(/^#?\/?/, ''), { replace: true });

/** Brings this tab to the front: browsers run a WebAuthn ceremony only in the focused page. */
export async function comeForward(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Closes this tab, which was opened for one task. `window.close` does not work in tabs that the extension opened. */
export async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
