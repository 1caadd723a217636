/** Asks a contract for the address of an item's metadata: a read of its own, only when the person wants to see the item. */
import { withItemId } from '../ethereum/token-uri.ts';
import type { ItemRef } from '../messaging/item-view.ts';
import { callOnce, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';

/** `null`: the contract names none. @throws WalletError no-network */
export async function readItemUri(client: Client, { contract, id, standard }: ItemRef): Promise<string | null> {
  const signature = standard === 'ERC721' ? 'tokenURI(uint256)' : 'uri(uint256)';
  const data = await callOnce(client, toReadCall(contract, signature, [BigInt(id)]));
  const uri = data === null ? undefined : tryDecode<[string]>('string', data)?.[0];
  if (uri === undefined || uri.trim() === '') return null;
  return standard === 'ERC721' ? uri : withItemId(uri, BigInt(id));
}
