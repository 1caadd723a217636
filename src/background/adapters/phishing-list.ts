/** The package's list of phishing sites, read when the first site asks for something. It asks nobody and is updated with the package alone. */
import { findHost } from '../../lib/host-list.ts';

export interface PhishingList {
  /** The host of the list that this origin is or belongs to; `null` for any other, and where the list cannot be read. */
  find(origin: string): Promise<string | null>;
}

/** @param read the file of the package */
export function createPhishingList(read: () => Promise<Uint8Array>): PhishingList {
  let list: Promise<Uint8Array> | null = null;
  return {
    async find(origin) {
      list ??= read();
      try {
        const hosts = await list;
        return URL.canParse(origin) ? await findHost(hosts, new URL(origin).hostname) : null;
      } catch {
        list = null;
        return null;
      }
    },
  };
}
