/** The marks of a theft: all or much goes, nothing comes back, to nobody that the person knows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AssetChange } from '../../messaging/approval.ts';
import {
  CATS,
  callData,
  data,
  type Given,
  IDA,
  MAIN,
  NOW,
  ROUTER,
  reviewTransaction,
  STRANGER,
  USDC,
  warningOf,
} from '../testing/review-world.ts';

const UNREAD: Hex = '0xdeadbeef';

const usdc = (decimal: string, direction: 'out' | 'in' = 'out'): AssetChange => ({
  asset: 'USD Coin',
  amount: `${decimal} USDC`,
  direction,
  of: { token: USDC, decimal },
});

const cat: AssetChange = { asset: `Collectible at ${CATS}`, amount: 'No. 7', direction: 'out' };

const coins = (decimal: string, direction: 'out' | 'in'): AssetChange => ({
  asset: 'Ether',
  amount: `${decimal} ETH`,
  direction,
  of: { token: null, decimal },
});

interface Asked {
  to?: Hex;
  value?: string;
  data?: Hex;
  changes: AssetChange[];
}

const asked = async ({ to = STRANGER, value = '0', data: call = UNREAD, changes }: Asked, given: Given = {}) => {
  const simulate = async () => ({ kind: 'worked' as const, noticeable: false, changes });
  const contract = async () => 'contract' as const;
  const world = { simulate, code: contract, ...given.data };
  return reviewTransaction({ to, value, data: call }, { ...given, data: world });
};

const verdict = async (what: Asked, given?: Given) => warningOf(await asked(what, given), 'theft');

describe('a request that has the marks of a theft', () => {
  it('says what goes, that nothing comes back, and to whom, with a tick', async () => {
    const review = await asked({ changes: [usdc('2450')] });
    expect(warningOf(review, 'theft')).toEqual({
      rule: 'theft',
      severity: 'danger',
      title: 'This looks like theft',
      text: 'All or nearly all of your USDC would go, and nothing comes back. It goes to 0x777777…777777, which you have never used.',
      tick: 'I know who gets this and what for',
    });
    expect(review.verb).toMatch(/ anyway$/);
  });

  it.each<[string, Asked]>([
    ['nine tenths of a token', { changes: [usdc('2205')] }],
    ['nearly all coins', { value: '1100000000000000000', changes: [] }],
    ['coins that are taken besides', { changes: [coins('1.1', 'out')] }],
    ['two assets, whatever their amounts', { changes: [usdc('1'), cat] }],
    ['a token and coins', { value: '1', changes: [usdc('1')] }],
    ['all of a token, in a transfer', { to: USDC, data: callData('a9059cbb', STRANGER, 1n), changes: [usdc('2450')] }],
    [
      'all of a token, in calls that the account makes itself',
      {
        to: MAIN,
        data: encodeBatch([{ to: USDC, value: '0', data: callData('a9059cbb', STRANGER, 1n) }]),
        changes: [usdc('2450')],
      },
    ],
  ])('is one that takes %s', async (_what, what) => {
    expect(await verdict(what)).toMatchObject({ severity: 'danger' });
  });

  it('is called what it is where only one asset goes, in a transfer that can be read', async () => {
    const transfer = { to: USDC, data: callData('a9059cbb', STRANGER, 1n), changes: [usdc('2450')] };
    expect((await verdict(transfer))?.title).toBe('It takes nearly all of your USDC');
  });

  it('is not called theft where the contract was called before, and still wants a tick', async () => {
    const given = { data: { timesCalled: async () => 3 } };
    expect(await verdict({ changes: [usdc('2450')] }, given)).toMatchObject({
      title: 'It takes nearly all of your USDC',
      text: expect.stringMatching(/which you have used before\.$/),
      tick: 'I know who gets this and what for',
    });
    expect((await verdict({ changes: [usdc('1'), cat] }, given))?.title).toBe(
      `It takes USDC and Collectible at ${CATS}`,
    );
  });

  it('says that the site is new', async () => {
    const since = (at: number): Given => ({
      data: { grant: async () => ({ since: at, accounts: [MAIN], chainId: 1 }) },
    });
    const what = { changes: [usdc('2450')] };
    expect((await verdict(what, since(NOW - 3_600_000)))?.text).toMatch(
      /You connected uniswap\.org within the last day\.$/,
    );
    expect((await verdict(what, since(NOW - 25 * 3_600_000)))?.text).not.toMatch(/You connected/);
  });
});

describe('a request without one of the marks', () => {
  it.each<[string, Asked, Given?]>([
    ['something comes back', { changes: [usdc('2450'), coins('1', 'in')] }],
    ['less than nine tenths goes', { changes: [usdc('2204.999999')] }],
    ['nothing goes', { changes: [] }],
    ['the contract has a name', { to: ROUTER, changes: [usdc('2450')] }],
    ['it goes to a friend', { to: USDC, data: callData('a9059cbb', IDA, 1n), changes: [usdc('2450')] }],
    ['it goes to an own account', { to: USDC, data: callData('a9059cbb', MAIN, 1n), changes: [usdc('2450')] }],
    [
      'it goes where something was sent before',
      { changes: [usdc('2450')] },
      { data: { knownAddresses: async () => [{ address: STRANGER, name: null, own: false, timesSent: 1 }] } },
    ],
    ['the wallet itself asks', { changes: [usdc('2450')] }, { request: { origin: null } }],
    [
      'the token is not known any more',
      { changes: [usdc('2450')] },
      { data: { token: () => Promise.reject(new Error('silent')) } },
    ],
    [
      'the token has other decimals than in the simulation',
      { changes: [usdc('0.5')] },
      { data: { token: async () => ({ symbol: 'USDC', decimals: 0, balance: '0', supply: null }) } },
    ],
  ])('is none: %s', async (_why, what, given) => {
    expect(await verdict(what, given)).toBeUndefined();
  });
});

it('is found for every share from nine tenths on, and for none below', async () => {
  const held = 2_450_000_000n;
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 1n, max: held }), async (units) => {
      const decimal = `${units / 1_000_000n}.${String(units % 1_000_000n).padStart(6, '0')}`;
      expect((await verdict({ changes: [usdc(decimal)] })) !== undefined).toBe(units * 10n >= held * 9n);
    }),
    { numRuns: 60 },
  );
  expect((await data.token('everyday', 1, USDC, MAIN))?.balance).toBe(held.toString());
});
