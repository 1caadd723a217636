/**
 * One login at an issuer, in a window that the browser opens for it (`identity.launchWebAuthFlow`). The browser catches the address that the
 * issuer sends the person back to: nothing is loaded from it, and no page sees the code. The worker checks `state` and redeems the code.
 */
import browser from 'webextension-polyfill';
import { WalletError } from '../../../lib/errors.ts';
import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';
import type { IssuerAccount } from '../../../messaging/login.ts';
import type { Command } from '../../connection.ts';

/** Which key server: by its URL, by a login method that is here, or that of the open identity. */
export interface AccountPlace {
  server: string | null;
  methodId: string | null;
}

/** @throws WalletError stopped (closed or cancelled) | issuer-refused | issuer-unreachable | server-unreachable | not-found */
export async function logInAtIssuer(command: Command, place: AccountPlace, issuerId: string): Promise<IssuerAccount> {
  const { server, methodId } = place;
  const at = { server, methodId };
  const redirectUri = browser.identity.getRedirectURL('oidc');
  const { url, pending } = await command('oidc-begin', { ...at, issuerId, redirectUri });
  const answer = await openLogin(url);
  return command('oidc-finish', { ...at, pending, answer });
}

async function openLogin(url: string): Promise<string> {
  let answer: string | undefined;
  try {
    answer = await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (error) {
    // The browser's own words: "Authorization page could not be loaded."
    if (error instanceof Error && /could not be loaded/i.test(error.message))
      throw new WalletError('issuer-unreachable', t.pageNotLoaded);
  }
  if (answer === undefined) throw new WalletError('stopped', t.windowClosed);
  return answer;
}
