/** The chosen file and its typed password. The reader of certificate files is loaded when the file is opened. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';
import type { OpenedFile } from './file/open-file.ts';
import { LARGEST_FILE, tooLarge } from './file/problems.ts';

export interface CertificateFile {
  file: File | null;
  password: string;
  choose(file: File): void;
  type(password: string): void;
  /** @throws WalletError wrong-credential (the password) | bad-input (anything else) */
  open(): Promise<OpenedFile & { fileName: string }>;
  /** The password of a file that has done its work. */
  forget(): void;
}

export function useCertificateFile(): CertificateFile {
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  return {
    file,
    password,
    choose: setFile,
    type: setPassword,
    async open() {
      if (file === null) throw new WalletError('bad-input', t.chooseFirst);
      if (file.size > LARGEST_FILE) throw tooLarge();
      const [bytes, { openCertificateFile }] = await Promise.all([bytesOf(file), import('./file/open-file.ts')]);
      return { ...(await openCertificateFile(bytes, password)), fileName: file.name };
    },
    forget() {
      setFile(null);
      setPassword('');
    },
  };
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new WalletError('bad-input', t.notRead);
  }
}
