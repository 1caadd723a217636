/** A token bucket per address, in this process's memory. Bounded: whoever has waited longest is forgotten first. */
import type { Rate } from '../parts.ts';

const ADDRESSES = 50_000;

/** Longest spelling of an address: a proxy may let an asker write anything. */
const LONGEST = 64;

/** IPv6 networks of one customer (/64) count as one; IPv4 inside IPv6 as IPv4. A port, which some proxies write too, says nothing. */
export function bucketName(written: string): string {
  const text = written.slice(0, LONGEST);
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

/** The wider network of an address, which one customer may have whole: IPv6 /48, IPv4 /24. */
export function networkName(written: string): string {
  const name = bucketName(written);
  return name.includes(':')
    ? name.split(':').slice(0, 3).join(':')
    : (/^(\d+\.\d+\.\d+)\.\d+$/.exec(name)?.[1] ?? name);
}

/** `take` gives 0 when there is enough, else in how many seconds there will be. What costs more than the burst takes all of it. */
export function createRateLimit(rate: Rate, now: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name: string, wanted: number): number {
      const time = now();
      const cost = Math.min(wanted, rate.burst);
      const known = buckets.get(name);
      const earned = known === undefined ? rate.burst : ((time - known.at) / 1000) * rate.perSecond;
      const tokens = Math.min(rate.burst, (known?.tokens ?? 0) + Math.max(0, earned));
      const enough = tokens >= cost;
      // Set anew, so that the map stays ordered by the last use.
      buckets.delete(name);
      buckets.set(name, { tokens: enough ? tokens - cost : tokens, at: time });
      if (buckets.size > ADDRESSES)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      return enough ? 0 : (cost - tokens) / rate.perSecond;
    },
  };
}
