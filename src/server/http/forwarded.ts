/** Who asks, where proxies stand before this server. Never believes a part of the header that the asker itself could have written. */
import { BlockList, isIP } from 'node:net';

/** The proxies before this server. */
export interface Proxies {
  /** How many append an address, one after the other; used where `trusted` is `null`. */
  hops: number;
  /** Their networks: nobody else's header is believed. */
  trusted: BlockList | null;
}

/** Without a port, and IPv4 inside IPv6 as IPv4. */
const plain = (address: string): string =>
  address
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=[\d.]+$)/i, '');

function isOf(trusted: BlockList, written: string): boolean {
  const address = plain(written);
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** @param networks such as 10.0.0.0/8 or ::1 @returns `null` where one is none */
export function parseNetworks(networks: readonly string[]): BlockList | null {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const length = prefix === undefined ? most : Number(prefix);
    if (family === 0 || !/^\d{0,3}$/.test(prefix ?? '') || prefix === '' || length > most) return null;
    list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** @param header X-Forwarded-For: each proxy appends the address that asked it */
export function addressBehind(
  { hops, trusted }: Proxies,
  direct: string,
  header: string | string[] | undefined,
): string {
  const written = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (trusted === null) return written.at(-hops) ?? written[0] ?? direct;
  if (!isOf(trusted, direct)) return direct;
  // An asker inside the trusted networks: what it wrote itself stands further left.
  return written.findLast((address) => !isOf(trusted, address)) ?? written.at(-1) ?? direct;
}
