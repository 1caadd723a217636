/** What a WebDAV server's refusals mean, and what to do about each. No text of the server is ever shown. */
import { WalletError } from '../../../lib/errors.ts';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';

/** The error for an HTTP status that is not a success. */
export function refusal(status: number): WalletError {
  switch (status) {
    case 401:
      return new WalletError('refused', t.wrongLogin);
    case 403:
      return new WalletError('refused', t.notAllowed);
    case 404:
    case 409:
    case 410:
      return new WalletError('not-found', t.noFolder);
    case 405:
    case 501:
      return new WalletError('refused', t.cannotSaveHere);
    case 412:
      return new WalletError('exists', t.nameTaken);
    case 413:
    case 507:
      return new WalletError('storage-full', t.full);
    case 423:
      return new WalletError('refused', t.locked);
    case 429:
    case 503:
      return new WalletError('storage-unreachable', t.busy);
    default:
      return status >= 300 && status < 400
        ? redirected()
        : new WalletError('storage-unreachable', t.otherStatus(status));
  }
}

/** The password must not go where a redirect points, so none is followed. */
export const redirected = (): WalletError => new WalletError('refused', t.redirects);

export const unreachable = (cause: unknown): WalletError =>
  new WalletError('storage-unreachable', t.unreachable, { cause });

export const tooSlow = (): WalletError => new WalletError('storage-unreachable', t.tooSlow);

export const tooLarge = (): WalletError => new WalletError('wrong-file', t.tooLarge);
