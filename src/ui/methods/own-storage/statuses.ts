/** What a WebDAV server's refusals mean, and what to do about each. No text of the server is ever shown. */
import { WalletError } from '../../../lib/errors.ts';

/** The error for an HTTP status that is not a success. */
export function refusal(status: number): WalletError {
  switch (status) {
    case 401:
      return new WalletError(
        'refused',
        'The storage space does not accept this user name and password. Many services want an app password, which you create in their security settings.',
      );
    case 403:
      return new WalletError(
        'refused',
        'The storage space does not let this account use this folder. Choose a folder that it can write to, or check its permissions.',
      );
    case 404:
    case 409:
    case 410:
      return new WalletError(
        'not-found',
        'There is no such folder in the storage space. Check the address, or create the folder first.',
      );
    case 405:
    case 501:
      return new WalletError(
        'refused',
        'You can’t save files at this address. Copy the WebDAV address of a folder from the settings of your storage space.',
      );
    case 412:
      return new WalletError(
        'exists',
        'Something else was saved under this name in the meantime. Try again: the wallet will use another name.',
      );
    case 413:
    case 507:
      return new WalletError(
        'storage-full',
        'The storage space is full. Free some space in it, or choose another folder, and try again.',
      );
    case 423:
      return new WalletError(
        'refused',
        'The storage space has locked this file, because another program is using it. Close that program, or wait a few minutes, and try again.',
      );
    case 429:
    case 503:
      return new WalletError('storage-unreachable', 'The storage space is busy. Wait a minute, and try again.');
    default:
      return status >= 300 && status < 400
        ? redirected()
        : new WalletError(
            'storage-unreachable',
            `The storage space couldn’t do this (status ${status}). Try again later, or check the address.`,
          );
  }
}

/** The password must not go where a redirect points, so none is followed. */
export const redirected = (): WalletError =>
  new WalletError(
    'refused',
    'This address redirects to another one. Your password was not sent there. Enter the address that your storage space gives for WebDAV.',
  );

export const unreachable = (cause: unknown): WalletError =>
  new WalletError(
    'storage-unreachable',
    'The storage space can’t be reached. Check its address and your connection, and try again.',
    { cause },
  );

export const tooSlow = (): WalletError =>
  new WalletError('storage-unreachable', 'The storage space takes too long to answer. Try again later.');

export const tooLarge = (): WalletError =>
  new WalletError('wrong-file', 'What is stored at this address is too large to be a login file. Check the address.');
