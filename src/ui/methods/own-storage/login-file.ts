/** Creates, finds and deletes login files in a WebDAV folder. A file of somebody else is never overwritten or deleted. */
import { equalBytes } from '../../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
import { createStorageFile, parseStorageFile, type StorageFile } from '../../../messaging/storage-file.ts';
import { EXTENSION, parsePlace } from './address.ts';
import type { WebDav } from './webdav.ts';

/** The names that a login file can have in a folder, in the order in which they are tried. */
const NAMES: readonly string[] = Array.from(
  { length: 9 },
  (_, at) => `dramatis${at === 0 ? '' : `-${at + 1}`}${EXTENSION}`,
);

/** A login file that lies in the storage space. */
export interface LoginFile extends StorageFile {
  /** URL of the file. */
  address: string;
}

/** @throws WalletError bad-input */
function placeOf(typed: string) {
  const place = parsePlace(typed);
  if (place.kind === 'nothing') throw new WalletError('bad-input', t.enterAddress);
  if (place.kind === 'problem') throw new WalletError('bad-input', place.problem);
  return place;
}

const inFolder = (folder: string): string[] => NAMES.map((name) => new URL(name, folder).href);

async function isTaken(dav: WebDav, address: string): Promise<boolean> {
  try {
    return (await dav.read(address)) !== null;
  } catch (error) {
    if (isWalletError(error, 'wrong-file')) return true;
    throw error;
  }
}

/**
 * Names of the files beside which a new login file in this folder would be written, in their order. They may be those of other logins, or left
 * by a start that was broken off: nothing here can tell.
 * @param typed address of the folder
 * @throws WalletError bad-input, and as WebDav
 */
export async function filesThere(dav: WebDav, typed: string): Promise<string[]> {
  const folder = new URL('.', placeOf(typed).url).href;
  const there: string[] = [];
  for (const [at, address] of inFolder(folder).entries()) {
    if (!(await isTaken(dav, address))) break;
    there.push(NAMES[at] ?? address);
  }
  return there;
}

/**
 * Writes a new login file under a free name, and reads it back.
 * @param typed address of the folder
 * @throws WalletError bad-input | exists (no name is free) | wrong-file (it reads back differently), and as WebDav
 */
export async function createLoginFile(dav: WebDav, typed: string): Promise<LoginFile> {
  const place = placeOf(typed);
  const folder = new URL('.', place.url).href;
  const { bytes, id, key } = await createStorageFile();
  for (const address of inFolder(folder)) {
    // Not every server knows `If-None-Match`, so the name is looked at first.
    if ((await isTaken(dav, address)) || !(await dav.writeNew(address, bytes))) continue;
    const back = await dav.read(address);
    if (back === null || !equalBytes(back, bytes)) throw new WalletError('wrong-file', t.readsBackDifferently);
    return { address, id, key };
  }
  throw new WalletError('exists', t.noFreeName);
}

/**
 * The login files at an address: the one that the login has, or every one if it is not known here.
 * @param typed address of the file, or of its folder
 * @param wanted id of the file; `null` if it is not known here
 * @throws WalletError bad-input | not-found | wrong-file | newer-version, and as WebDav
 */
export async function findLoginFiles(dav: WebDav, typed: string, wanted: string | null): Promise<LoginFile[]> {
  const place = placeOf(typed);
  const found: LoginFile[] = [];
  let problem: unknown = null;
  for (const address of place.kind === 'file' ? [place.url] : inFolder(place.url)) {
    try {
      const bytes = await dav.read(address);
      if (bytes === null) continue;
      found.push({ address, ...(await parseStorageFile(bytes, wanted)) });
      if (wanted !== null) break;
    } catch (error) {
      if (!isWalletError(error, 'wrong-file') && !isWalletError(error, 'newer-version')) throw error;
      problem ??= error;
    }
  }
  if (found.length > 0) return found;
  throw problem ?? noFile(place.kind);
}

const noFile = (kind: 'file' | 'folder') =>
  new WalletError('not-found', kind === 'file' ? t.noFileAtAddress : t.noFileInFolder);

/**
 * Deletes a login file if it is still the one with this id.
 * @returns whether there was one
 * @throws WalletError bad-input | wrong-file (something else lies there, and stays), and as WebDav
 */
export async function deleteLoginFile(dav: WebDav, { address, id }: { address: string; id: string }): Promise<boolean> {
  const { url } = placeOf(address);
  const bytes = await dav.read(url);
  if (bytes === null) return false;
  await parseStorageFile(bytes, id);
  await dav.remove(url);
  return true;
}

/**
 * Tries each file, as a folder can have the files of several logins.
 * @throws the first refusal if none opens anything
 */
export async function firstThatOpens(
  files: readonly LoginFile[],
  open: (file: LoginFile) => Promise<unknown>,
): Promise<void> {
  let refused: unknown = null;
  for (const file of files)
    try {
      await open(file);
      return;
    } catch (error) {
      if (!isWalletError(error, 'wrong-credential')) throw error;
      refused ??= error;
    }
  throw refused;
}
