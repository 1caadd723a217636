/**
 * A vault in memory in front of the vault on the disk. During a guest session the wallet reads and writes the browser's session memory
 * alone and does not touch the disk. When the session ends, nothing of it is left.
 */
import { fromBase64Url, toBase64Url } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';
import type { Database, Mirror, Reading } from './copy.ts';
import { changeImage } from './digest.ts';
import { decodeImage, encodeImage } from './image.ts';
import { applyChanges, TABLES } from './table.ts';
import { type Change, createVault, type Vault } from './vault.ts';

/** One text in the browser's session memory: it survives a stopped worker and dies with the browser. */
export interface GuestMemory {
  load(): Promise<string | null>;
  save(value: string | null): Promise<void>;
}

export interface Guest {
  isIn(): boolean;
  /** Begins a guest session with a copy of the disk's rows; an empty profile has settings only. */
  enter(): Promise<void>;
  /** Writes everything to the disk in one commit and ends the guest session. */
  stay(): Promise<void>;
  /** Forgets everything and ends the guest session. */
  leave(): Promise<void>;
}

/** Stores the image as one text. There is no second copy, as it would lie in the same place. */
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
        if (held.kind === 'good' && held.image.generation > from) throw new WalletError('stale', t.writtenMeanwhile);
        const goesOn = held.kind === 'good' && held.image.generation === from;
        const kept = goesOn
          ? await changeImage(held.image, image.generation, applyChanges(held.image.rows, changes), changes)
          : image;
        await memory.save(toBase64Url(await encodeImage(kept)));
      },
      replace: async (image) => memory.save(toBase64Url(await encodeImage(image))),
    },
    mirror: { read, claim: async () => null, write: async () => undefined, clear: async () => undefined },
  };
}

/** The vault of the disk with guest sessions. A guest session survives a stopped worker. */
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
      commit: (changes, expect, enough) => current().commit(changes, expect, enough),
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
