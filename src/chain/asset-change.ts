/** Converts asset movements to the balance changes that the prompt shows. Never rounds. */
import { formatUnits } from '../ethereum/amount.ts';
import { coinName } from '../ethereum/coin-name.ts';
import type { Hex } from '../lib/bytes.ts';
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
      asset: direction === 'in' ? coin : `${coin}, besides what is sent`,
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
  const what = id === null ? `${size} units` : size === 1n ? `No. ${id}` : `${size} of No. ${id}`;
  return { asset: `${id === null ? 'Token' : 'Collectible'} at ${asset}`, amount: what, direction };
}
