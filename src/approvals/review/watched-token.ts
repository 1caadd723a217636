/** Words for a token that a site wants in the character's assets. It adds a row and gives the site nothing. */
import { reviewConnections as t } from '../../locales/en/approvals/review/connections.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { WatchedToken } from '../record.ts';
import { fullAddress } from './address.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { due } from './warning.ts';

export async function reviewWatchedToken(context: ReviewContext, token: WatchedToken): Promise<ReviewPart> {
  const { address, symbol, name, decimals, resembles } = token;
  return {
    sentence: t.addToAssets(symbol, context.character.name),
    warnings: due(
      resembles && {
        rule: 'token-takes-a-name',
        severity: 'danger',
        title: t.tokenTakesAName,
        text: t.tokenTakesANameText,
      },
    ),
    rows: [
      { name: labels.token, value: name, detail: labels.asItsContractSays },
      { name: t.decimals, value: String(decimals) },
      { name: labels.network, value: context.network.name },
      { name: labels.whatTheSiteGets, value: labels.onlyAddsARow },
    ],
    body: { kind: 'asset', token: { address: fullAddress(address), symbol } },
    raw: JSON.stringify({ address, symbol, decimals }, null, 2),
    verb: labels.add,
  };
}
