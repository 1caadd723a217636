/** Finds the spending limit in calldata or in a permit and writes a new one. Does not decide whether a limit should be lowered. */
import { selectorOf } from '../ethereum/selector.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { mistaken, WalletError } from '../lib/errors.ts';
import { lazy } from '../lib/lazy.ts';
import { requests as t } from '../locales/en/approvals/requests.ts';
import { mapTransactions, withCalls } from './batch.ts';
import type { Payload } from './record.ts';

/** Hex digits of one ABI word (32 bytes). */
const WORD = 64;
/** By selector: the number of ABI words before the amount. */
const wordsBefore = lazy(
  (): ReadonlyMap<Hex, number> =>
    new Map([
      [selectorOf('approve(address,uint256)'), 1],
      [selectorOf('increaseAllowance(address,uint256)'), 1],
      [selectorOf('increaseApproval(address,uint256)'), 1],
      // Permit2: the token is the first argument.
      [selectorOf('approve(address,address,uint160,uint48)'), 2],
    ]),
);

export interface Limit {
  /** In base units of the token. */
  amount: bigint;
  /** Returns the same payload with another amount. @throws WalletError bad-input when the amount does not fit */
  write(amount: bigint): Payload;
}

/** Finds the spending limit of a payload; `null` when the payload has no limit that can be changed. */
export function findLimit(payload: Payload): Limit | null {
  if (payload.kind === 'transaction') return limitOfCall(payload);
  if (payload.kind === 'typed-data') return limitOfPermit(payload);
  if (payload.kind === 'calls') return limitOfBatch(payload);
  return null;
}

/** The place of the only call of a batch that has a limit; `null` when none or several have one. */
export function limitedCallOf({ transactions }: Payload & { kind: 'calls' }): number | null {
  const limited = [...transactions.keys()].filter((at) => limitAt(transactions[at]) !== null);
  return limited.length === 1 ? (limited[0] ?? null) : null;
}

const limitAt = (transaction: PreparedTransaction | undefined): Limit | null =>
  transaction ? limitOfCall({ kind: 'transaction', transaction, replaces: null }) : null;

function limitOfBatch(payload: Payload & { kind: 'calls' }): Limit | null {
  const place = limitedCallOf(payload);
  const limit = place === null ? null : limitAt(payload.transactions[place]);
  if (limit === null) return null;
  return {
    amount: limit.amount,
    write(amount) {
      const written = limit.write(amount);
      if (written.kind !== 'transaction') throw mistaken();
      const { transactions } = mapTransactions(payload, (one, at) => (at === place ? written.transaction : one));
      return withCalls(payload, transactions);
    },
  };
}

function limitOfCall(payload: Payload & { kind: 'transaction' }): Limit | null {
  const { data, to } = payload.transaction;
  const before = wordsBefore().get(data.slice(0, 10).toLowerCase() as Hex);
  if (to === null || before === undefined) return null;
  const start = 2 + 8 + before * WORD;
  if (data.length < start + WORD) return null;
  return {
    amount: BigInt(`0x${data.slice(start, start + WORD)}`),
    write(amount) {
      const word = amount.toString(16).padStart(WORD, '0');
      if (word.length !== WORD) throw new WalletError('bad-input', t.limitTooLarge);
      const changed: Hex = `0x${data.slice(2, start)}${word}${data.slice(start + WORD)}`;
      return { ...payload, transaction: { ...payload.transaction, data: changed } };
    },
  };
}

/** Path to the amount inside `message`, by primary type: EIP-2612 and the single (not batch) forms of Permit2. */
const AMOUNT_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Permit', ['value']],
  ['PermitSingle', ['details', 'amount']],
  ['PermitTransferFrom', ['permitted', 'amount']],
  ['PermitWitnessTransferFrom', ['permitted', 'amount']],
]);

function limitOfPermit(payload: Payload & { kind: 'typed-data' }): Limit | null {
  const data = parseExact(payload.json);
  if (!isRecord(data) || typeof data.primaryType !== 'string') return null;
  const path = AMOUNT_PATHS.get(data.primaryType);
  if (!path) return null;
  const amount = readAmount(data.message, path);
  if (amount === null) return null;
  return {
    amount,
    write: (next) => ({
      ...payload,
      json: JSON.stringify({ ...data, message: withAmount(data.message, path, next) }),
    }),
  };
}

/** Parses JSON; `null` when a number exceeds the safe integers, because writing it again would change what is signed. */
function parseExact(json: string): unknown {
  try {
    return JSON.parse(json, (_key, value: unknown) => {
      if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError('lost digits');
      return value;
    });
  } catch {
    return null;
  }
}

function readAmount(value: unknown, path: readonly string[]): bigint | null {
  const leaf = path.reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
  if (typeof leaf === 'number') return leaf >= 0 ? BigInt(leaf) : null;
  return typeof leaf === 'string' && /^(0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$/.test(leaf) ? BigInt(leaf) : null;
}

function withAmount(value: unknown, [key, ...rest]: readonly string[], amount: bigint): unknown {
  if (key === undefined) return amount.toString();
  if (!isRecord(value)) throw mistaken();
  return { ...value, [key]: withAmount(value[key], rest, amount) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
