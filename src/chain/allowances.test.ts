/** Which rights exist is what the contracts say, and a contract that says nonsense gives none. */
import { describe, expect, it } from 'vitest';
import { type AbiValue, encodeAbi } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { type Hex, toHex } from '../lib/bytes.ts';
import type { AllowanceRef } from '../messaging/allowance-view.ts';
import { readAllowances } from './allowances.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { fakeClient } from './testing/fake-client.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const SPENDER: Hex = `0x${'33'.repeat(20)}`;
const TOKEN: Hex = `0x${'44'.repeat(20)}`;
const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
const NOW = 1_700_000_000_000;
const SOON = BigInt(NOW / 1000 + 60);

const ref = (kind: AllowanceRef['kind'], more: Partial<AllowanceRef> = {}): AllowanceRef => ({
  kind,
  account: ME,
  contract: TOKEN,
  token: TOKEN,
  spender: SPENDER,
  id: null,
  ...more,
});

const words = (types: string, values: AbiValue[]): Hex => toHex(encodeAbi(types, values));
const number = (value: bigint): Hex => words('uint256', [value]);

/** Contracts that answer by function; any other call reverts. */
const contracts = (answers: Record<string, Hex>): Client =>
  fakeClient(async (_method, params) => {
    const { data } = params[0] as { data: Hex };
    const found = Object.entries(answers).find(([signature]) => data.startsWith(selectorOf(signature)));
    if (!found) throw new NodeError(3, 'execution reverted');
    return found[1];
  });

const read = async (answers: Record<string, Hex>, one: AllowanceRef) => {
  const { stand, unanswered } = await readAllowances(contracts(answers), { multicall: null }, [one], NOW);
  expect(unanswered).toEqual([]);
  return stand;
};

describe('a right', () => {
  it('puts at risk what it allows, or what the account holds if that is less', async () => {
    const allowed = (amount: bigint, held: bigint) => ({
      'allowance(address,address)': number(amount),
      'balanceOf(address)': number(held),
    });
    expect(await read(allowed(50n, 20n), ref('token'))).toMatchObject([{ amount: 50n, atRisk: 20n }]);
    expect(await read(allowed(50n, 70n), ref('token'))).toMatchObject([{ amount: 50n, atRisk: 50n }]);
    expect(await read(allowed(0n, 70n), ref('token'))).toEqual([]);
  });

  it('of Permit2 ends, and reaches no further than what Permit2 itself may spend', async () => {
    const allowed = (amount: bigint, until: bigint, allowedTo: bigint) => ({
      'allowance(address,address,address)': words('uint160,uint48,uint48', [amount, until, 0n]),
      'allowance(address,address)': number(allowedTo),
      'balanceOf(address)': number(1_000n),
    });
    const one = ref('permit2', { contract: PERMIT2 });
    const expiresAt = Number(SOON) * 1000;
    expect(await read(allowed(50n, SOON, 30n), one)).toMatchObject([{ amount: 50n, atRisk: 30n, expiresAt }]);
    expect(await read(allowed(50n, SOON - 120n, 30n), one)).toEqual([]);
    expect(await read(allowed(0n, SOON, 30n), one)).toEqual([]);
  });

  it('over a collection or an item exists while the contract says so', async () => {
    const yes = { 'isApprovedForAll(address,address)': number(1n), 'balanceOf(address)': number(3n) };
    expect(await read(yes, ref('operator'))).toMatchObject([{ amount: null, atRisk: 3n }]);
    expect(await read({ 'isApprovedForAll(address,address)': number(1n) }, ref('operator'))).toMatchObject([
      { amount: null, atRisk: null },
    ]);
    expect(await read({ ...yes, 'isApprovedForAll(address,address)': number(0n) }, ref('operator'))).toEqual([]);
    const item = (owner: Hex, approved: Hex) => ({
      'ownerOf(uint256)': words('address', [owner]),
      'getApproved(uint256)': words('address', [approved]),
    });
    expect(await read(item(ME, SPENDER), ref('item', { id: '12' }))).toMatchObject([{ atRisk: 1n }]);
    expect(await read(item(SPENDER, SPENDER), ref('item', { id: '12' }))).toEqual([]);
    expect(await read(item(ME, TOKEN), ref('item', { id: '12' }))).toEqual([]);
  });

  it('is not there where a contract reverts or answers nonsense', async () => {
    for (const nonsense of ['0x', '0x01', `0x${'ff'.repeat(31)}`] as Hex[]) {
      const answers = Object.fromEntries(
        ['allowance(address,address)', 'allowance(address,address,address)', 'isApprovedForAll(address,address)'].map(
          (signature) => [signature, nonsense],
        ),
      );
      for (const kind of ['token', 'permit2', 'operator', 'item'] as const) {
        expect(await read(answers, ref(kind, { id: '1' }))).toEqual([]);
        expect(await read({}, ref(kind, { id: '1' }))).toEqual([]);
      }
    }
  });

  it('is not said to be gone where the node refuses to answer', async () => {
    const limited = fakeClient(async () => {
      throw new NodeError(-32005, 'rate limit');
    });
    const refs = [ref('token'), ref('operator')];
    expect(await readAllowances(limited, { multicall: TOKEN }, refs, NOW)).toEqual({ stand: [], unanswered: refs });
  });

  it('whose token hides its balance is listed, with an unknown risk', async () => {
    const hiding = { 'allowance(address,address)': number(5n), 'balanceOf(address)': '0x' as Hex };
    expect(await read(hiding, ref('token'))).toMatchObject([{ amount: 5n, atRisk: null }]);
  });
});
