/** What came in, as entries of the activity. Tokens that nobody asked for and senders that resemble somebody known are hidden. */
import type { Network } from '../../chain/network.ts';
import { shortAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import { resembles } from '../../ethereum/resemblance.ts';
import type { Hex } from '../../lib/bytes.ts';
import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { ActivityView } from '../../messaging/activity.ts';
import { itemName } from '../../messaging/item-name.ts';
import { itemKey } from '../../messaging/item-view.ts';
import type { ItemChoice, TokenChoice } from '../../session/session.ts';
import type { FoundToken, ReceivedOn } from '../adapters/found-tokens.ts';
import { type Received, receivedKey } from '../adapters/received.ts';
import { namedToken } from './asset-views.ts';

export interface ReceivedQuestion {
  /** With all tokens of its list. */
  network: Network;
  on: ReceivedOn;
  /** What the person decided, by token, and by item (`itemKey`). */
  choices: ReadonlyMap<Hex, TokenChoice>;
  items: ReadonlyMap<string, ItemChoice>;
  /** Names of the address book and of own accounts; `null`: an address that the person sent to. */
  known: ReadonlyMap<Hex, string | null>;
}

/** Newest first. An entry whose time was not read yet is left out. */
export function receivedViews({ network, on, choices, items, known }: ReceivedQuestion): ActivityView[] {
  const listed = new Map(network.tokens.map((token) => [token.address, token]));
  const cameIn = new Map(on.tokens.map((token) => [token.address, token]));

  function hiddenBy({ token, id, from, acted }: Received): ActivityView['hidden'] | null {
    if (from !== null && !known.has(from) && [...known.keys()].some((other) => resembles(from, other)))
      return 'look-alike';
    if (token === null) return null;
    const choice = id === null ? choices.get(token) : items.get(itemKey({ contract: token, id }));
    const isShown = choice ? choice.shown : listed.has(token) || acted;
    return isShown ? null : 'token';
  }

  function amountOf({ token, amount, id }: Received): string {
    if (token === null) return `+${formatUnits(BigInt(amount), network.decimals)} ${network.symbol}`;
    if (id !== null) return amount === '1' ? t.oneNft : t.nfts(amount);
    const found: Pick<FoundToken, 'symbol' | 'name' | 'decimals'> | undefined = cameIn.get(token) ?? choices.get(token);
    const { symbol, decimals } =
      listed.get(token) ?? (found ? namedToken(network, found) : { symbol: t.unknownUnits, decimals: 0 });
    return `+${formatUnits(BigInt(amount), decimals)} ${symbol}`;
  }

  return on.received.flatMap((one): ActivityView[] => {
    if (one.at === null) return [];
    const hidden = hiddenBy(one);
    return [
      {
        id: `${on.chainId}:${receivedKey(one)}`,
        status: 'included',
        title: titleOf(one, known),
        detail:
          one.id === null || one.token === null
            ? ''
            : itemName({ collection: on.collections[one.token] ?? null, contract: one.token, id: one.id }),
        amount: amountOf(one),
        hash: one.transaction,
        chainId: on.chainId,
        origin: null,
        at: one.at,
        nonce: null,
        from: one.from,
        to: one.to,
        replaceable: false,
        received: true,
        ...(one.since === undefined ? {} : { since: one.since }),
        ...(hidden ? { hidden } : {}),
      },
    ];
  });
}

function titleOf({ from }: Received, known: ReceivedQuestion['known']): string {
  if (from === null) return t.senderUnknown;
  if (from === ZERO_ADDRESS) return t.newlyCreated;
  return t.receivedFrom(known.get(from) ?? shortAddress(from));
}
