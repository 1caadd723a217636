/** What the extension left on the disk of a closed browser, byte by byte. Reads only. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of a profile where an extension's own data lie: databases, the origin-private file system, both storage areas. */
const FOLDERS = ['IndexedDB', 'File System', 'Local Extension Settings', 'Sync Extension Settings', 'WebStorage'];

/** Every file below those folders, by its path in the profile. */
export async function readDisk(profile: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const folder of FOLDERS) {
    const root = join(profile, 'Default', folder);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path.slice(profile.length + 1), await readFile(path));
    }
  }
  return files;
}

/** Encodings of a text in a file: one byte per letter, or two in either order (database keys are big-endian). */
export const asBytes = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
];

/** Paths of the files in which one of these runs of bytes occurs. */
export const filesWith = (disk: ReadonlyMap<string, Buffer>, runs: readonly Buffer[]): string[] =>
  [...disk].filter(([, bytes]) => runs.some((run) => bytes.includes(run))).map(([path]) => path);
