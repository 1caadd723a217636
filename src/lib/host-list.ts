/**
 * A long list of hosts in few bytes, searched without parsing it: the first five bytes of the SHA-256 of each name, sorted. With 14,000
 * hosts, another name is taken for one of them once in eighty million.
 */
import { toHex, utf8 } from './bytes.ts';

const LENGTH = 5;

async function hashOf(host: string): Promise<Uint8Array> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(host) as Uint8Array<ArrayBuffer>);
  return new Uint8Array(hash, 0, LENGTH);
}

/** @param hosts lower-case names; five bytes of the result for each */
export async function encodeHostList(hosts: readonly string[]): Promise<Uint8Array> {
  const hashes = await Promise.all(hosts.map(hashOf));
  const sorted = hashes.map((hash) => ({ hash, hex: toHex(hash) })).sort((a, b) => (a.hex < b.hex ? -1 : 1));
  const list = new Uint8Array(sorted.length * LENGTH);
  for (const [at, { hash }] of sorted.entries()) list.set(hash, at * LENGTH);
  return list;
}

/** The host or the nearest domain above it that is on the list; `null` if none is. */
export async function findHost(list: Uint8Array, host: string): Promise<string | null> {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  // A top-level domain alone is never on the list.
  for (let at = 0; at < labels.length - 1; at++) {
    const name = labels.slice(at).join('.');
    if (contains(list, await hashOf(name))) return name;
  }
  return null;
}

function contains(list: Uint8Array, hash: Uint8Array): boolean {
  let [low, high] = [0, list.length / LENGTH - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareAt(list, middle * LENGTH, hash);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function compareAt(list: Uint8Array, start: number, hash: Uint8Array): number {
  for (let at = 0; at < LENGTH; at++) {
    const difference = (list[start + at] as number) - (hash[at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
