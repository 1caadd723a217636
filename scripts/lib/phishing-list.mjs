/** The list of phishing sites that the package carries, made from that of eth-phishing-detect at build time. */
import { createRequire } from 'node:module';
import { encodeHostList } from '../../src/lib/host-list.ts';

/** @typedef {{ whitelist: string[], blacklist: string[] }} Config */

/** The hosts of the list, without those that it calls harmless. @returns {string[]} */
export function phishingHosts() {
  /** @type {Config} */
  const { whitelist, blacklist } = createRequire(import.meta.url)('eth-phishing-detect/src/config.json');
  const harmless = new Set(whitelist);
  return [...new Set(blacklist.map((host) => host.toLowerCase()))].filter((host) => !harmless.has(host));
}

/** About 70 kB for 14,000 hosts: `encodeHostList` says the form. @returns {Promise<Uint8Array>} */
export const phishingList = () => encodeHostList(phishingHosts());
