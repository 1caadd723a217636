/**
 * eth_signTypedData_v4 and _v3 (EIP-712), and eth_signTypedData, which is version 1 for a list of values and EIP-712 for anything else.
 * Refuses (-32000) what two wallets could read differently.
 */
import type { Payload } from '../../approvals/record.ts';
import { isAnyCaseAddress, parseSigner } from '../../ethereum/address.ts';
import { readTypedData, serializeTypedData } from '../../ethereum/typed-data.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import { parseTypedList, serializeTypedList } from '../../ethereum/typed-list.ts';
import type { Hex } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { invalidInput, invalidParams } from '../fault.ts';
import { grantOf, type Method } from '../method.ts';
import { askSigner, ensureSignsAll } from '../site.ts';

export const ethSignTypedDataV4 = signs((data, chainId) => readEip712(data, chainId, () => {}));

/** Version 3 is version 4 without lists; version 4 would sign lists that wallets with version 3 refuse. */
export const ethSignTypedDataV3 = signs((data, chainId) => readEip712(data, chainId, ensureNoLists));

/** EIP-712 names its method so; before it, the same name was that of version 1. */
export const ethSignTypedData = signs((data, chainId) =>
  isList(data)
    ? { kind: 'typed-list', json: serializeTypedList(parseTypedList(data)) }
    : readEip712(data, chainId, () => {}),
);

/** @param read into the one form that the person reads and that is signed */
function signs(read: (data: unknown, chainId: number) => Payload): Method {
  return {
    needs: 'character',
    read(params) {
      const { account, data } = readOrder(params);
      return async (context) => {
        await ensureSignsAll(context, account);
        const payload = asInput(() => read(data, grantOf(context).chainId));
        return askSigner(context, account, 'sign', async () => payload);
      };
    },
  };
}

/** Address first, as EIP-712 has it; version 1 had the data first, and pages write both. */
function readOrder([first, second]: readonly unknown[]): { account: Hex; data: unknown } {
  const isSecond = !isAnyCaseAddress(first) && isAnyCaseAddress(second);
  const data = isSecond ? first : second;
  const account = parseSigner(isSecond ? second : first, 'address');
  if (typeof data !== 'string' && (typeof data !== 'object' || data === null))
    throw invalidParams('Typed data is signed with an address and the data, as an object or its JSON.');
  return { account, data };
}

const isList = (data: unknown): boolean => Array.isArray(data) || (typeof data === 'string' && /^\s*\[/.test(data));

function readEip712(data: unknown, chainId: number, ensure: (typedData: TypedData) => void): Payload {
  const { typedData, aside } = readTypedData(data, chainId);
  ensure(typedData);
  return { kind: 'typed-data', json: serializeTypedData(typedData), aside };
}

function ensureNoLists({ types }: TypedData): void {
  for (const [name, fields] of Object.entries(types))
    if (fields.some(({ type }) => type.endsWith(']')))
      throw invalidInput(`The type ${name} has a list, which version 3 does not know. Use eth_signTypedData_v4.`);
}

/** @throws ProviderRpcError -32000 for malformed data */
function asInput<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw isWalletError(error, 'bad-input') ? invalidInput(error.message) : error;
  }
}
