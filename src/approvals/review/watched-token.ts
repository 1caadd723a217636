/** Words for a token that a site wants in the character's assets. It adds a row and gives the site nothing. */
import type { WatchedToken } from '../record.ts';
import { fullAddress } from './address.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

export async function reviewWatchedToken(context: ReviewContext, token: WatchedToken): Promise<ReviewPart> {
  const { address, symbol, name, decimals, resembles } = token;
  return {
    sentence: [say('Add '), mark(symbol), say(` to the assets of ${context.character.name}?`)],
    warnings: due(
      resembles && {
        rule: 'token-takes-a-name',
        severity: 'danger',
        title: 'This is not the well-known token',
        text: 'It has the same or a similar name, but a different contract.',
      },
    ),
    rows: [
      { name: 'Token', value: name, detail: 'as its contract says' },
      { name: 'Decimals', value: String(decimals) },
      { name: 'Network', value: context.network.name },
      { name: 'What the site gets', value: 'nothing; it only adds a row to your list' },
    ],
    body: { kind: 'asset', token: { address: fullAddress(address), symbol } },
    raw: JSON.stringify({ address, symbol, decimals }, null, 2),
    verb: 'Add',
  };
}
