/** Storage calls that need a page: asks the browser not to evict the wallet's storage, and downloads files. Reads nothing. */

/** Asks for persistent storage, a call that workers lack. A refusal is harmless: the `unlimitedStorage` permission already prevents eviction. */
export async function askToKeepStorage(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Nothing depends on the answer.
  }
}

/** Offers `contents` as a download named `fileName`. */
export function saveFile(fileName: string, contents: string, type = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([contents], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download reads the blob after this function returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
