/** The client's address behind proxies. Ignores the part of X-Forwarded-For that the client itself could have written. */
import { BlockList, isIP } from 'node:net';

/** The proxies in front of this server. */
export interface Proxies {
  /** Number of proxies that append an address; used when `trusted` is `null`. */
  hops: number;
  /** The proxies' networks; a header from another address is ignored. */
  trusted: BlockList | null;
}

/** The address without a port; IPv4 in IPv6 as IPv4. */
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

/** @param networks such as 10.0.0.0/8 or ::1 @returns `null` when one of them is invalid */
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

/** Does the header count in a request from this address? @param direct address of the connection */
export const believes = ({ trusted }: Proxies, direct: string): boolean => trusted === null || isOf(trusted, direct);

/** @param header X-Forwarded-For; each proxy appends the address from which it got the request */
export function addressBehind(proxies: Proxies, direct: string, header: string | string[] | undefined): string {
  const { hops, trusted } = proxies;
  const written = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (trusted === null) return written.at(-hops) ?? written[0] ?? direct;
  if (!believes(proxies, direct)) return direct;
  // The client is inside the trusted networks; what it wrote itself stands further left.
  return written.findLast((address) => !isOf(trusted, address)) ?? written.at(-1) ?? direct;
}
