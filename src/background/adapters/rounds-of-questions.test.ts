/**
 * How often a prompt has to wait for the node: what can be asked together is asked together, so a distant node answers once while a transaction is
 * prepared and once while it is reviewed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Payload } from '../../approvals/record.ts';
import { createReviewer } from '../../approvals/review/reviewer.ts';
import { readBatching } from '../../chain/delegation.ts';
import { prepareTransaction } from '../../chain/prepare.ts';
import { prepareBatch } from '../../chain/prepare-calls.ts';
import { beginReview, forReview } from '../../chain/recent-head.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from '../../chain/testing/anvil.ts';
import { type InRounds, inRounds } from '../../chain/testing/in-rounds.ts';
import { addLiquidity, call, deployExchange, deployReal, type Exchange } from '../../chain/testing/real-contracts.ts';
import { deploySimpleAccount } from '../../chain/testing/simple-7702-account.ts';
import { createWallet } from '../../chain/testing/wallet.ts';
import { encodeCall } from '../../ethereum/abi.ts';
import { encodeApprove, encodeTransfer } from '../../ethereum/encode-call.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import { parseTransactionRequest } from '../../ethereum/transaction-request.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Review } from '../../messaging/approval.ts';
import { siteName } from '../../testing/site-name.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const ME = FUNDED.address;
const STRANGER: Hex = `0x${'77'.repeat(20)}`;

let anvil: Anvil;
let token: Hex;
let exchange: Exchange;
let dollar: Hex;

beforeAll(async () => {
  anvil = await startAnvil('--hardfork', 'prague');
  await deploySimpleAccount(anvil);
  token = await deployToken(anvil);
  exchange = await deployExchange(anvil);
  dollar = await deployReal(anvil, 'PermitToken', 'string', ['USD']);
  await addLiquidity(anvil, exchange, dollar, 300_000_000_000n, 100n * 10n ** 18n);
  await call(anvil, dollar, 'approve(address,uint256)', [exchange.router, 5_000_000n]);
  // What the first review has to read from the disk is there.
  const client = inRounds(anvil.client);
  const request = parseTransactionRequest([{ from: ME, to: token, data: encodeApprove(STRANGER, 5n) }]);
  const transaction = await prepareTransaction(request, deps(client));
  await review(client, { kind: 'transaction', transaction, replaces: null });
});
afterAll(() => anvil.stop());

const none = async () => [];
const account = { address: ME, name: 'Main', kind: 'hd' };
const profile = { name: 'Everyday', order: 0, accounts: [account], contacts: [], tokens: {}, descriptions: [] };

/** The review of a payload over this client. */
async function review(client: InRounds, payload: Payload): Promise<Review> {
  const { network } = anvil;
  const facts = createReviewData({
    session: { profiles: { read: async () => profile, readable: async () => [{ id: 'c', profile }] } },
    permissions: { ofOrigin: none },
    clients: { client: () => client, network: () => network, withTokens: async () => network },
    ens: { nameOf: async () => (await client.request('eth_call', [{ to: STRANGER }, 'latest'])) && null },
    balances: { read: () => new Promise(() => undefined), of: () => ({ native: new Map(), tokens: new Map() }) },
    found: { received: none },
    tracker: createWallet(anvil.client).tracker,
    blocked: { sameDomain: async () => null },
    phishing: { find: async () => null },
    siteName,
    preferences: { networks: none, settings: () => ({ blindSigning: false }) },
  } as unknown as ReviewDataParts);
  const origin = 'https://swap.example';
  const request = { key: 'tab:1', origin, characterId: 'c', account: ME, chainId: 31337, payload };
  return (await createReviewer(facts)(request, {})).review;
}

const sentenceOf = ({ sentence }: Review) => sentence.map(({ text }) => text).join('');
const deps = (client: InRounds) => ({ client: beginReview(client), nextNonce: () => null });

