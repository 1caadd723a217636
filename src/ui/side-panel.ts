/**
 * The browser's side panel shows two pages, one after the other: the popup's (side.html), and the prompt while requests wait. Chromium does not tell the
 * worker in which window a panel is, so the address of its page ends with the id of the window (background/browser/side-panel.ts reads it).
 */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { ApprovalView } from '../messaging/approval.ts';
import { PANEL_OF_REQUESTS } from '../messaging/panel-of-requests.ts';

const SIDE = '#side-';

let promptAtSide = false;

/** This is the prompt in the panel, not in a window of its own. Known once `findPlaceOfPrompt` is done. */
export const isPromptAtSide = (): boolean => promptAtSide;

/**
 * To be called on prompt.html, which then has a name for the worker if it is in the panel. The address proves nothing: any extension can open one in a tab.
 * @returns nothing where it is in a window of its own, so that the first picture waits for nothing
 */
export function findPlaceOfPrompt(): Promise<void> | undefined {
  return location.hash.startsWith(SIDE) ? lookForPanel() : undefined;
}

async function lookForPanel(): Promise<void> {
  promptAtSide = await isInPanel().catch(() => false);
  if (promptAtSide) void keepNamed(SIDE).catch(() => undefined);
}

/** A panel is no tab. */
const isInPanel = async (): Promise<boolean> => (await browser.tabs.getCurrent()) === undefined;

/** On side.html. */
export const nameWindowOfPanel = (): Promise<void> => keepNamed('#');

/** A panel that another one covers names no window, so the worker shows no request in it. */
async function keepNamed(before: string): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  const name = () => history.replaceState(null, '', document.visibilityState === 'hidden' ? before : `${before}${id}`);
  document.addEventListener('visibilitychange', name);
  name();
}

export const showRequestsAtSide = (): void => location.replace(`prompt.html${SIDE}${location.hash.slice(1)}`);

export const showWalletAtSide = (): void => location.replace(`side.html#${location.hash.slice(SIDE.length)}`);

/** Whether the worker has chosen this panel to show requests. `null`: not known yet, or `isPanel` is false. */
export function useIsPlaceOfRequests(isPanel: boolean): boolean | null {
  const [isPlace, setIsPlace] = useState<boolean | null>(null);
  useEffect(() => {
    if (!isPanel) return;
    const look = async () => {
      const { id } = await browser.windows.getCurrent();
      setIsPlace((await browser.storage.session.get(PANEL_OF_REQUESTS))[PANEL_OF_REQUESTS] === id);
    };
    const follow = () => void look().catch(() => undefined);
    const changed = (changes: object) => PANEL_OF_REQUESTS in changes && follow();
    browser.storage.onChanged.addListener(changed);
    follow();
    return () => browser.storage.onChanged.removeListener(changed);
  }, [isPanel]);
  return isPlace;
}

/** In the panel's own memory, which ends with it: the ids of the requests that the person put off. */
const PUT_OFF = 'put-off';

const idsOf = (approvals: readonly ApprovalView[]): string[] =>
  approvals.filter(({ state }) => state === 'waiting').map(({ id }) => id);

/** Back to the wallet, which stays until another request comes or the person wants to see these. */
export function putOff(approvals: readonly ApprovalView[]): void {
  sessionStorage.setItem(PUT_OFF, idsOf(approvals).join(' '));
  showWalletAtSide();
}

export const hasNewRequest = (approvals: readonly ApprovalView[]): boolean => {
  const old = (sessionStorage.getItem(PUT_OFF) ?? '').split(' ');
  return idsOf(approvals).some((id) => !old.includes(id));
};

/** The person wants to see what was put off. */
export const takeUp = (): void => sessionStorage.removeItem(PUT_OFF);
