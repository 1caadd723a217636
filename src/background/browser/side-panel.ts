/** What the toolbar button opens: the popup, or the same page in the side panel of the browser, where it stays open beside the site. */
import browser from 'webextension-polyfill';
import type { Settings } from '../../messaging/settings.ts';

declare const chrome: {
  sidePanel: { setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void> };
};

const POPUP = 'popup.html';

/** To be called at every start of the worker too: a browser keeps the popup that was set only as long as it runs. */
export async function applySidePanel({ sidePanel }: Pick<Settings, 'sidePanel'>): Promise<void> {
  await chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: sidePanel });
  await browser.action.setPopup({ popup: sidePanel ? '' : POPUP });
}

/** The pages of the panel name its window in their address (ui/side-panel.ts): Chromium says -1. */
const NAME = /\d+$/;

/** The ids of the windows in which the panel can be seen, as text; none where the browser does not say. */
export async function windowsWithPanel(): Promise<string[]> {
  try {
    const panels = await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as 'TAB'] });
    return panels.flatMap(({ documentUrl = '' }) => NAME.exec(documentUrl) ?? []);
  } catch {
    return [];
  }
}
