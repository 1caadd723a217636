/** eth_sendRawTransaction (EIP-1474): passes bytes that someone else signed to the node. Sending the same bytes again is success. */

import { NodeError } from '../../chain/node-error.ts';
import { keccak } from '../../ethereum/keccak.ts';
import { parseData } from '../../ethereum/quantity.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import { done, type Method } from '../method.ts';

export const ethSendRawTransaction: Method = {
  needs: 'nothing',
  read([first]) {
    const raw = parseData(first, 'transaction');
    return async ({ deps, grant, chainId }) => {
      try {
        const hash = await deps.chain.request(grant?.characterId ?? null, chainId, 'eth_sendRawTransaction', [raw]);
        return done(hash);
      } catch (error) {
        // A resend after the worker was stopped finds the bytes in the pool already. Geth, Nethermind, Erigon and Besu each have their own words.
        if (error instanceof NodeError && /already ?known|known transaction|already imported/i.test(error.message))
          return done(toHex(keccak(fromHex(raw))));
        throw error;
      }
    };
  },
};
