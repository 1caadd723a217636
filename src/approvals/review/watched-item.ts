/** Words for an item of a collection that a site wants in the character's assets. It adds a row and gives the site nothing. */
import { reviewConnections as t } from '../../locales/en/approvals/review/connections.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { itemName } from '../../messaging/item-name.ts';
import type { WatchedItem } from '../record.ts';
import { fullAddress } from './address.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';

export async function reviewWatchedItem(context: ReviewContext, item: WatchedItem): Promise<ReviewPart> {
  const { contract, id, standard, collection } = item;
  const called = collection ?? t.namelessCollection;
  return {
    sentence: t.addToAssets(itemName(item), context.character.name),
    warnings: [],
    rows: [
      { name: labels.collection, value: called, detail: labels.asItsContractSays },
      { name: t.tokenId, value: id },
      { name: t.standard, value: standard === 'ERC721' ? 'ERC-721' : 'ERC-1155' },
      { name: labels.network, value: context.network.name },
      { name: labels.whatTheSiteGets, value: labels.onlyAddsARow },
    ],
    body: { kind: 'asset', token: { address: fullAddress(contract), symbol: called } },
    raw: JSON.stringify({ contract, id, standard }, null, 2),
    verb: labels.add,
  };
}
