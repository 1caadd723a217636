/**
 * The login file of a method that is not made yet. It is removed again where the person gives up while this page is open: address and password of the
 * storage space are in the memory of the page alone. After that nobody here can remove it, and the next form at this folder names it.
 */
import { deleteLoginFile, type LoginFile } from './login-file.ts';
import type { TypedStorage } from './storage-fields.tsx';
import { createWebDav } from './webdav.ts';

export interface WrittenFile {
  storage: TypedStorage;
  file: LoginFile;
}

/** Written by a form of this page, and not given up. */
let written: WrittenFile | null = null;
/** Of the identity in the making. */
let ofDraft: WrittenFile | null = null;

export const noteWritten = (file: WrittenFile | null): void => {
  written = file;
};

/** @returns whether it is gone. Never throws */
export const removeFile = ({ storage, file }: WrittenFile, webDav = createWebDav): Promise<boolean> =>
  Promise.resolve()
    .then(() => deleteLoginFile(webDav(storage), file))
    .then(
      () => true,
      () => false,
    );

/** A start failed or was given up before there was an identity in the making: no log can name what was written for it. Never throws */
export async function removeWritten(webDav = createWebDav): Promise<void> {
  const left = written;
  written = null;
  if (left !== null) await removeFile(left, webDav);
}

/** An identity in the making begins with this credential. */
export function keepForDraft(credential: { kind: string; fileId?: string }): void {
  ofDraft = written !== null && credential.fileId === written.file.id ? written : null;
  written = null;
}

/** From here on the identity may exist: its file stays. */
export const draftIsFinished = (): void => {
  ofDraft = null;
};

/** The identity in the making was given up. @returns the address of a file that is still there; `null`: none */
export async function removeFileOfDraft(webDav = createWebDav): Promise<string | null> {
  const left = ofDraft;
  ofDraft = null;
  return left === null || (await removeFile(left, webDav)) ? null : left.file.address;
}
