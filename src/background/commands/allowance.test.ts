/** Taking rights back: the calls that are asked for, one prompt for each account, and none for what the character cannot sign. */
import { expect, it, vi } from 'vitest';
import type { ApprovalRequest } from '../../approvals/record.ts';
import { NodeError } from '../../chain/node-error.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AllowanceChange } from '../../messaging/allowance-view.ts';
import type { Wallet } from '../wallet.ts';
import { allowanceCommands } from './allowance.ts';

const hex = (byte: string): Hex => `0x${byte.repeat(20)}`;
const [MAIN, SPENDING, WATCHED, SPENDER, TOKEN, PERMIT2] = ['a1', 'a2', 'a3', '33', '44', '55'].map(hex) as [
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
];

const change = (more: Partial<AllowanceChange> = {}): AllowanceChange => ({
  kind: 'token',
  account: MAIN,
  contract: TOKEN,
  token: TOKEN,
  spender: SPENDER,
  id: null,
  amount: null,
  expiresAt: null,
  ...more,
});

/** @param stubborn the token changes an allowance only to and from zero */
function stage({ stubborn = false, open = true } = {}) {
  const asked: ApprovalRequest[] = [];
  const request = async (method: string, params: readonly unknown[] = []): Promise<unknown> => {
    switch (method) {
      case 'eth_call':
        if (stubborn && (params[0] as { from?: string }).from) throw new NodeError(3, 'execution reverted');
        return '0x';
      case 'eth_getTransactionCount':
        return '0x5';
      case 'eth_estimateGas':
        return '0xc350';
      case 'eth_gasPrice':
        return '0x3b9aca00';
      case 'eth_getCode':
        return '0x';
      default:
        throw new NodeError(-32601, 'unknown method');
    }
  };
  const accounts = [MAIN, SPENDING, WATCHED].map((address) => ({
    address,
    kind: address === WATCHED ? 'watch' : 'hd',
  }));
  const wallet = {
    session: { profiles: { read: async () => ({ accounts }) } },
    preferences: { network: () => ({}) },
    clients: { client: () => ({ chainId: 1, request }) },
    tracker: { freeNonce: (_chainId: number, _account: Hex, nonce: number) => nonce },
    openIds: () => new Set(open ? ['c'] : []),
    approvals: { open: vi.fn(async (one: ApprovalRequest) => ({ id: String(asked.push(one)) })) },
  } as unknown as Wallet;
  const ask = (...changes: AllowanceChange[]) =>
    allowanceCommands(wallet)['change-allowances']({ characterId: 'c', chainId: 1, changes });
  return { asked, ask };
}

const callsOf = ({ payload }: ApprovalRequest) => {
  if (payload.kind === 'transaction') return [payload.transaction];
  return payload.kind === 'calls' ? payload.transactions : [];
};
const wordsOf = (request: ApprovalRequest) => callsOf(request).map(({ to, data }) => ({ to, ...decodeCalldata(data) }));

it('takes each kind of right back with its own call, in one prompt', async () => {
  const { asked, ask } = stage();
  const expiresAt = 1_800_000_000_000;
  const answer = await ask(
    change(),
    change({ kind: 'permit2', contract: PERMIT2, expiresAt }),
    change({ kind: 'operator' }),
    change({ kind: 'item', id: '12' }),
  );
  expect(answer).toEqual({ prompts: 1 });
  expect(asked).toMatchObject([
    { origin: null, account: MAIN, chainId: 1, payload: { kind: 'calls', together: null } },
  ]);
  expect(wordsOf(asked[0] as ApprovalRequest)).toEqual([
    { to: TOKEN, kind: 'approve', spender: SPENDER, amountOrId: 0n },
    { to: PERMIT2, kind: 'permit2-approve', token: TOKEN, spender: SPENDER, amount: 0n, expiration: 1_800_000_000n },
    { to: TOKEN, kind: 'approve-all', operator: SPENDER, approved: false },
    { to: TOKEN, kind: 'approve', spender: hex('00'), amountOrId: 12n },
  ]);
});

it('asks for one right with one transaction, and for each account by itself', async () => {
  const { asked, ask } = stage();
  expect(await ask(change(), change({ account: SPENDING }))).toEqual({ prompts: 2 });
  expect(asked.map(({ account, payload }) => [account, payload.kind])).toEqual([
    [MAIN, 'transaction'],
    [SPENDING, 'transaction'],
  ]);
});

it('puts no more calls into a prompt than a person reads', async () => {
  const { asked, ask } = stage();
  const many = Array.from({ length: 45 }, (_, at) => change({ spender: hex((16 + at).toString(16)) }));
  expect(await ask(...many)).toEqual({ prompts: 3 });
  expect(asked.map((one) => callsOf(one).length)).toEqual([20, 20, 5]);
});

it('lowers an amount, by way of zero where the token wants that', async () => {
  const plain = stage();
  await plain.ask(change({ amount: '7' }));
  expect(wordsOf(plain.asked[0] as ApprovalRequest)).toMatchObject([{ amountOrId: 7n }]);
  const stubborn = stage({ stubborn: true });
  await stubborn.ask(change({ amount: '7' }));
  expect(wordsOf(stubborn.asked[0] as ApprovalRequest)).toMatchObject([{ amountOrId: 0n }, { amountOrId: 7n }]);
});

it('asks nothing for an account without a key, of others, or of a closed character', async () => {
  for (const account of [WATCHED, hex('77')]) {
    const { asked, ask } = stage();
    await expect(ask(change(), change({ account }))).rejects.toMatchObject({ code: 'not-found' });
    expect(asked).toEqual([]);
  }
  const closed = stage({ open: false });
  await expect(closed.ask(change())).rejects.toMatchObject({ code: 'closed' });
  expect(closed.asked).toEqual([]);
});
