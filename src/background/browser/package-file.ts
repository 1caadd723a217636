/** Reads a file of the extension's own package. */
import browser from 'webextension-polyfill';

/** @param path from the root of the package: `lists/phishing.bin`. @throws TypeError if there is no such file */
export async function readPackageFile(path: string): Promise<Uint8Array> {
  const answer = await fetch(browser.runtime.getURL(path));
  return new Uint8Array(await answer.arrayBuffer());
}
