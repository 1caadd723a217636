/**
 * Which identity a site belongs to in this browser session. A site has accounts of one identity at a time: one that saw the accounts of two
 * could tell that they are one person's.
 */
import { createQueue } from '../lib/queue.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import type { Memory } from './browser/memory.ts';

type Grant = Pick<SiteGrant, 'origin' | 'serves'>;

/**
 * @param serving the identities that serve the site, in the order in which they are asked
 * @param held the one that has held it
 * @returns the one that holds it now; of several new ones `first` comes first. `null`: none
 */
export const holderAmong = (
  serving: readonly string[],
  held: string | undefined,
  first: string | null,
): string | null =>
  held !== undefined && serving.includes(held) ? held : (serving.find((id) => id === first) ?? serving[0] ?? null);

export const servesSite = (grants: readonly Grant[], origin: string): boolean =>
  grants.some((grant) => grant.origin === origin && grant.serves);

/**
 * @param grantsOf what session memory holds of an identity's grants, also while it is locked
 * @param memory the identity that was first to serve a site, by origin; it stays the holder until it serves the site no more
 * @returns finds the holder among `ids`; of several new ones `first` comes first. `null`: none of them serves the site
 */
export function siteHolder(grantsOf: (id: string) => Memory<Grant[]>, memory: Memory<Record<string, string>>) {
  const inTurn = createQueue();
  return (origin: string, ids: readonly string[], first: string | null = null): Promise<string | null> =>
    inTurn(async () => {
      const serving: string[] = [];
      for (const id of ids) {
        if (servesSite((await grantsOf(id).load()) ?? [], origin)) serving.push(id);
      }
      const holders = (await memory.load()) ?? {};
      const held = Object.hasOwn(holders, origin) ? holders[origin] : undefined;
      const holder = holderAmong(serving, held, first);
      if (holder !== null && holder !== held) await memory.save({ ...holders, [origin]: holder });
      return holder;
    });
}
