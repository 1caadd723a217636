/** What only a page can do for things to stay: asks the browser not to evict the wallet's storage, saves files. Reads nothing. */

/** Workers lack this call. A refusal changes nothing: `unlimitedStorage` stands behind it. */
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
  // The download reads the blob after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
