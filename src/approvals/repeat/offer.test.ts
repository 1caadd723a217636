/** Tests which transactions a site may be let repeat, and that doubt counts against it. */
import { describe, expect, it } from 'vitest';
import { encodeDeposit, encodeSigned } from '../../ethereum/deposit.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AssetChange } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import { callData, type Given, IDA, MAIN, ROUTER, review, sending, USDC } from '../testing/review-world.ts';

const ETHEREUM = { chainId: 1, name: 'Ethereum', symbol: 'ETH', decimals: 18 };
const PLAY = callData('93e84cd9');

async function repeatOf(change: Partial<PreparedTransaction> = {}, given: Given = {}, more: Partial<Payload> = {}) {
  const transaction = { ...sending, to: ROUTER, value: '0', data: PLAY, gasLimit: '50000', ...change };
  const payload = { kind: 'transaction', transaction, replaces: null, ...more } as Payload;
  const { body } = await review(payload, given);
  return body.kind === 'transaction' ? body.repeat : undefined;
}

const leaving = (...changes: AssetChange[]): Given => ({
  data: { simulate: async () => ({ kind: 'worked', noticeable: false, changes }) },
});

describe('a transaction that a site may repeat', () => {
  it('is a call that was tried out, at the most that it costs', async () => {
    expect(await repeatOf({ value: '900000000000000000' })).toEqual({
      offer: {
        contract: ROUTER,
        selector: '0x93e84cd9',
        cost: { coins: '900000000000000000', fee: String(50_000n * 13_000_000_000n), tokens: [] },
        symbol: 'ETH',
        decimals: 18,
      },
    });
  });

  it('counts what the person changed of the fee', async () => {
    const given = { edits: { fee: { speed: 'own', maxFeePerGas: '14000000000' } } } as const;
    expect(await repeatOf({}, given)).toMatchObject({
      offer: { cost: { fee: String(50_000n * 14_000_000_000n) } },
    });
  });

  it.each<[string, Given['data'], bigint]>([
    ['which is zero now', { network: async () => ({ ...ETHEREUM, takesDataFee: true }) }, 0n],
    ['which is read', { dataFee: async () => '7' }, 7n],
  ])('counts the data fee of a network, %s, and says that it is an estimate', async (_what, data, dataFee) => {
    expect(await repeatOf({}, { data: data ?? {} })).toMatchObject({
      offer: { cost: { fee: String(50_000n * 13_000_000_000n + dataFee) }, feeIsEstimated: true },
    });
    expect(await repeatOf()).not.toHaveProperty('offer.feeIsEstimated');
  });

  it('is not on a network whose data fee is unknown', async () => {
    const silent: Given = { data: { dataFee: () => Promise.reject(new Error('no')) } };
    expect(await repeatOf({}, silent)).toEqual({ why: 'The fee for data on Ethereum is unknown.' });
  });

  it('is on the network of the site, also for a session', async () => {
    const on = (chainId: number): Given => ({
      request: { inSession: true },
      data: { grant: async () => ({ since: 0, accounts: [MAIN], chainId }) },
    });
    expect(await repeatOf({}, on(1))).toHaveProperty('offer');
    expect(await repeatOf({}, on(8453))).toEqual({ why: 'The site isn’t on this network right now.' });
  });

  it('names the tokens that leave', async () => {
    const out = {
      asset: 'USD Coin',
      amount: '1.5 USDC',
      direction: 'out',
      of: { token: USDC, decimal: '1.5' },
    } as const;
    expect(await repeatOf({}, leaving(out))).toMatchObject({
      offer: { cost: { tokens: [{ token: USDC, symbol: 'USDC', amount: '1.5' }] } },
    });
  });

  it.each<[string, Partial<PreparedTransaction>]>([
    ['a payment', { data: '0x' }],
    ['a new contract', { to: null }],
    ['a call to itself', { to: MAIN }],
    ['EIP-7702', { type: 'eip7702', delegate: ROUTER } as Partial<PreparedTransaction>],
    ['approve', { data: callData('095ea7b3', ROUTER, 1n) }],
    ['setApprovalForAll', { data: callData('a22cb465', ROUTER, 1n) }],
    ['transferFrom', { data: callData('23b872dd', MAIN, ROUTER, 1n) }],
    ['transferOwnership', { data: callData('f2fde38b', ROUTER) }],
    ['multicall', { data: callData('ac9650d8', 32n, 0n) }],
    ['a call that cannot be read', { data: '0x095ea7b3' }],
    ['less than a selector', { data: '0x93e8' }],
    ['any function of a token', { to: USDC }],
    ['an address without code', { to: '0x9999999999999999999999999999999999999999' }],
    ['far too high a fee', { maxFeePerGas: '900000000000' } as Partial<PreparedTransaction>],
  ])('is not %s', async (_what, change) => {
    expect(await repeatOf(change)).toEqual({ why: expect.any(String) });
  });

  it.each<[string, Given]>([
    ['of a frame', { request: { within: 'https://other.example' } }],
    ['of a phishing site', { request: { origin: 'https://drains.example' } }],
    ['that fails', { data: { simulate: async () => ({ kind: 'failed', reason: 'no', changes: [] }) } }],
    [
      'that was not tried out',
      { data: { simulate: async () => ({ kind: 'unavailable', accepted: true, reason: '', changes: [] }) } },
    ],
    ['that notices the trial', { data: { simulate: async () => ({ kind: 'worked', noticeable: true, changes: [] }) } }],
    [
      'that gives a right on the way',
      {
        data: {
          simulate: async () => ({
            kind: 'worked',
            noticeable: false,
            changes: [],
            given: {
              rights: [{ kind: 'allowance', asset: USDC, holder: ROUTER, amount: '1', added: '1' }],
              more: false,
            },
          }),
        },
      },
    ],
    ['with which an item leaves', leaving({ asset: 'Cat 7', amount: '1', direction: 'out' })],
    [
      'with which more coins leave than it sends',
      leaving({ asset: 'Ether', amount: '1 ETH', direction: 'out', of: { token: null, decimal: '1' } }),
    ],
    ['of a delegated account', { data: { delegate: async () => ROUTER } }],
    ['of an account whose code is unknown', { data: { delegate: () => Promise.reject(new Error('no')) } }],
    ['whose contract is unknown', { data: { token: () => Promise.reject(new Error('no')) } }],
    ['whose fee is unknown', { data: { dataFee: () => Promise.reject(new Error('no')) } }],
    ['whose place is unknown', { data: { nonces: () => Promise.reject(new Error('no')) } }],
  ])('is not one %s', async (_what, given) => {
    expect(await repeatOf({}, given)).toEqual({ why: expect.any(String) });
  });

  it.each<[string, number, string]>([
    ['depositTransaction', 8453, encodeDeposit({ to: IDA, value: 5n, gasLimit: 21_000n, data: '0x' })],
    ['sendL2Message', 42161, encodeSigned('0x02f8')],
    ['createRetryableTicket', 42161, callData('679b6ded', IDA, 5n)],
    ['sendContractTransaction', 42161, callData('8a631aa6', 1n, 1n)],
    ['sendUnsignedTransaction', 42161, callData('5075788b', 1n, 1n)],
    ['requestL2TransactionDirect', 8453, callData('d52471c1', 32n, 324n)],
    ['any function of an entrance', 8453, PLAY],
  ])('is not %s, which acts on another network', async (_what, chainId, calldata) => {
    const why = { why: 'It can act for your account on another network.' };
    const entrance = entranceOf(chainId)?.contract as Hex;
    const data = calldata as Hex;
    expect(await repeatOf({ to: entrance, data }, { data: { code: async () => 'contract' } })).toEqual(why);
    if (data !== PLAY) expect(await repeatOf({ data })).toEqual(why);
  });

  it('is not one whose nonce the site chose', async () => {
    expect(await repeatOf({}, {}, { siteNonce: true } as Partial<Payload>)).toEqual({ why: expect.any(String) });
  });
});
