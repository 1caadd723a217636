/** Converts asset movements to the balance changes that the prompt shows. Never rounds. */
import { formatUnits } from '../ethereum/amount.ts';
import { coinName } from '../ethereum/coin-name.ts';
import type { Hex } from '../lib/bytes.ts';
import { chainAssets as t } from '../locales/en/chain/assets.ts';
import type { AssetChange } from '../messaging/approval.ts';
import type { Network } from './network.ts';
import type { Token } from './tokens.ts';
import { type AssetMove, NATIVE } from './transfers.ts';

export interface AssetNaming {
  network: Network;
  /** Symbol and decimals of a token; `null` when it is none. */
  token: (address: Hex) => Promise<Token | null>;
}

/** Outgoing changes come before incoming ones. */
export async function toAssetChanges(moves: readonly AssetMove[], naming: AssetNaming): Promise<AssetChange[]> {
  const changes = await Promise.all(moves.map((move) => toChange(move, naming)));
  return changes.sort((a, b) => Number(a.direction === 'in') - Number(b.direction === 'in'));
}

async function toChange({ asset, id, amount }: AssetMove, { network, token }: AssetNaming): Promise<AssetChange> {
  const size = amount < 0n ? -amount : amount;
  const direction = amount < 0n ? 'out' : 'in';
  if (asset === NATIVE) {
    const coin = coinName(network.symbol);
    return {
      asset: direction === 'in' ? coin : t.coinBesides(coin),
      amount: `${formatUnits(size, network.decimals)} ${network.symbol}`,
      direction,
      of: { token: null, decimal: formatUnits(size, network.decimals) },
    };
  }
  // A movement is shown even if the node does not return the token's metadata.
  const facts = id === null ? await token(asset).catch(() => null) : null;
  if (facts)
    return {
      asset: facts.name,
      amount: `${formatUnits(size, facts.decimals)} ${facts.symbol}`,
      direction,
      ...(facts.named ? { of: { token: asset, decimal: formatUnits(size, facts.decimals) } } : {}),
    };
  if (id === null) return { asset: t.tokenAt(asset), amount: t.units(String(size)), direction };
  const amountOfItem = size === 1n ? t.item(String(id)) : t.items(String(size), String(id));
  return { asset: t.collectibleAt(asset), amount: amountOfItem, direction };
}
