/** Items of collections that came in, as logs tell them: which ones are kept, and what their collections are called. found-tokens.ts reads and stores. */
import * as v from 'valibot';
import type { Client } from '../../chain/client-type.ts';
import type { Incoming } from '../../chain/incoming.ts';
import type { Network } from '../../chain/network.ts';
import { readCollectionNames } from '../../chain/tokens.ts';
import type { Hex } from '../../lib/bytes.ts';
import { itemKey } from '../../messaging/item-view.ts';
import type { Received } from './received.ts';

const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));

export const foundItemsSchema = v.array(
  v.object({
    contract: address,
    id: v.pipe(v.string(), v.regex(/^\d{1,78}$/)),
    standard: v.picklist(['ERC721', 'ERC1155']),
    /** That it came to. */
    account: address,
    /** A transaction of the person brought it; otherwise somebody sent it. */
    acted: v.boolean(),
  }),
);
export type FoundItem = v.InferOutput<typeof foundItemsSchema>[number];

/** How many are kept for each network: of those that the person brought, of others, and of others of one collection: a flood of one leaves the rest. */
const KEPT = 200;
const KEPT_OTHERS = 100;
const KEPT_OF_ONE = 20;

const keyOf = (item: FoundItem): string => `${itemKey(item)}:${item.account}`;

/**
 * The newest first, each once for each account.
 * @param came what the logs of `found` brought: not to nobody, and not from an account to itself
 */
export function joinItems(
  before: readonly FoundItem[],
  came: readonly Received[],
  found: readonly Incoming[],
  accounts: readonly Hex[],
): FoundItem[] {
  const standards = new Map(found.flatMap(({ token, standard }) => (standard === null ? [] : [[token, standard]])));
  const fresh = came
    .toSorted((a, b) => b.block - a.block || b.index - a.index)
    .flatMap(({ token, id, to, acted }): FoundItem[] => {
      const standard = token === null ? undefined : standards.get(token);
      return token === null || id === null || standard === undefined || !accounts.includes(to)
        ? []
        : [{ contract: token, id, standard, account: to, acted }];
    });
  const all = new Map<string, FoundItem>();
  for (const item of [...fresh, ...before]) {
    const known = all.get(keyOf(item));
    all.set(keyOf(item), known ? { ...known, acted: known.acted || item.acted } : item);
  }
  const items = [...all.values()];
  const counts = new Map<Hex, number>();
  const others = items.filter(({ acted, contract }) => {
    if (acted) return false;
    counts.set(contract, (counts.get(contract) ?? 0) + 1);
    return (counts.get(contract) ?? 0) <= KEPT_OF_ONE;
  });
  const kept = new Set([...items.filter(({ acted }) => acted).slice(0, KEPT), ...others.slice(0, KEPT_OTHERS)]);
  return items.filter((item) => kept.has(item));
}

/**
 * Names by address of the collections of these items. One of which the node does not answer is asked the next time.
 * @throws WalletError no-network
 */
export async function collectionsOf(
  client: Client,
  network: Network,
  items: readonly FoundItem[],
  before: Readonly<Record<string, string | null>>,
): Promise<Record<string, string | null>> {
  const contracts = [...new Set(items.map(({ contract }) => contract))];
  const unknown = contracts.filter((contract) => before[contract] === undefined);
  const names = await readCollectionNames(client, network, unknown);
  const known = new Map<Hex, string | null>(
    unknown.flatMap((contract, index) => {
      const name = names[index];
      return name === undefined || name === 'unanswered' ? [] : [[contract, name.text] as const];
    }),
  );
  return Object.fromEntries(
    contracts.flatMap((contract) => {
      const name = known.get(contract) ?? before[contract];
      return name === undefined && !known.has(contract) ? [] : [[contract, name ?? null]];
    }),
  );
}
