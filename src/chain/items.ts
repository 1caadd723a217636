/** Reads from contracts which accounts hold items of collections (ERC-721, ERC-1155), in one request where the network has Multicall3. */
import type { Hex } from '../lib/bytes.ts';
import type { ItemRef } from '../messaging/item-view.ts';
import { type CallAnswer, callEach, type ReadCall, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

export interface ItemQuestion extends ItemRef {
  /** Accounts that may hold it, of one character; lower-case. */
  accounts: readonly Hex[];
}

/** Pieces by account, without accounts that hold none. */
export type Holders = ReadonlyMap<Hex, bigint>;

/**
 * Who of the accounts holds each item. `unanswered`: the node refused to say.
 * @throws WalletError no-network
 */
export async function readHolders(
  client: Client,
  { multicall }: Pick<Network, 'multicall'>,
  items: readonly ItemQuestion[],
): Promise<(Holders | 'unanswered')[]> {
  const calls = items.map(callsFor);
  const answers = await callEach(client, multicall, calls.flat());
  let at = 0;
  return items.map((item, index) => {
    const own = answers.slice(at, at + (calls[index]?.length ?? 0));
    at += own.length;
    return own.includes('unanswered') ? 'unanswered' : holdersIn(item, own);
  });
}

const callsFor = ({ contract, id, standard, accounts }: ItemQuestion): ReadCall[] =>
  standard === 'ERC721'
    ? [toReadCall(contract, 'ownerOf(uint256)', [BigInt(id)])]
    : accounts.map((account) => toReadCall(contract, 'balanceOf(address,uint256)', [account, BigInt(id)]));

function holdersIn({ standard, accounts }: ItemQuestion, answers: readonly CallAnswer[]): Holders {
  const read = <Value extends bigint | Hex>(type: string, data: CallAnswer | undefined): Value | undefined =>
    data ? tryDecode<[Value]>(type, data as Hex)?.[0] : undefined;
  if (standard === 'ERC721') {
    const owner = read<Hex>('address', answers[0])?.toLowerCase();
    return new Map(accounts.filter((account) => account === owner).map((account) => [account, 1n]));
  }
  return new Map(
    accounts.flatMap((account, index): [Hex, bigint][] => {
      const amount = read<bigint>('uint256', answers[index]) ?? 0n;
      return amount === 0n ? [] : [[account, amount]];
    }),
  );
}
