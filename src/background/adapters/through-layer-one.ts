/** Prepares calls that reach a layer-2 network through its layer-1 chain. Signs and sends nothing. */
import { readCodeKind } from '../../chain/balances.ts';
import { callOnce, toReadCall, tryDecode } from '../../chain/call.ts';
import type { Client } from '../../chain/client-type.ts';
import { measureGas } from '../../chain/prepare.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { encodeDeposit, encodeSigned, minimumDepositGas } from '../../ethereum/deposit.ts';
import { type Entrance, entranceOf } from '../../ethereum/layer-one.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';

/** Gas on the network when it does not say how much is needed: a transfer to a contract, and a call. */
const SPARE_GAS = { coins: 100_000n, call: 500_000n };

export interface Brought {
  from: Hex;
  to: Hex | null;
  value: bigint;
  data: Hex;
}

/** @throws WalletError refused */
export function entranceFor(chainId: number): Entrance {
  const entrance = entranceOf(chainId);
  if (entrance === null) throw new WalletError('refused', t.noWay);
  return entrance;
}

/** @throws WalletError refused: the entrance is not there, or is closed */
export async function ensureOpen(entrance: Entrance, client: Client): Promise<void> {
  if ((await readCodeKind(client, entrance.contract)) === 'none') throw new WalletError('refused', t.noEntrance);
  if (entrance.kind === 'deposit') return;
  const answer = await callOnce(client, toReadCall(entrance.contract, 'paused()'));
  if (answer !== null && tryDecode<[boolean]>('bool', answer)?.[0] === true)
    throw new WalletError('refused', t.entrancePaused);
}

/** Call data for the entrance. @param there client of the network, which may be silent */
export async function depositData(brought: Brought, there: Client): Promise<Hex> {
  const { from, to, value, data } = brought;
  const common = { chainId: there.chainId, from, to, value: value.toString(), data, nonce: 0, gasLimit: '0' };
  const measured = await measureGas(there, { ...common, type: 'legacy', gasPrice: '0' });
  const gas = measured ?? (data === '0x' ? SPARE_GAS.coins : SPARE_GAS.call);
  const least = minimumDepositGas(data);
  return encodeDeposit({ to, value, data, gasLimit: gas > least ? gas : least });
}

/** What a waiting transaction would do. @throws WalletError refused */
export function dataOf({ transaction, raw }: SentTransaction, entrance: Entrance): Hex {
  if (entrance.kind === 'signed') return encodeSigned(raw);
  if (transaction.type === 'eip7702') throw new WalletError('refused', t.noDelegation);
  const { to, value, data, gasLimit } = transaction;
  const least = minimumDepositGas(data);
  const gas = BigInt(gasLimit);
  return encodeDeposit({ to, value: BigInt(value), data, gasLimit: gas > least ? gas : least });
}
