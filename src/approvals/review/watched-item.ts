/** Words for an item of a collection that a site wants in the character's assets. It adds a row and gives the site nothing. */
import { itemName } from '../../messaging/item-name.ts';
import type { WatchedItem } from '../record.ts';
import { fullAddress } from './address.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { mark, say } from './words.ts';

export async function reviewWatchedItem(context: ReviewContext, item: WatchedItem): Promise<ReviewPart> {
  const { contract, id, standard, collection } = item;
  const called = collection ?? 'a collection without a name';
  return {
    sentence: [say('Add '), mark(itemName(item)), say(` to the assets of ${context.character.name}?`)],
    warnings: [],
    rows: [
      { name: 'Collection', value: called, detail: 'as its contract says' },
      { name: 'Token ID', value: id },
      { name: 'Standard', value: standard === 'ERC721' ? 'ERC-721' : 'ERC-1155' },
      { name: 'Network', value: context.network.name },
      { name: 'What the site gets', value: 'nothing; it only adds a row to your list' },
    ],
    body: { kind: 'asset', token: { address: fullAddress(contract), symbol: called } },
    raw: JSON.stringify({ contract, id, standard }, null, 2),
    verb: 'Add',
  };
}
