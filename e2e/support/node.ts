/** Queries the local chain directly, to check what the wallet says. */
import { expect } from '@playwright/test';

/** One JSON-RPC call; throws what the node answers as an error. */
export async function askNode(url: string, method: string, params: unknown[] = []): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
  if (error) throw new Error(error.message);
  return result;
}

/** Gives an account a hundred coins. */
export const fund = (url: string, address: string): Promise<unknown> =>
  askNode(url, 'anvil_setBalance', [address, '0x56bc75e2d63100000']);

/**
 * Sends a transaction, signed (hex) or of an account of the node, and resolves when it is in a block: the node answers before it has
 * made one.
 */
export async function sendMined(url: string, transaction: string | Record<string, unknown>): Promise<void> {
  const method = typeof transaction === 'string' ? 'eth_sendRawTransaction' : 'eth_sendTransaction';
  const hash = await askNode(url, method, [transaction]);
  // Not by evm_mine: a deposit of a layer-2 network has no nonce, and would be in two blocks.
  await expect
    .poll(() => askNode(url, 'eth_getTransactionReceipt', [hash]), { intervals: [20, 50, 100] })
    .not.toBeNull();
}
