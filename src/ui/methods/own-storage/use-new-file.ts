/** The login file of a new method: written once however often the form is sent, and deleted where the person goes back before anybody was given its key. */
import { useRef, useState } from 'preact/hooks';
import { noteWritten, removeFile, type WrittenFile } from './file-in-making.ts';
import { createLoginFile, filesThere, type LoginFile } from './login-file.ts';
import type { TypedStorage } from './storage-fields.tsx';
import { createWebDav } from './webdav.ts';

const isSame = (one: TypedStorage, other: TypedStorage): boolean =>
  one.address === other.address && one.userName === other.userName;

export function useNewFile() {
  // A file that was written before something else failed: the next try uses it again.
  const written = useRef<WrittenFile | null>(null);
  const asked = useRef<TypedStorage | null>(null);
  // Whoever has the key of the file may have put the method into a log, whatever was answered.
  const isHandedOver = useRef(false);
  const [beside, setBeside] = useState<string[]>([]);

  async function giveUp(): Promise<void> {
    const before = written.current;
    written.current = null;
    if (isHandedOver.current) return;
    noteWritten(null);
    if (before !== null) await removeFile(before);
  }

  /** `null`: login files lie there already. The person is told, and the next call writes. */
  async function write(storage: TypedStorage): Promise<LoginFile | null> {
    const before = written.current;
    if (before !== null && isSame(before.storage, storage)) return before.file;
    await giveUp();
    const dav = createWebDav(storage);
    if (asked.current === null || !isSame(asked.current, storage)) {
      const there = await filesThere(dav, storage.address);
      asked.current = storage;
      setBeside(there);
      if (there.length > 0) return null;
    }
    const file = await createLoginFile(dav, storage.address);
    isHandedOver.current = false;
    written.current = { storage, file };
    noteWritten(written.current);
    return file;
  }

  const handOver = (): void => {
    isHandedOver.current = true;
  };

  return { write, handOver, giveUp, beside };
}
