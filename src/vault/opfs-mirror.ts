/** The files of the mirror in the origin-private file system: the only file that uses navigator.storage.getDirectory. It does not look at their content. */
import type { Mirror } from './copy.ts';
import { createMirror, type Files } from './mirror.ts';

/** The second copy in a folder of the origin-private file system. Works in a service worker. */
export function createOpfsMirror(
  folder = 'vault',
  storage: Pick<StorageManager, 'getDirectory'> = navigator.storage,
): Mirror {
  return createMirror(opfsFiles(folder, storage));
}

/** Files in a folder of the origin-private file system. A service worker has no sync access handles, so writable streams write them. */
function opfsFiles(folder: string, storage: Pick<StorageManager, 'getDirectory'>): Files {
  const open = async (): Promise<FileSystemDirectoryHandle> =>
    (await storage.getDirectory()).getDirectoryHandle(folder, { create: true });

  return {
    async read(name) {
      try {
        const file = await (await (await open()).getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
    async write(name, bytes) {
      const handle = await (await open()).getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      try {
        await stream.write(bytes as Uint8Array<ArrayBuffer>);
      } catch (error) {
        await stream.abort().catch(() => undefined);
        throw error;
      }
      await stream.close();
    },
    async remove(name) {
      try {
        await (await open()).removeEntry(name);
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}

const isNotFound = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';
