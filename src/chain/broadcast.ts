/** Sends a signed transaction. Idempotent: a node that already has the same bytes counts as success. */
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';

const ALREADY_THERE =
  /already known|alreadyknown|known transaction|already imported|already exists|already in (?:the )?(?:mem)?pool|duplicate/i;
const NONCE_USED =
  /nonce (?:is )?too low|oldnonce|nonce has already been used|invalid (?:transaction )?nonce|nonce.*lower/i;

/**
 * @returns the hash
 * @throws NodeError when the node refuses these bytes and does not have them, WalletError no-network
 */
export async function broadcastRaw(client: Client, raw: Hex, hash: Hex): Promise<Hex> {
  try {
    await client.request('eth_sendRawTransaction', [raw]);
    return hash;
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    if (ALREADY_THERE.test(error.message) || (await isKnown(client, hash))) return hash;
    throw error;
  }
}

/** Another transaction has this nonce already. */
export const isNonceUsed = (error: unknown): boolean => error instanceof NodeError && NONCE_USED.test(error.message);

/** Of an account that runs the code of a contract, nodes take only one transaction at a time (EIP-7702). */
export const waitsForEarlier = (error: unknown): boolean =>
  error instanceof NodeError && /in-?flight transaction limit/i.test(error.message);

/** Does the node know this transaction, waiting or in a block? */
async function isKnown(client: Client, hash: Hex): Promise<boolean> {
  try {
    return (await client.request('eth_getTransactionByHash', [hash])) !== null;
  } catch {
    return false;
  }
}
