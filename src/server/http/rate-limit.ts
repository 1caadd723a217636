/**
 * A token bucket per address, in this process's memory. A bucket that is full again is forgotten, as it is like that of an unknown address.
 * The number is bounded: the least recently used address is dropped first.
 */
import type { Rate } from '../parts.ts';

const ADDRESSES = 50_000;

/** Longest accepted address: a proxy may pass on any text of a client. */
const MAX_ADDRESS_LENGTH = 64;

/** The bucket of an address: an IPv6 /64 network counts as one, IPv4 in IPv6 counts as IPv4, and a port is ignored. */
export function bucketName(written: string): string {
  const text = written.slice(0, MAX_ADDRESS_LENGTH);
  const address = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}

/** The network of an address that one customer may own whole: IPv6 /48, IPv4 /24. */
export function networkName(written: string): string {
  const name = bucketName(written);
  return name.includes(':')
    ? name.split(':').slice(0, 3).join(':')
    : (/^(\d+\.\d+\.\d+)\.\d+$/.exec(name)?.[1] ?? name);
}

/** `take` returns 0 when the bucket has enough tokens, otherwise the seconds until it has. A cost above the burst takes the whole bucket. */
export function createRateLimit(rate: Rate, now: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  /** Time until any bucket is full (ms). */
  const full = (rate.burst / rate.perSecond) * 1000;
  /** Drops at most two, which is more than a request adds. */
  function forget(time: number): void {
    let dropped = 0;
    for (const [oldest, { at }] of buckets) {
      if (dropped === 2 || (time - at < full && buckets.size <= ADDRESSES)) return;
      buckets.delete(oldest);
      dropped++;
    }
  }
  return {
    /** Number of buckets, for tests. */
    size: () => buckets.size,
    take(name: string, wanted: number): number {
      const time = now();
      const cost = Math.min(wanted, rate.burst);
      const known = buckets.get(name);
      const earned = known === undefined ? rate.burst : ((time - known.at) / 1000) * rate.perSecond;
      const tokens = Math.min(rate.burst, (known?.tokens ?? 0) + Math.max(0, earned));
      const enough = tokens >= cost;
      // Deleting and setting keeps the map ordered by last use.
      buckets.delete(name);
      buckets.set(name, { tokens: enough ? tokens - cost : tokens, at: time });
      forget(time);
      return enough ? 0 : (cost - tokens) / rate.perSecond;
    },
  };
}
