/** Reads from contracts which rights still exist, how much each allows and how much of it the account holds. */
import { ZERO_ADDRESS } from '../ethereum/address.ts';
import type { Hex } from '../lib/bytes.ts';
import type { AllowanceRef } from '../messaging/allowance-view.ts';
import { callEach, type ReadCall, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

export interface Allowance extends AllowanceRef {
  /** Base units; `null`: everything, of a collection. */
  amount: bigint | null;
  /** What could be taken now: base units, or items; `null` where the contract does not say. */
  atRisk: bigint | null;
  /** ms since 1970. */
  expiresAt: number | null;
}

type Answers = readonly (Hex | null | undefined)[];

/** What is asked of the contracts for a right, and how the answers are read; `null`: the right does not exist. */
interface Question {
  calls: ReadCall[];
  read(answers: Answers): Pick<Allowance, 'amount' | 'atRisk' | 'expiresAt'> | null;
}

/**
 * `stand`: the rights that exist, in the order given. `unanswered`: those of which the node did not say it.
 * @throws WalletError no-network
 */
export async function readAllowances(
  client: Client,
  { multicall }: Pick<Network, 'multicall'>,
  refs: readonly AllowanceRef[],
  now: number,
): Promise<{ stand: Allowance[]; unanswered: AllowanceRef[] }> {
  const questions = refs.map((ref) => questionOf(ref, now));
  const answers = await callEach(
    client,
    multicall,
    questions.flatMap(({ calls }) => calls),
  );
  const stand: Allowance[] = [];
  const unanswered: AllowanceRef[] = [];
  let at = 0;
  for (const [index, ref] of refs.entries()) {
    const { calls, read } = questions[index] as Question;
    const own = answers.slice(at, at + calls.length);
    at += calls.length;
    // The first answers whether the right exists.
    if (own[0] === 'unanswered') unanswered.push(ref);
    else {
      const found = read(own.map((one) => (one === 'unanswered' ? null : one)));
      if (found !== null) stand.push({ ...ref, ...found });
    }
  }
  return { stand, unanswered };
}

function questionOf(ref: AllowanceRef, now: number): Question {
  const { account, contract, token, spender, id } = ref;
  const balance = toReadCall(token, 'balanceOf(address)', [account]);
  switch (ref.kind) {
    case 'token':
      return {
        calls: [toReadCall(token, 'allowance(address,address)', [account, spender]), balance],
        read([allowed, held]) {
          const amount = numberIn(allowed) ?? 0n;
          return amount === 0n ? null : { amount, atRisk: least(amount, numberIn(held)), expiresAt: null };
        },
      };
    case 'permit2':
      return {
        calls: [
          toReadCall(contract, 'allowance(address,address,address)', [account, token, spender]),
          balance,
          toReadCall(token, 'allowance(address,address)', [account, contract]),
        ],
        read([allowed, held, allowedTo]) {
          const [amount, seconds] = tryRead<[bigint, bigint, bigint]>('uint160,uint48,uint48', allowed) ?? [0n, 0n];
          const expiresAt = Number(seconds) * 1000;
          if (amount === 0n || expiresAt < now) return null;
          return { amount, atRisk: least(amount, numberIn(held), numberIn(allowedTo)), expiresAt };
        },
      };
    case 'operator':
      return {
        calls: [toReadCall(contract, 'isApprovedForAll(address,address)', [account, spender]), balance],
        read: ([allowed, held]) =>
          (numberIn(allowed) ?? 0n) === 0n ? null : { amount: null, atRisk: numberIn(held), expiresAt: null },
      };
    case 'item':
      return {
        calls: [
          toReadCall(contract, 'getApproved(uint256)', [BigInt(id ?? 0)]),
          toReadCall(contract, 'ownerOf(uint256)', [BigInt(id ?? 0)]),
        ],
        read([approved, owner]) {
          const stands = addressIn(approved) === spender && spender !== ZERO_ADDRESS && addressIn(owner) === account;
          return stands ? { amount: 1n, atRisk: 1n, expiresAt: null } : null;
        },
      };
  }
}

/** `null` where one of them is not known: the smallest of the others would promise too much. */
function least(amount: bigint, ...others: readonly (bigint | null)[]): bigint | null {
  let smallest = amount;
  for (const other of others) {
    if (other === null) return null;
    if (other < smallest) smallest = other;
  }
  return smallest;
}

const tryRead = <Values extends (bigint | Hex)[]>(types: string, data: Hex | null | undefined): Values | null =>
  data ? tryDecode<Values>(types, data) : null;

const numberIn = (data: Hex | null | undefined): bigint | null => tryRead<[bigint]>('uint256', data)?.[0] ?? null;

const addressIn = (data: Hex | null | undefined): Hex | null =>
  (tryRead<[Hex]>('address', data)?.[0]?.toLowerCase() as Hex | undefined) ?? null;
