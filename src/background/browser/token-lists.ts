/** Reads the lists of tokens from the package. */
import browser from 'webextension-polyfill';

/** The rows of a network's list; none for a network that has no list. */
export async function readTokenList(chainId: number): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL(`lists/tokens/${chainId}.json`)).catch(() => null);
  // A file that is not in the package fails like an address that cannot be reached.
  return response?.ok ? response.json() : [];
}
