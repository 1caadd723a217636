/** What an item of a collection is called in lists: the name of its collection and its number. */
import { shortAddress } from '../ethereum/address.ts';
import { names as t } from '../locales/en/messaging/names.ts';
import type { ItemRef } from './item-view.ts';

/** A longer number is shortened: some collections number by hashes. */
const DIGITS = 12;

export const shortId = (id: string): string => (id.length > DIGITS ? `${id.slice(0, 5)}…${id.slice(-5)}` : id);

type Named = Pick<ItemRef, 'contract' | 'id'> & { collection: string | null };

export const collectionName = ({ collection, contract }: Omit<Named, 'id'>): string =>
  collection ?? t.collection(shortAddress(contract));

/** *Foo #12*, or *Collection 0x1234…5678 #12*. */
export const itemName = (item: Named): string => `${collectionName(item)} #${shortId(item.id)}`;
