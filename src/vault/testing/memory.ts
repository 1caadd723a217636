/** The vault's copies in memory, for tests: the same rules as the real ones, on a machine that can stop. Never used outside tests. */
import { WalletError } from '../../lib/errors.ts';
import type { Database, Image, Mirror } from '../copy.ts';
import { changeImage, createImage } from '../digest.ts';
import { decodeImage, encodeImage } from '../image.ts';
import { createMirror, type Files } from '../mirror.ts';
import { applyChanges, noRows } from '../table.ts';
import { createVault, type Vault } from '../vault.ts';
import { createMachine, type Machine } from './machine.ts';

/** A vault that forgets everything with the test. */
export const createMemoryVault = (clock?: () => number): Promise<Vault> =>
  createVault({ ...createMemoryCopies(), ...(clock === undefined ? {} : { clock }) });

export interface MemoryCopies {
  database: Database;
  mirror: Mirror;
  /** The database's content as one image; to break it, change the bytes. */
  cell: { bytes: Uint8Array | null };
  files: Map<string, Uint8Array>;
}

export function createMemoryCopies(machine: Machine = createMachine()): MemoryCopies {
  const cell: { bytes: Uint8Array | null } = { bytes: null };
  const files = new Map<string, Uint8Array>();
  return { cell, files, database: memoryDatabase(cell, machine), mirror: createMirror(memoryFiles(files, machine)) };
}

/** After a restart: new objects over what the disk held. */
export function reopenMemoryCopies(copies: MemoryCopies, machine: Machine): MemoryCopies {
  const { cell, files } = copies;
  return { cell, files, database: memoryDatabase(cell, machine), mirror: createMirror(memoryFiles(files, machine)) };
}

/** Images by the bytes that were written of them: reading those again for each commit would take most of the time of many tests. */
const written = new WeakMap<Uint8Array, Image>();

async function storedIn(bytes: Uint8Array | null): Promise<Image> {
  const known = bytes && written.get(bytes);
  if (known) return known;
  const reading = bytes && (await decodeImage(bytes));
  return reading?.kind === 'good' ? reading.image : createImage(0, noRows());
}

/** Writes are one step: IndexedDB's transactions happen or do not. */
function memoryDatabase(cell: { bytes: Uint8Array | null }, machine: Machine): Database {
  async function put(image: Image): Promise<void> {
    const bytes = await encodeImage(image);
    written.set(bytes, image);
    machine.step(() => {
      cell.bytes = bytes;
    });
  }

  return {
    async read() {
      return cell.bytes === null ? { kind: 'missing' } : decodeImage(cell.bytes);
    },
    async write(image, changes, from) {
      const stored = await storedIn(cell.bytes);
      if (stored.generation > from) throw new WalletError('stale', 'Written meanwhile.');
      const isNext = stored.generation === from;
      const rows = isNext ? applyChanges(stored.rows, changes) : image.rows;
      await put(isNext ? await changeImage(stored, image.generation, rows, changes) : image);
    },
    replace: put,
  };
}

/** A write is two steps, the file's making and its filling, and the second can stop half way. */
function memoryFiles(files: Map<string, Uint8Array>, machine: Machine): Files {
  return {
    async names() {
      return [...files.keys()];
    },
    async read(name) {
      return files.get(name) ?? null;
    },
    async head(name, length) {
      const bytes = files.get(name);
      return bytes === undefined ? null : { bytes: bytes.slice(0, length), size: bytes.length };
    },
    async write(name, bytes) {
      machine.step(() => {
        files.set(name, new Uint8Array(0));
      });
      machine.step(
        () => {
          files.set(name, bytes.slice());
        },
        () => {
          files.set(name, bytes.slice(0, bytes.length >> 1));
        },
      );
    },
    async remove(name) {
      machine.step(() => {
        files.delete(name);
      });
    },
  };
}
