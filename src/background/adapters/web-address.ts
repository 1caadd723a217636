/** Addresses of nodes and services that a person types: https anywhere, http on this computer only. */
import { WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';

/** All addresses of an IPFS gateway go on with `/ipfs/`. Empty: none. @throws WalletError bad-input */
export const ensureGateway = (text: string): string =>
  text.trim() === '' ? '' : ensureUrl(text.trim().replace(/\/ipfs\/?$/, ''), 'gateway');

/** https anywhere, http on this computer only. @throws WalletError bad-input */
export function ensureUrl(text: string, what: 'node' | 'service' | 'gateway' | 'explorer'): string {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw new WalletError('bad-input', t.writeAddress[what]);
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw new WalletError('bad-input', t.plainHttp[what]);
  return url.href.replace(/\/$/, '');
}
