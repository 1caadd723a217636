/** eth_signTypedData_v4 (EIP-712). Refuses (-32000) what two wallets could read differently; other versions are not offered. */
import type { Payload } from '../../approvals/record.ts';
import { parseSigner } from '../../ethereum/address.ts';
import { readTypedData, serializeTypedData } from '../../ethereum/typed-data.ts';
import { isWalletError } from '../../lib/errors.ts';
import { invalidInput, invalidParams } from '../fault.ts';
import { grantOf, type Method } from '../method.ts';
import { askSigner } from '../site.ts';

export const ethSignTypedDataV4: Method = {
  needs: 'character',
  read([first, data]) {
    const account = parseSigner(first, 'address');
    if (typeof data !== 'string' && (typeof data !== 'object' || data === null))
      throw invalidParams('The second parameter of eth_signTypedData_v4 is the typed data, as an object or its JSON.');
    return async (context) => {
      const payload = readPayload(data, grantOf(context).chainId);
      return askSigner(context, account, 'sign', async () => payload);
    };
  },
};

/** In the one form that the person reads and that is signed. */
function readPayload(data: unknown, chainId: number): Payload {
  try {
    const { typedData, aside } = readTypedData(data, chainId);
    return { kind: 'typed-data', json: serializeTypedData(typedData), aside };
  } catch (error) {
    throw isWalletError(error, 'bad-input') ? invalidInput(error.message) : error;
  }
}
