/** The ways in which reading a certificate file can fail, each with its sentence. No message carries anything of the file. */
import { WalletError } from '../../../../lib/errors.ts';
import { certificate as t } from '../../../../locales/en/ui/methods/certificate.ts';

/** Bytes. Usual files have 2,000 to 20,000. */
export const LARGEST_FILE = 256 * 1024;

export const wrongPassword = (): WalletError => new WalletError('wrong-credential', t.wrongPassword);

export const needsPassword = (): WalletError => new WalletError('wrong-credential', t.needsPassword);

export const notACertificateFile = (): WalletError => new WalletError('bad-input', t.noCertificateFile);

export const damaged = (): WalletError => new WalletError('bad-input', t.damaged);

export const noKey = (): WalletError => new WalletError('bad-input', t.noKey);

export const severalKeys = (): WalletError => new WalletError('bad-input', t.severalKeys);

export const weakKey = (bits: number): WalletError => new WalletError('bad-input', t.weakKey(bits));

export const unsupportedKey = (kind: string): WalletError => new WalletError('bad-input', t.unsupportedKey(kind));

export const unsupportedProtection = (): WalletError => new WalletError('bad-input', t.unsupportedProtection);

export const tooManyRounds = (): WalletError => new WalletError('bad-input', t.tooManyRounds);

export const tooLarge = (): WalletError => new WalletError('bad-input', t.tooLarge);