describe('a transaction', () => {
  const cases: [string, () => { to: Hex; value?: Hex; data?: Hex }, string][] = [
    ['of coins to a stranger', () => ({ to: STRANGER, value: '0x1' }), 'Send'],
    ['of tokens to a stranger', () => ({ to: token, data: encodeTransfer(STRANGER, 5n) }), 'Send 0.000005 TST'],
    ['that lets a spender take tokens', () => ({ to: token, data: encodeApprove(SECOND.address, 5n) }), '0.000005 TST'],
    [
      'that lets a spender take more tokens',
      () => ({
        to: token,
        data: encodeCall(selectorOf('increaseAllowance(address,uint256)'), 'address,uint256', [SECOND.address, 5n]),
      }),
      '0.000005 TST',
    ],
    [
      'that swaps coins for tokens',
      () => ({
        to: exchange.router,
        value: '0x1000',
        data: encodeCall(
          selectorOf('swapExactETHForTokens(uint256,address[],address,uint256)'),
          'uint256,address[],address,uint256',
          [0n, [exchange.weth, dollar], ME, 4_000_000_000n],
        ),
      }),
      'swap',
    ],
    ['of a call that nobody can read', () => ({ to: token, data: '0x12345678' }), 'Call an unknown function'],
  ];
  it.each(cases)('%s is prepared in one round and reviewed in one', async (_name, call, said) => {
    const client = inRounds(anvil.client);
    const request = parseTransactionRequest([{ from: ME, ...call() }]);
    const transaction = await prepareTransaction(request, deps(client));
    expect(client.rounds).toHaveLength(1);
    const made = await review(client, { kind: 'transaction', transaction, replaces: null });
    expect(sentenceOf(made)).toContain(said);
    expect(client.rounds).toHaveLength(2);
    expect(client.rounds.flat().filter((method) => method === 'eth_getBlockByNumber')).toHaveLength(1);
  });
});

it('a swap whose token logs what is left of an allowance, which its data does not say, takes one round more', async () => {
  const client = inRounds(anvil.client);
  const data = encodeCall(
    selectorOf('swapExactTokensForETH(uint256,uint256,address[],address,uint256)'),
    'uint256,uint256,address[],address,uint256',
    [1_000_000n, 0n, [dollar, exchange.weth], ME, 4_000_000_000n],
  );
  const transaction = await prepareTransaction(
    parseTransactionRequest([{ from: ME, to: exchange.router, data }]),
    deps(client),
  );
  const made = await review(client, { kind: 'transaction', transaction, replaces: null });
  expect(made.body).toMatchObject({ simulation: { kind: 'worked' } });
  expect(client.rounds).toHaveLength(3);
});

it('a permit is reviewed in one round', async () => {
  const client = inRounds(anvil.client);
  const uints = { value: 'uint256', nonce: 'uint256', deadline: 'uint256' };
  const fields = { owner: 'address', spender: 'address', ...uints };
  const toList = (of: object) => Object.entries(of).map(([name, type]) => ({ name, type }));
  const domain = { name: 'Test', version: '1', chainId: 31337, verifyingContract: token };
  const types = {
    EIP712Domain: toList({ name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address' }),
    Permit: toList(fields),
  };
  const message = { owner: ME, spender: SECOND.address, value: '5', nonce: 0, deadline: '4000000000' };
  const json = JSON.stringify({ types, primaryType: 'Permit', domain, message });
  expect(sentenceOf(await review(client, { kind: 'typed-data', json }))).toContain('0.000005 TST');
  expect(client.rounds).toHaveLength(1);
});

it('several calls are prepared in one round, once it is known that the account can make them together, and reviewed in one', async () => {
  const client = inRounds(anvil.client);
  const batching = await readBatching(forReview(client), ME);
  expect([batching, client.rounds.length]).toEqual(['ready', 1]);
  const calls = [
    { to: token, value: '0', data: encodeApprove(SECOND.address, 5n) },
    { to: STRANGER, value: '1', data: '0x' },
  ] as const;
  const { transactions, together } = await prepareBatch(ME, [...calls], batching, deps(client));
  expect([together?.type, client.rounds.length]).toEqual(['eip7702', 2]);
  const bundleId: Hex = '0x01';
  const made = await review(client, { kind: 'calls', bundleId, transactions, together, atomicRequired: false });
  expect(made.rows.length).toBeGreaterThan(0);
  expect(client.rounds).toHaveLength(3);
});
