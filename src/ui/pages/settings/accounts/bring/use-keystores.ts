/** The chosen keystore files: read at once, opened one after the other with the common password or one of their own. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { LONGEST_KEYSTORE, readKeystore } from '../../../../../ethereum/keystore.ts';
import type { Hex } from '../../../../../lib/bytes.ts';
import { isWalletError } from '../../../../../lib/errors.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import { runKeystore } from '../../../../keystore/run.ts';
import { toSentence } from '../../../../wallet.tsx';

export interface KeystoreFile {
  id: string;
  name: string;
  text: string;
  /** As the file says; `null`: it does not say. */
  address: Hex | null;
  /** Why it cannot be opened by any password; `null`: it can. */
  unreadable: string | null;
  /** A password of its own; `null`: the common one is tried. */
  password: string | null;
  /** What the last attempt said. */
  problem: string | null;
  privateKey: string | null;
}

export interface Keystores {
  files: KeystoreFile[];
  /** The file that is being opened, and the part that is done. */
  opening: { id: string; done: number } | null;
  add(files: readonly File[]): Promise<void>;
  remove(id: string): void;
  setPassword(id: string, password: string): void;
  /** @returns the files whose keys are known now */
  open(common: string): Promise<KeystoreFile[]>;
  stop(): void;
}

/** How many files are opened in one go. */
const MOST_FILES = 50;

let count = 0;

async function readFile(file: File): Promise<KeystoreFile> {
  const read = {
    id: String(count++),
    name: file.name,
    text: '',
    address: null,
    unreadable: null,
    password: null,
    problem: null,
    privateKey: null,
  };
  if (file.size > LONGEST_KEYSTORE) return { ...read, unreadable: t.fileTooLarge };
  try {
    const text = await file.text();
    return { ...read, text, address: readKeystore(text).address };
  } catch (error) {
    return { ...read, unreadable: isWalletError(error) ? error.message : t.fileUnreadable };
  }
}

export function useKeystores(): Keystores {
  const [files, setFiles] = useState<KeystoreFile[]>([]);
  const [opening, setOpening] = useState<Keystores['opening']>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const change = (id: string, what: Partial<KeystoreFile>) =>
    setFiles((before) => before.map((file) => (file.id === id ? { ...file, ...what } : file)));

  async function open(common: string): Promise<KeystoreFile[]> {
    const control = new AbortController();
    running.current = control;
    const opened: KeystoreFile[] = [];
    try {
      for (const file of files) {
        if (file.unreadable !== null) continue;
        let { privateKey } = file;
        if (privateKey === null) {
          setOpening({ id: file.id, done: 0 });
          const task = { kind: 'open', text: file.text, password: file.password ?? common } as const;
          try {
            privateKey = await runKeystore(task, (done) => setOpening({ id: file.id, done }), control.signal);
            change(file.id, { privateKey, problem: null });
          } catch (error) {
            if (isWalletError(error, 'stopped')) break;
            change(file.id, { problem: toSentence(error), password: file.password ?? '' });
            continue;
          }
        }
        opened.push({ ...file, privateKey });
      }
    } finally {
      setOpening(null);
    }
    return opened;
  }

  return {
    files,
    opening,
    async add(chosen) {
      const read = await Promise.all(chosen.slice(0, MOST_FILES).map(readFile));
      setFiles((before) => {
        const has = new Set(before.map(({ text }) => text));
        return [...before, ...read.filter(({ text }) => text === '' || !has.has(text))].slice(0, MOST_FILES);
      });
    },
    remove: (id) => setFiles((before) => before.filter((file) => file.id !== id)),
    setPassword: (id, password) => change(id, { password, problem: null }),
    open,
    stop: () => running.current?.abort(),
  };
}
