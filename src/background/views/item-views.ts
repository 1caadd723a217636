/** Items of collections as pages see them: what is held now. What somebody sent unasked is hidden until the person shows it. */
import type { Holders } from '../../chain/items.ts';
import type { Hex } from '../../lib/bytes.ts';
import { type ItemView, itemKey } from '../../messaging/item-view.ts';
import type { ItemChoice } from '../../session/session.ts';
import type { FoundItem } from '../adapters/found-items.ts';

export interface Items {
  /** By `itemKey`. */
  held: ReadonlyMap<string, Holders>;
  /** The newest first. */
  items: readonly FoundItem[];
  /** Names of collections by address. */
  collections: Readonly<Record<string, string | null>>;
  /** What the person decided, by `itemKey`. */
  choices: ReadonlyMap<string, ItemChoice>;
}

/** The newest first; those that were added by hand or by a site before the others. */
export function itemViews({ held, items, collections, choices }: Items): ItemView[] {
  const acted = new Set(items.filter((item) => item.acted).map(itemKey));
  const found = new Map(items.map((item) => [itemKey(item), item]));
  const keys = new Set([...[...choices.keys()].filter((key) => !found.has(key)).reverse(), ...found.keys()]);
  return [...keys].flatMap((key): ItemView[] => {
    const holders = held.get(key);
    const standard = found.get(key)?.standard ?? choices.get(key)?.standard;
    if (holders === undefined || holders.size === 0 || standard === undefined) return [];
    const [contract, id] = key.split(':') as [Hex, string];
    const choice = choices.get(key);
    const kind = acted.has(key) ? 'came' : choice?.shown ? 'added' : 'sent';
    return [
      {
        contract,
        id,
        standard,
        collection: collections[contract] ?? choice?.collection ?? null,
        amount: [...holders.values()].reduce((sum, amount) => sum + amount, 0n).toString(),
        kind,
        hidden: choice ? !choice.shown : kind === 'sent',
        heldBy: Object.fromEntries([...holders].map(([account, amount]) => [account, amount.toString()])),
      },
    ];
  });
}
