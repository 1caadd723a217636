/** Who got something from a character, counted once for the payment form and the prompts. Uses what was sent, never the chain. */
import type { SentTransaction } from '../../chain/sent.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile } from '../../session/session.ts';

/** Lower-case address -> transfers of coins, tokens or items that went there and were not lost. */
export function countTransfers(sent: readonly Pick<SentTransaction, 'transaction' | 'status'>[]): Map<Hex, number> {
  const times = new Map<Hex, number>();
  for (const { transaction, status } of sent) {
    if (status !== 'pending' && status !== 'included') continue;
    for (const recipient of recipientsOf(transaction)) times.set(recipient, (times.get(recipient) ?? 0) + 1);
  }
  return times;
}

/** In how many transactions that went through a contract was called. It says nothing about whether the contract is honest. */
export function countCalls(
  sent: readonly Pick<SentTransaction, 'transaction' | 'status'>[],
  chainId: number,
  contract: Hex,
): number {
  const calls = ({ to, data }: PreparedTransaction): boolean =>
    data !== '0x' && to?.toLowerCase() === contract.toLowerCase();
  return sent.filter(
    ({ transaction, status }) =>
      status === 'included' && transaction.chainId === chainId && callsOf(transaction).some(calls),
  ).length;
}

/** Those to whom the transaction hands something. */
const recipientsOf = (transaction: PreparedTransaction): Hex[] =>
  callsOf(transaction)
    .map(recipientOf)
    .filter((recipient) => recipient !== null);

/** The transaction, or the calls that the account makes with it to itself. */
function callsOf(transaction: PreparedTransaction): PreparedTransaction[] {
  const { from, to, data } = transaction;
  const own = to === from ? decodeCalldata(data) : null;
  const calls = own?.kind === 'account' ? own.calls.filter(({ delegated }) => !delegated) : null;
  const parts = calls?.map((call) => ({ ...transaction, to: call.to, value: call.value.toString(), data: call.data }));
  return parts ?? [transaction];
}

/** Whoever the transaction hands something to; nobody gets anything by a call of nothing, or by a right. */
function recipientOf({ from, to, value, data }: PreparedTransaction): Hex | null {
  if (to === null || data === '0x') return BigInt(value) > 0n ? to : null;
  const call = decodeCalldata(data);
  switch (call.kind) {
    case 'erc20-transfer':
      return call.amount > 0n ? call.to : null;
    case 'transfer-from':
      return call.amountOrId > 0n && call.from === from ? call.to : null;
    case 'nft-transfer':
      return call.from === from ? call.to : null;
    case 'multi-transfer':
      return (call.from ?? from) === from && call.items.some(({ amount }) => amount > 0n) ? call.to : null;
    default:
      return null;
  }
}

/** Names of the address book and of own accounts by lower-case address, and `null` for other addresses that the person sent to. */
export function knownNames(
  { accounts, contacts }: Pick<Profile, 'accounts' | 'contacts'>,
  sent: readonly Pick<SentTransaction, 'transaction' | 'status'>[],
): Map<Hex, string | null> {
  const lower = (address: Hex): Hex => address.toLowerCase() as Hex;
  return new Map<Hex, string | null>([
    ...[...countTransfers(sent).keys()].map((address): [Hex, null] => [lower(address), null]),
    ...[...contacts, ...accounts].map(({ address, name }): [Hex, string] => [lower(address), name]),
  ]);
}
