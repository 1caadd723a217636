/** How much is without limit: as the amount is written, as there is of the token, and as the account holds. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { ApprovalEdits } from '../../messaging/approval.ts';
import {
  callData,
  ROUTER,
  reviewTransaction,
  rowsOf,
  SPENDING,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';
import { DECEMBER } from '../testing/typed.ts';

const tokenWith = (more: { balance?: string | null; supply?: string | null; symbol?: string | null }) => ({
  token: async () => ({ symbol: 'USDC', decimals: 6, balance: null, supply: null, ...more }),
});
const spend = async (amount: bigint, more: Parameters<typeof tokenWith>[0]) =>
  reviewTransaction({ to: USDC, value: '0', data: callData('095ea7b3', ROUTER, amount) }, { data: tokenWith(more) });

it('is without limit for every amount that is all there is, however it is written', async () => {
  const cases: [bigint, Parameters<typeof tokenWith>[0]][] = [
    [10n ** 30n, {}],
    [10n ** 30n, { balance: '2450000000' }],
    [10n ** 30n, { balance: '0', supply: '1000000000000' }],
    [10n ** 12n, { balance: '5', supply: '1000000000000' }],
    [(1n << 96n) - 1n, { supply: `1${'0'.repeat(40)}` }],
    [1n << 159n, {}],
    [(1n << 160n) - 1n, { supply: '1000000000000' }],
  ];
  for (const [amount, more] of cases) {
    const made = await spend(amount, more);
    expect(sentenceOf(made)).toBe('Let Universal Router spend *all your USDC*, now and later?');
    expect(made.verb).toBe('Allow without limit');
    expect(warningOf(made, 'unlimited-allowance')).toMatchObject({ severity: 'danger', title: 'No upper limit' });
  }
  expect(rowsOf(await spend(10n ** 12n, { supply: '1000000000000' }))).toContain('As a number: 1,000,000 USDC');
});

it('for an own account is no danger', async () => {
  const data = callData('095ea7b3', SPENDING, 5_000_000n);
  const made = await reviewTransaction(
    { to: USDC, value: '0', data },
    {
      data: { code: async (_character, _chain, address) => (address === SPENDING ? 'none' : 'contract') },
    },
  );
  expect([sentenceOf(made), warningsOf(made)]).toEqual(['Let Spending spend up to *5 USDC*?', []]);
});

it('far above what is held, or a large part of all for one who holds none, is as good as that', async () => {
  const far = async (amount: bigint, more: Parameters<typeof tokenWith>[0]) =>
    warningOf(await spend(amount, more), 'unlimited-allowance')?.title ?? null;
  expect(await far(5_000n, { balance: '5' })).toBe('Far more than you have');
  expect(await far(4_999n, { balance: '5' })).toBeNull();
  expect(await far(1_000n, { balance: '0', supply: '1000000' })).toBe('Far more than you have');
  expect(await far(999n, { balance: '0', supply: '1000000' })).toBeNull();
  // All of a token with a huge supply that one holds is a number like any other.
  expect(await far(10n ** 30n, { balance: `1${'0'.repeat(30)}` })).toBeNull();
});

it('of a token that does not say what it is counts in its smallest units, and is no item', async () => {
  const made = await spend(7n, { symbol: null, balance: '100' });
  expect(sentenceOf(made)).toBe('Let Universal Router spend up to *7 units of 0xA0b869…06eB48*?');
  expect(warningsOf(made)).toEqual(['caution unknown-token']);
});

it('at Permit2 can be lowered too', async () => {
  const permit2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
  const code = async () => 'contract' as const;
  const ask = (edits: ApprovalEdits) =>
    reviewTransaction(
      { to: permit2, value: '0', data: callData('87517c45', USDC, ROUTER, (1n << 160n) - 1n, BigInt(DECEMBER)) },
      { data: { code }, edits },
    );
  const made = await ask({});
  expect(sentenceOf(made)).toBe('Let Universal Router spend *all your USDC*, now and later?');
  expect(made.body).toMatchObject({ limit: { asked: null, chosen: null, editable: true } });
  expect(rowsOf(made)).toContain('Valid: until 22 December');
  expect(warningOf(made, 'unlimited-allowance')?.text).toBe(
    'All the USDC that Main ever holds can be taken, until 22 December.',
  );
  const lowered = await ask({ limit: '250000000' });
  expect(sentenceOf(lowered)).toBe('Let Universal Router spend up to *250 USDC*?');
  expect(lowered.warnings).toEqual([]);
  const atOnce = { to: permit2, value: '0', data: callData('87517c45', USDC, ROUTER, 5n, 0n) };
  expect(rowsOf(await reviewTransaction(atOnce, { data: { code } }))).toContain('Valid: only in the same block');
  expect(JSON.parse(lowered.raw).data).toBe(callData('87517c45', USDC, ROUTER, 250_000_000n, BigInt(DECEMBER)));
});

it('shows the ENS name of a stranger beside the address, and none where there is a better name', async () => {
  const stranger: Hex = `0x${'5e'.repeat(20)}`;
  const ensName = async () => 'ida.eth';
  const to = async (spender: Hex) =>
    rowsOf(
      await reviewTransaction({ to: USDC, value: '0', data: callData('095ea7b3', spender, 5n) }, { data: { ensName } }),
    );
  expect((await to(stranger)).find((row) => row.startsWith('Spender'))).toMatch(/, ida\.eth \(ENS\) \(0x5e5e/i);
  expect((await to(ROUTER)).join()).not.toContain('ida.eth');
});
