/** Connects a site, on request with the local chain: the setup of most provider tests. */
import type { BrowserContext, Page } from '@playwright/test';
import { approve } from './person.ts';
import { ask } from './sites.ts';
import type { Wallet } from './wallet.ts';

export interface ConnectedSite {
  page: Page;
  account: string;
}

/** Opens the site in a new tab and connects it with the first account. */
export async function connectSite(wallet: Wallet, context: BrowserContext, address: string): Promise<ConnectedSite> {
  const page = await context.newPage();
  await page.goto(address);
  const asked = ask(page, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  const { result } = await asked;
  return { page, account: (result as string[])[0] ?? '' };
}

/** Puts a connected site on another known network. */
export async function switchTo(wallet: Wallet, page: Page, chainId: string): Promise<void> {
  const switching = ask(page, 'wallet_switchEthereumChain', [{ chainId }]);
  await approve(wallet, 'network');
  const { error } = await switching;
  if (error) throw new Error(error.message);
}
