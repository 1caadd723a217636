/** Asks which site the tab under the popup shows and what it may see. Reads the tab's address only, never its content. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { ActiveSite, Snapshot } from '../../messaging/snapshot.ts';
import { useCommand, useSnapshot } from '../wallet.tsx';

/** What a connection can change. Not the snapshot itself: each answer brings a new one, and asking would never end. */
const connectionsOf = (snapshot: Snapshot | null): string =>
  snapshot?.kind !== 'unlocked'
    ? ''
    : JSON.stringify([
        snapshot.active?.id,
        snapshot.active?.sites,
        snapshot.characters.map(({ id, siteCount }) => [id, siteCount]),
      ]);

/** `site` is `null` until it is known, and on pages that are no site. `refresh` asks again, after an act on the site. */
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
    ask().catch(() => {
      if (current) setSite(null);
    });
    return () => {
      current = false;
    };
  }, [command, connections, times]);
  return { site, refresh };
}
