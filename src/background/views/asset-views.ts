/** Assets as pages see them: the coin, tokens of the list that are held, added ones, and those that came in, most of which are hidden. */
import type { KnownToken, Network } from '../../chain/network.ts';
import { isTaken } from '../../chain/tokens.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import { coinName } from '../../ethereum/coin-name.ts';
import type { Hex } from '../../lib/bytes.ts';
import { chainAssets as t } from '../../locales/en/chain/assets.ts';
import type { AssetView } from '../../messaging/asset-view.ts';
import type { TokenChoice } from '../../session/session.ts';
import type { Balances } from '../adapters/balances-type.ts';
import type { FoundToken } from '../adapters/found-tokens.ts';

export interface Assets {
  /** With all tokens of its list. */
  network: Network;
  balances: Balances;
  /** What the person decided, by token. */
  choices: ReadonlyMap<Hex, TokenChoice>;
  found: readonly FoundToken[];
}

/** The coin first, then tokens by name. None while no balance is known. */
export function assetViews({ network, balances, choices, found }: Assets): AssetView[] {
  if (balances.at === null) return [];
  const listed = new Map(network.tokens.map((token) => [token.address, token]));
  const cameIn = new Map(found.map((token) => [token.address, token]));
  const places = new Set<Hex>([...balances.tokens.keys(), ...choices.keys()]);
  const views = [...places].flatMap((token): AssetView[] => {
    const heldBy = amountsOf(balances.tokens.get(token));
    const choice = choices.get(token);
    const kind = kindOf(listed.has(token), choice, cameIn.get(token));
    if (kind === null || (heldBy.size === 0 && kind !== 'added')) return [];
    const { symbol, name, decimals, resembles } =
      ofList(listed.get(token)) ?? namedToken(network, cameIn.get(token) ?? (choice as TokenChoice));
    const hidden = choice ? !choice.shown : kind === 'sent';
    return [{ symbol, name, decimals, resembles, token, kind, hidden, ...written(heldBy, decimals) }];
  });
  const { symbol, decimals } = network;
  const own = { symbol, name: coinName(symbol), decimals, resembles: false } as const;
  const coin = { ...own, token: null, kind: 'coin', hidden: false } as const;
  return [{ ...coin, ...written(amountsOf(balances.native), decimals) }, ...views.sort(byName)];
}

function kindOf(isListed: boolean, choice: TokenChoice | undefined, found: FoundToken | undefined) {
  if (isListed) return choice?.shown ? 'added' : 'listed';
  if (found) return found.acted ? 'came' : choice?.shown ? 'added' : 'sent';
  return choice ? 'added' : null;
}

/** A token says itself what it is called: one that looks like a listed one is marked as another. */
export function namedToken(network: Network, { symbol, name, decimals }: Omit<KnownToken, 'address'>) {
  const resembles = isTaken(network, symbol);
  return { symbol: resembles ? t.another(symbol) : symbol, name, decimals, resembles };
}

const ofList = (token: KnownToken | undefined) => token && { ...token, resembles: false };

const amountsOf = (held: ReadonlyMap<Hex, bigint> = new Map()): ReadonlyMap<Hex, bigint> =>
  new Map([...held].filter(([, amount]) => amount > 0n));

const written = (held: ReadonlyMap<Hex, bigint>, decimals: number): Pick<AssetView, 'amount' | 'heldBy'> => ({
  amount: formatUnits(
    [...held.values()].reduce((sum, amount) => sum + amount, 0n),
    decimals,
  ),
  heldBy: Object.fromEntries([...held].map(([account, amount]) => [account, formatUnits(amount, decimals)])),
});

const byName = (a: AssetView, b: AssetView): number =>
  a.name.localeCompare(b.name) || (a.token ?? '').localeCompare(b.token ?? '');
