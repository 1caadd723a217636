/** Items of collections (ERC-721, ERC-1155) that a character holds on one network, as pages see them. */
import type { Hex } from '../lib/bytes.ts';

export type ItemStandard = 'ERC721' | 'ERC1155';

/** Which item it is. */
export interface ItemRef {
  /** Lower-case. */
  contract: Hex;
  /** Decimal. */
  id: string;
  standard: ItemStandard;
}

export interface ItemView extends ItemRef {
  /** Name of the collection; `null`: it has no readable one of its own. */
  collection: string | null;
  /** Pieces in all accounts together; 1 of ERC-721. */
  amount: string;
  /** `added`: the person or a site that they allowed added it. `came`: a transaction of the person brought it. `sent`: somebody sent it. */
  kind: 'added' | 'came' | 'sent';
  /** Only shown where the person opens the hidden ones. */
  hidden: boolean;
  /** Pieces by account; accounts that hold none are left out. */
  heldBy: Record<Hex, string>;
}

/** Names an item among the others of a network. */
export const itemKey = ({ contract, id }: Pick<ItemRef, 'contract' | 'id'>): string => `${contract}:${id}`;
