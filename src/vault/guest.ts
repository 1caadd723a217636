/**
 * A vault that lies in memory only, in front of the one on the disk: while a guest is in, everything is read from and written
 * to memory that dies with the browser, and the disk is not touched. When the guest leaves nothing is left.
 */
import { fromBase64Url, toBase64Url } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Database, Mirror, Reading } from './copy.ts';
import { decodeImage, encodeImage } from './image.ts';
import { applyChanges, TABLES } from './table.ts';
import { type Change, createVault, type Vault } from './vault.ts';

/** One text in memory that outlives the worker and dies with the browser. */
export interface GuestMemory {
  load(): Promise<string | null>;
  save(value: string | null): Promise<void>;
}

export interface Guest {
  isIn(): boolean;
  /** From now on memory. Begins with what the disk has: an empty profile has settings only. */
  enter(): Promise<void>;
  /** Everything goes to the disk, in one step; the disk again. */
  stay(): Promise<void>;
  /** Everything is forgotten; the disk again. */
  leave(): Promise<void>;
}

/** The image as one text. A second copy would lie in the same place: there is none. */
function memoryCopies(memory: GuestMemory): { database: Database; mirror: Mirror } {
  const read = async (): Promise<Reading> => {
    const text = await memory.load();
    return text === null ? { kind: 'missing' } : decodeImage(fromBase64Url(text));
  };
  return {
    database: {
      read,
      async write(image, changes, from) {
        const held = await read();
        if (held.kind === 'good' && held.image.generation > from)
          throw new WalletError('stale', 'Another part of the wallet wrote meanwhile. Look again and repeat it.');
        const goesOn = held.kind === 'good' && held.image.generation === from;
        const rows = goesOn ? applyChanges(held.image.rows, changes) : image.rows;
        await memory.save(toBase64Url(await encodeImage({ generation: image.generation, rows })));
      },
      replace: async (image) => memory.save(toBase64Url(await encodeImage(image))),
    },
    mirror: { read, write: async () => undefined, clear: async () => undefined },
  };
}

/** The vault of the disk with room for a guest. One who was in when the worker stopped still is. */
export async function createGuestVault(disk: Vault, memory: GuestMemory): Promise<{ vault: Vault; guest: Guest }> {
  const open = (): Promise<Vault> => createVault(memoryCopies(memory));
  let inside: Vault | null = (await memory.load()) === null ? null : await open();
  const current = (): Vault => inside ?? disk;

  async function allOf(from: Vault): Promise<Change[]> {
    const rows = await Promise.all(
      TABLES.map(async (table) => (await from.list(table, '')).map((row): Change => ({ table, ...row }))),
    );
    return rows.flat();
  }

  return {
    vault: {
      get: (table, key) => current().get(table, key),
      list: (table, prefix) => current().list(table, prefix),
      commit: (changes, expect) => current().commit(changes, expect),
      health: () => current().health(),
      wipe: () => current().wipe(),
      exportAll: () => current().exportAll(),
      importAll: (bytes) => current().importAll(bytes),
    },
    guest: {
      isIn: () => inside !== null,
      async enter() {
        await memory.save(null);
        const made = await open();
        await made.commit(await allOf(disk));
        inside = made;
      },
      async stay() {
        if (inside === null) return;
        await disk.commit(await allOf(inside));
        inside = null;
        await memory.save(null);
      },
      async leave() {
        inside = null;
        await memory.save(null);
      },
    },
  };
}
