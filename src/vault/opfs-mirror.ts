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

  async function find(name: string): Promise<File | null> {
    try {
      return await (await (await open()).getFileHandle(name)).getFile();
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  return {
    async names() {
      const names: string[] = [];
      for await (const name of (await open()).keys()) names.push(name);
      return names;
    },
    async read(name) {
      const file = await find(name);
      return file && bytesOf(file);
    },
    async head(name, length) {
      const file = await find(name);
      return file && { bytes: await bytesOf(file.slice(0, length)), size: file.size };
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

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

const isNotFound = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';
