/**
 * The login file in the person's own storage space: a line that names it, a line for whoever finds it, and one line of base64url
 * with the file's id and its key. The id is a hash of the key, so it also tells whether the file was changed.
 */
import {
  concatBytes,
  equalBytes,
  fromBase64Url,
  fromUtf8,
  randomBytes,
  toBase64Url,
  utf8,
  wipe,
} from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { storageFile as t } from '../locales/en/messaging/storage-file.ts';

const MAGIC = 'Dramatis login file ';
const VERSION = '1';
/** Part of the file, and of what its id is made of: the same in every language. */
const NOTE =
  'Part of a login to a wallet. Keep it private, and do not change it. If it is deleted, this login opens nothing any more.';
const HEAD = `${MAGIC}${VERSION}\n${NOTE}\n`;
const ID_LENGTH = 16;
const KEY_LENGTH = 32;

/** No file and no answer is longer (bytes). */
export const LONGEST_FILE = 4096;

export interface StorageFile {
  /** 16 bytes in base64url: the same for every copy of the file. It opens nothing and tells nothing of the key. */
  id: string;
  /** 32 bytes in base64url. */
  key: string;
}

/** The first line keeps this hash apart from every other one. */
async function idOf(key: Uint8Array): Promise<Uint8Array> {
  const input = concatBytes(utf8(HEAD), key);
  try {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', input as BufferSource)).slice(0, ID_LENGTH);
  } finally {
    wipe(input);
  }
}

/** A new file with a new random key. */
export async function createStorageFile(): Promise<StorageFile & { bytes: Uint8Array }> {
  const key = randomBytes(KEY_LENGTH);
  const id = await idOf(key);
  const both = concatBytes(id, key);
  try {
    return { id: toBase64Url(id), key: toBase64Url(key), bytes: utf8(`${HEAD}${toBase64Url(both)}\n`) };
  } finally {
    wipe(key, both);
  }
}

const wrong = (message: string) => new WalletError('wrong-file', message);

/**
 * @param wanted id of the file that the login has; `null` if it is not known here
 * @throws WalletError wrong-file (no login file; cut off; changed; of another login) | newer-version
 */
export async function parseStorageFile(bytes: Uint8Array, wanted: string | null): Promise<StorageFile> {
  const text = textOf(bytes);
  if (text === null || !text.startsWith(MAGIC))
    throw wrong(text !== null && MAGIC.startsWith(text) ? t.cutOff : t.notLoginFile);
  const version = /^(\d{1,9})\n/.exec(text.slice(MAGIC.length))?.[1];
  if (version !== undefined && version !== VERSION) throw new WalletError('newer-version', t.newerVersion);
  if (HEAD.startsWith(text)) throw wrong(t.cutOff);
  const [id, key] = text.startsWith(HEAD) ? partsOf(text.slice(HEAD.length)) : [];
  if (id === undefined || key === undefined || !equalBytes(await idOf(key), id))
    throw wrong(wanted !== null && id !== undefined && toBase64Url(id) !== wanted ? t.exchanged : t.changed);
  const file = { id: toBase64Url(id), key: toBase64Url(key) };
  wipe(key);
  if (wanted !== null && file.id !== wanted) throw wrong(t.ofAnotherLogin);
  return file;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return bytes.length > LONGEST_FILE ? null : fromUtf8(bytes);
  } catch {
    return null;
  }
}

/** Id and key of the third line; nothing unless it has exactly their length. */
function partsOf(line: string): [id: Uint8Array, key: Uint8Array] | [] {
  if (!/^[A-Za-z0-9_-]{64}\n$/.test(line)) return [];
  const both = fromBase64Url(line.slice(0, -1));
  return [both.slice(0, ID_LENGTH), both.slice(ID_LENGTH)];
}
