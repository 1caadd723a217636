/** The window that shows transactions when a site asks for it: one, which is used again. Decides nothing. */
import browser from 'webextension-polyfill';
import { createQueue } from '../../lib/queue.ts';
import type { Memory } from './memory.ts';

const SHAPE = { type: 'popup', width: 376, height: 640 } as const;

export interface ActivityWindow {
  /** Shows one transaction, or of several the list of all. */
  show(activityIds: readonly string[]): Promise<void>;
}

/** @param memory the id of the window's tab */
export function createActivityWindow(memory: Memory<number>): ActivityWindow {
  const inTurn = createQueue();

  /** @returns false where the tab is gone or shows something else by now */
  async function reuse(tabId: number, url: string): Promise<boolean> {
    const pages = await browser.runtime.getContexts({ contextTypes: ['TAB'], tabIds: [tabId] });
    if (pages.length === 0) return false;
    try {
      const tab = await browser.tabs.update(tabId, { url });
      if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
      return true;
    } catch {
      return false;
    }
  }

  return {
    show: (activityIds) =>
      inTurn(async () => {
        const [only, ...others] = activityIds;
        const page = others.length > 0 || only === undefined ? 'activity' : `activity/${encodeURIComponent(only)}`;
        const url = browser.runtime.getURL(`popup.html#${page}`);
        const known = await memory.load();
        if (known !== null && (await reuse(known, url))) return;
        const opened = await browser.windows.create({ ...SHAPE, url });
        await memory.save(opened.tabs?.[0]?.id ?? null);
      }),
  };
}
