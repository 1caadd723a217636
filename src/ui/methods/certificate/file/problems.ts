/** The ways in which reading a certificate file can fail, each with its sentence. No message carries anything of the file. */
import { WalletError } from '../../../../lib/errors.ts';

/** Bytes. Usual files have 2,000 to 20,000. */
export const LARGEST_FILE = 256 * 1024;

export const wrongPassword = (): WalletError =>
  new WalletError('wrong-credential', 'This password does not open the file. Check it and type it again.');

export const needsPassword = (): WalletError =>
  new WalletError('wrong-credential', 'This file is protected by a password. Type it.');

export const notACertificateFile = (): WalletError =>
  new WalletError(
    'bad-input',
    'This is not a certificate file. Choose one that ends in .p12, .pfx or .pem and holds the private key.',
  );

export const damaged = (): WalletError =>
  new WalletError('bad-input', 'This certificate file is damaged. Export it again from where you got it.');

export const noKey = (): WalletError =>
  new WalletError(
    'bad-input',
    'There is no private key in this file, only a certificate, which is public. Export it together with its private key.',
  );

export const severalKeys = (): WalletError =>
  new WalletError(
    'bad-input',
    'There are several private keys in this file, and it is not clear which one is yours. Choose a file with only one.',
  );

export const weakKey = (bits: number): WalletError =>
  new WalletError(
    'bad-input',
    `The key in this file is too weak: RSA with ${bits} bits. At least 2048 bits are needed. Use another certificate.`,
  );

export const unsupportedKey = (kind: string): WalletError =>
  new WalletError(
    'bad-input',
    `The key in this file is of a kind that cannot be used here (${kind}). RSA, the curves P-256, P-384 and P-521, and Ed25519 can be used.`,
  );

export const unsupportedProtection = (): WalletError =>
  new WalletError(
    'bad-input',
    'This file is encrypted in a way that cannot be read here. Export it again with AES-256, or with the older Triple DES.',
  );

export const tooManyRounds = (): WalletError =>
  new WalletError(
    'bad-input',
    'This file asks for more computing than any usual one. Export it again with the usual settings.',
  );

export const tooLarge = (): WalletError =>
  new WalletError('bad-input', 'This file is too large for a certificate. Choose one that ends in .p12, .pfx or .pem.');
