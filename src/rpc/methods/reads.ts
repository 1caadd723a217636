/** Methods that are passed to the node as they are, block tag included. A list of what is allowed; nothing that signs, subscribes or administers. */
import { done, type Method } from '../method.ts';

export const READ_METHODS = [
  'eth_blobBaseFee',
  'eth_blockNumber',
  'eth_call',
  'eth_createAccessList',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getBlockReceipts',
  'eth_getBlockTransactionCountByHash',
  'eth_getBlockTransactionCountByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getProof',
  'eth_getStorageAt',
  'eth_getTransactionByBlockHashAndIndex',
  'eth_getTransactionByBlockNumberAndIndex',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_getUncleCountByBlockHash',
  'eth_getUncleCountByBlockNumber',
  'eth_maxPriorityFeePerGas',
  'eth_simulateV1',
  'eth_syncing',
  'net_listening',
] as const;

/** Along the route of the character that serves the site; a site that is not connected reads the network it asked for, else the default one. */
export const readMethod = (name: (typeof READ_METHODS)[number]): Method => ({
  needs: 'nothing',
  read:
    (params) =>
    async ({ deps, grant, chainId }) =>
      done(await deps.chain.request(grant?.characterId ?? null, chainId, name, params)),
});
