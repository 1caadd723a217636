/** Readers of functions that contain other calls: multicalls, and calls that a smart account makes. */
import { bareHex, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { decodeAbi } from './abi.ts';
import { type AccountCalls, type Calls, readers } from './calldata-reader.ts';

type Target = [to: Hex, value: bigint, data: Hex];

const toSelf = (calls: Hex[]): Calls => ({
  kind: 'calls',
  calls: calls.map((data) => ({ to: null, value: 0n, data })),
});
const toOthers = (calls: { to: Hex; value?: bigint; data: Hex }[]): Calls => ({
  kind: 'calls',
  calls: calls.map(({ to, value, data }) => ({ to, value: value ?? 0n, data })),
});

const asAccount = (calls: Target[], delegated = false): AccountCalls => ({
  kind: 'account-calls',
  calls: calls.map(([to, value, data]) => ({ to, value, data, delegated })),
});
/** Operation 0 is a call, 1 a delegatecall, 2 creates a contract; anything but 0 counts as a delegatecall. */
const withOperation = ([to, value, data, operation]: [...Target, bigint]): AccountCalls =>
  asAccount([[to, value, data]], operation !== 0n);

/** Parallel lists must have the same length; `null` values count as zeros. @throws WalletError bad-encoding */
function sideBySide(to: Hex[], values: bigint[] | null, data: Hex[]): AccountCalls {
  const fits = to.length === data.length && (values === null || values.length === 0 || values.length === to.length);
  if (!fits) throw bad();
  return asAccount(to.map((one, at) => [one, values?.[at] ?? 0n, data[at] ?? '0x']));
}

export const ACCOUNT_READERS = readers('calls', {
  'multicall(bytes[])': ([calls]: [Hex[]]) => toSelf(calls),
  'multicall(uint256,bytes[])': ([, calls]: [bigint, Hex[]]) => toSelf(calls),
  'multicall(bytes32,bytes[])': ([, calls]: [Hex, Hex[]]) => toSelf(calls),
  'aggregate((address,bytes)[])': ([calls]: [[Hex, Hex][]]) => toOthers(calls.map(([to, data]) => ({ to, data }))),
  'tryAggregate(bool,(address,bytes)[])': ([, calls]: [boolean, [Hex, Hex][]]) =>
    toOthers(calls.map(([to, data]) => ({ to, data }))),
  'aggregate3((address,bool,bytes)[])': ([calls]: [[Hex, boolean, Hex][]]) =>
    toOthers(calls.map(([to, , data]) => ({ to, data }))),
  'aggregate3Value((address,bool,uint256,bytes)[])': ([calls]: [[Hex, boolean, bigint, Hex][]]) =>
    toOthers(calls.map(([to, , value, data]) => ({ to, value, data }))),
  // Smart accounts: ERC-4337 samples, ERC-6551, ERC-7579, ERC-7821
  'execute(address,uint256,bytes)': (call: Target) => asAccount([call]),
  'execute(address,uint256,bytes,uint8)': withOperation,
  'execute((address,uint256,bytes)[])': ([calls]: [Target[]]) => asAccount(calls),
  'execute(bytes32,bytes)': ([mode, data]: [Hex, Hex]) => readMode(mode, data),
  'executeBatch((address,uint256,bytes)[])': ([calls]: [Target[]]) => asAccount(calls),
  'executeBatch(address[],bytes[])': ([to, data]: [Hex[], Hex[]]) => sideBySide(to, null, data),
  'executeBatch(address[],uint256[],bytes[])': ([to, values, data]: [Hex[], bigint[], Hex[]]) =>
    sideBySide(to, values, data),
  // Safe: a shared account, its modules, and the list of calls that it executes by delegatecall
  'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)': withOperation,
  'execTransactionFromModule(address,uint256,bytes,uint8)': withOperation,
  'execTransactionFromModuleReturnData(address,uint256,bytes,uint8)': withOperation,
  'executeUserOp(address,uint256,bytes,uint8)': withOperation,
  'executeUserOpWithErrorString(address,uint256,bytes,uint8)': withOperation,
  'multiSend(bytes)': ([packed]: [Hex]) => readPacked(packed),
});

/** The first byte of the mode selects one call, several calls, or one delegatecall. @throws WalletError bad-encoding */
function readMode(mode: Hex, data: Hex): AccountCalls {
  const bytes = fromHex(data);
  switch (mode.slice(2, 4)) {
    case '00':
      if (bytes.length < 52) throw bad();
      return asAccount([
        [toHex(bytes.subarray(0, 20)), BigInt(toHex(bytes.subarray(20, 52))), toHex(bytes.subarray(52))],
      ]);
    case '01': {
      // The third mode of ERC-7821 contains batches of batches.
      if (mode.slice(14, 22) === '78210002') throw bad();
      const [calls] = decodeAbi('(address,uint256,bytes)[]', bytes) as unknown as [Target[]];
      return asAccount(calls);
    }
    case 'ff':
      if (bytes.length < 20) throw bad();
      return asAccount([[toHex(bytes.subarray(0, 20)), 0n, toHex(bytes.subarray(20))]], true);
    default:
      throw bad();
  }
}

/** Packed calls without padding: operation (1 byte), to (20), value (32), data length (32), data. @throws WalletError bad-encoding */
function readPacked(packed: Hex): AccountCalls {
  const digits = bareHex(fromHex(packed));
  const calls: AccountCalls['calls'] = [];
  for (let at = 0; at < digits.length; ) {
    const [value, length] = [digits.slice(at + 42, at + 106), digits.slice(at + 106, at + 170)];
    if (length.length !== 64) throw bad();
    const end = at + 170 + Number(BigInt(`0x${length}`)) * 2;
    if (end > digits.length) throw bad();
    calls.push({
      delegated: digits.slice(at, at + 2) !== '00',
      to: `0x${digits.slice(at + 2, at + 42)}`,
      value: BigInt(`0x${value}`),
      data: `0x${digits.slice(at + 170, end)}`,
    });
    at = end;
  }
  return { kind: 'account-calls', calls };
}

const bad = () => new WalletError('bad-encoding', 'These bytes are not calls of that shape.');
