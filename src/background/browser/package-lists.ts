/** Reads the lists of networks and tokens from the package. */
import browser from 'webextension-polyfill';

/** The rows of a network's list; none for a network that has no list. */
export const readTokenList = (chainId: number): Promise<unknown> => readRows(`lists/tokens/${chainId}.json`);

export const readNetworkList = (): Promise<unknown> => readRows('lists/networks.json');

async function readRows(path: string): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL(path)).catch(() => null);
  // A file that is not in the package fails like an address that cannot be reached.
  return response?.ok ? response.json() : [];
}
