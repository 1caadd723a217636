/** Names a collection of items: by what the person or the wallet calls it, else by what its contract calls itself, which its row then says. */
import { shortAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, fullAddress, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';

/** What its contract says. */
const ownName = (context: ReviewContext, collection: Hex): Promise<string | null> => {
  const { characterId, chainId } = context.request;
  return knownOrNull(context.data.collectionName(characterId, chainId, collection));
};

/** The name, or the short address. */
export const collectionName = async (context: ReviewContext, collection: Hex): Promise<string> =>
  (await nameOf(context, collection)) ?? (await ownName(context, collection)) ?? shortAddress(collection);

export async function collectionRow(context: ReviewContext, collection: Hex): Promise<Row> {
  const known = await nameOf(context, collection);
  const own = known === null ? await ownName(context, collection) : null;
  return own === null
    ? addressRow(labels.collection, known, labels.unknown, collection)
    : { name: labels.collection, value: own, detail: t.asItsContractSays(fullAddress(collection)) };
}
