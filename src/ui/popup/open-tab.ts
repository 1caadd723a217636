/** Opens a page of the wallet or a URL in a tab, and leaves the popup. */
import type { Hex } from '../../lib/bytes.ts';
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

/** The URL of a transaction at the network's block explorer, or `null`. */
export const explorerPage = (explorerUrl: string | null, hash: Hex | null): string | null =>
  explorerUrl === null || hash === null ? null : `${explorerUrl.replace(/\/$/, '')}/tx/${hash}`;

/** The URL of an address there, or `null`. */
export const explorerAddress = (explorerUrl: string | null, address: Hex): string | null =>
  explorerUrl === null ? null : `${explorerUrl.replace(/\/$/, '')}/address/${address}`;
