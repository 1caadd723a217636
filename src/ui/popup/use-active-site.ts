/** Asks the worker which site the current tab shows and what it can see. Reads only the tab's URL, never its content. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { ActiveSite, Snapshot } from '../../messaging/snapshot.ts';
import { useCommand, useSnapshot } from '../wallet.tsx';

/** The parts of a snapshot that depend on connections, as a key. The snapshot itself cannot be the key: each answer brings a new snapshot, which would cause an endless loop. */
const connectionsOf = (snapshot: Snapshot | null): string =>
  snapshot?.kind !== 'unlocked'
    ? ''
    : JSON.stringify([
        snapshot.active?.id,
        snapshot.active?.sites,
        snapshot.characters.map(({ id, siteCount }) => [id, siteCount]),
      ]);

/** `site` is `null` until it is known, and on pages that are not sites. `refresh` asks again after a change. */
export function useActiveSite(): { site: ActiveSite | null; refresh: () => void } {
  const command = useCommand();
  const connections = connectionsOf(useSnapshot());
  const [times, setTimes] = useState(0);
  const [site, setSite] = useState<ActiveSite | null>(null);
  const refresh = useCallback(() => setTimes((before) => before + 1), []);
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      const isSite = tab?.id !== undefined && tab.url !== undefined && /^https?:/.test(tab.url);
      const found = isSite ? await command('site-of-tab', { tabId: tab.id as number, url: tab.url as string }) : null;
      if (current) setSite(found);
    };
    const look = () =>
      void ask().catch(() => {
        if (current) setSite(null);
      });
    const follow = (_tabId: number, changed: { status?: string }, { active }: { active: boolean }) => {
      if (active && changed.status === 'complete') look();
    };
    look();
    // The popup closes when another tab comes to the front; the side panel stays and follows it.
    browser.tabs.onActivated.addListener(look);
    browser.tabs.onUpdated.addListener(follow);
    return () => {
      current = false;
      browser.tabs.onActivated.removeListener(look);
      browser.tabs.onUpdated.removeListener(follow);
    };
  }, [command, connections, times]);
  return { site, refresh };
}
