/** The login file of a start that is given up is deleted; one that may be part of an identity never is. */
import { beforeEach, expect, it } from 'vitest';
import { createStorageFile } from '../../../messaging/storage-file.ts';
import {
  draftIsFinished,
  keepForDraft,
  noteWritten,
  removeFileOfDraft,
  removeWritten,
  type WrittenFile,
} from './file-in-making.ts';
import type { WebDav } from './webdav.ts';

const ADDRESS = 'https://cloud.example.org/dav/dramatis.login';
const storage = { address: 'https://cloud.example.org/dav', userName: 'ada', password: 'ozone-ladder' };

let lies: Uint8Array | null;
let isDown: boolean;
const dav = (): WebDav => ({
  async read() {
    if (isDown) throw new TypeError('The line is cut.');
    return lies;
  },
  writeNew: async () => false,
  async remove() {
    lies = null;
  },
});

async function write(): Promise<WrittenFile> {
  const { bytes, ...file } = await createStorageFile();
  lies = bytes;
  const written = { storage, file: { address: ADDRESS, ...file } };
  noteWritten(written);
  return written;
}

const credential = ({ file }: WrittenFile) => ({ kind: 'own-storage', fileId: file.id });

beforeEach(() => {
  isDown = false;
  draftIsFinished();
});

it('is deleted with the draft, once', async () => {
  keepForDraft(credential(await write()));
  expect(await removeFileOfDraft(dav)).toBe(null);
  expect(lies).toBe(null);
  await write();
  expect(await removeFileOfDraft(dav)).toBe(null);
  expect(lies).not.toBe(null);
});

it('stays once the identity may exist, and where the draft has another login method', async () => {
  keepForDraft(credential(await write()));
  draftIsFinished();
  await removeFileOfDraft(dav);
  expect(lies).not.toBe(null);
  await write();
  keepForDraft({ kind: 'passkey' });
  await removeFileOfDraft(dav);
  expect(lies).not.toBe(null);
  // A file of an earlier draft is not that of the present one.
  keepForDraft(credential(await write()));
  keepForDraft({ kind: 'passkey' });
  await removeFileOfDraft(dav);
  expect(lies).not.toBe(null);
});

it('is deleted where the start fails or the person goes back, unless there is a draft already', async () => {
  const file = await write();
  await removeWritten(dav);
  expect(lies).toBe(null);
  keepForDraft(credential(await write()));
  await removeWritten(dav);
  expect(lies).not.toBe(null);
  expect(file.file.address).toBe(ADDRESS);
});

it('is named where it cannot be deleted, and stays where something else lies there', async () => {
  keepForDraft(credential(await write()));
  isDown = true;
  expect(await removeFileOfDraft(dav)).toBe(ADDRESS);
  isDown = false;
  keepForDraft(credential(await write()));
  const other = (await createStorageFile()).bytes;
  lies = other;
  expect(await removeFileOfDraft(dav)).toBe(ADDRESS);
  expect(lies).toBe(other);
});
