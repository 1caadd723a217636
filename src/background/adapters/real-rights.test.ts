/**
 * Rights on real contracts of a local chain: what the prompt says of a signature is what the contract then allows; the list of approvals has
 * it with what is at risk; a batch of approving and swapping does all or nothing.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyEdits } from '../../approvals/edits.ts';
import { createReviewer } from '../../approvals/review/reviewer.ts';
import { readBatching } from '../../chain/delegation.ts';
import { prepareBatch } from '../../chain/prepare-calls.ts';
import { simulate } from '../../chain/simulate.ts';
import { type Anvil, SECOND, startAnvil } from '../../chain/testing/anvil.ts';
import { addLiquidity, call, deployExchange, deployReal, type Exchange } from '../../chain/testing/real-contracts.ts';
import { deploySimpleAccount } from '../../chain/testing/simple-7702-account.ts';
import { createWallet } from '../../chain/testing/wallet.ts';
import { readToken, readTokenBalance } from '../../chain/tokens.ts';
import { decodeAbi, encodeCall } from '../../ethereum/abi.ts';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { encodeApprove, encodePermit2Approve, encodeTransfer } from '../../ethereum/encode-call.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import { signTransaction } from '../../ethereum/transaction.ts';
import type { BatchCall } from '../../ethereum/transaction-type.ts';
import { parseTypedData } from '../../ethereum/typed-data.ts';
import { signTypedData } from '../../ethereum/typed-hash.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import type { ApprovalEdits, Review } from '../../messaging/approval.ts';
import { siteName } from '../../testing/site-name.ts';
import { createAllowanceKeeper } from './allowances.ts';
import { createReviewData, type ReviewDataParts } from './review-data.ts';

const KEY = fromHex(`0x${'5e'.repeat(32)}`);
const ME = privateKeyToAddress(KEY);
const THEM = SECOND.address;
const END = 4_000_000_000n;

let anvil: Anvil;
let exchange: Exchange;
let dollar: Hex;
let quiet: Hex;
let snapshot: unknown;

beforeAll(async () => {
  anvil = await startAnvil('--hardfork', 'prague');
  await deploySimpleAccount(anvil);
  exchange = await deployExchange(anvil);
  dollar = await deployReal(anvil, 'PermitToken', 'string', ['USD']);
  quiet = await deployReal(anvil, 'SilentToken');
  await anvil.rpc('anvil_setBalance', ME, '0x8ac7230489e80000');
  for (const token of [dollar, quiet]) {
    await addLiquidity(anvil, exchange, token, 300_000_000_000n, 100n * 10n ** 18n);
    await call(anvil, token, 'transfer(address,uint256)', [ME, 100_000_000n]);
  }
});
afterAll(() => anvil.stop());
beforeEach(async () => {
  snapshot = await anvil.rpc('evm_snapshot');
});
afterEach(() => anvil.rpc('evm_revert', snapshot));

const encoded = (signature: string, ...values: unknown[]): Hex =>
  encodeCall(selectorOf(signature), signature.slice(signature.indexOf('(') + 1, -1), values as never);

/** A call of anybody but the person. @returns whether it worked */
async function sendAs(from: Hex, to: Hex, data: Hex): Promise<boolean> {
  const hash = await anvil.rpc('eth_sendTransaction', { from, to, data, gas: '0x200000' });
  await anvil.rpc('evm_mine');
  return ((await anvil.rpc('eth_getTransactionReceipt', hash)) as { status: string }).status === '0x1';
}

/** A call that the person sends. */
async function send(to: Hex, data: Hex): Promise<void> {
  const nonce = Number(await anvil.rpc('eth_getTransactionCount', ME, 'latest'));
  const fees = { maxFeePerGas: '100000000000', maxPriorityFeePerGas: '1000000000' } as const;
  const rest = { type: 'eip1559', chainId: 31337, value: '0', gasLimit: '2000000', ...fees } as const;
  const hash = await anvil.rpc(
    'eth_sendRawTransaction',
    signTransaction({ ...rest, accessList: [], from: ME, to, data, nonce }, KEY).raw,
  );
  await anvil.rpc('evm_mine');
  expect(await anvil.rpc('eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x1' });
}

async function read(to: Hex, types: string, signature: string, ...values: unknown[]) {
  const answer = await anvil.rpc('eth_call', { to, data: encoded(signature, ...values) }, 'latest');
  return decodeAbi(types, fromHex(answer as Hex));
}
const allowance = async (token: Hex, spender: Hex) =>
  (await read(token, 'uint256', 'allowance(address,address)', ME, spender))[0];

/** The prompt over the facts of the chain, and the signature of what it then says. */
async function sign(primaryType: string, types: object, domain: object, message: object, edits: ApprovalEdits = {}) {
  const field = ([name, type]: [string, string]) => ({ name, type });
  const listed = Object.fromEntries(
    Object.entries(types).map(([name, fields]) => [name, Object.entries(fields as Record<string, string>).map(field)]),
  );
  const payload = {
    kind: 'typed-data' as const,
    json: JSON.stringify({ types: listed, primaryType, domain, message }, (_key, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  };
  const { clients, profile } = facts();
  const none = async () => [];
  const review = createReviewer(
    createReviewData({
      session: { profiles: { read: async () => profile, readable: async () => [{ id: 'c', profile }] } },
      permissions: { ofOrigin: none },
      clients,
      ens: { nameOf: async () => null },
      balances: { read: async () => undefined, of: () => ({ native: new Map(), tokens: new Map() }) },
      found: { received: none },
      tracker: createWallet(anvil.client).tracker,
      blocked: { sameDomain: async () => null },
      phishing: { find: async () => null },
      siteName,
      preferences: { networks: none, settings: () => ({ blindSigning: false }) },
    } as unknown as ReviewDataParts),
  );
  const request = {
    key: 'tab:1',
    origin: 'https://swap.example',
    characterId: 'c',
    account: ME,
    chainId: 31337,
    payload,
  };
  const made = await review(request, edits);
  const edited = applyEdits({ payload, edits });
  if (edited.kind !== 'typed-data') throw new Error('It is typed data.');
  return { review: made.review, signature: signTypedData(KEY, parseTypedData(edited.json, 31337)) };
}

function facts() {
  const { client, network } = anvil;
  const account = { address: ME, name: 'Main', kind: 'hd' };
  const profile = { name: 'Everyday', order: 0, accounts: [account], contacts: [], tokens: {}, descriptions: [] };
  const clients = { client: () => client, network: () => network, withTokens: async () => network };
  return { clients, profile };
}

const sentenceOf = ({ sentence }: Review) => sentence.map(({ text }) => text).join('');
const rightsOf = async () => {
  const { clients, profile } = facts();
  const session = { profiles: { read: async () => profile } } as never;
  const list = await createAllowanceKeeper(session, clients as never, Date.now).search('c', 31337, 'begin');
  return list.rows.map(({ kind, spender, amount, atRisk, unlimited }) => ({
    kind,
    spender,
    amount: unlimited ? 'all' : amount,
    atRisk,
  }));
};

const DOMAIN = { name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address' };

describe('a permit of a token', () => {
  const permit = (edits: ApprovalEdits = {}) =>
    sign(
      'Permit',
      {
        EIP712Domain: DOMAIN,
        Permit: { owner: 'address', spender: 'address', value: 'uint256', nonce: 'uint256', deadline: 'uint256' },
      },
      { name: 'Test USD', version: '1', chainId: 31337, verifyingContract: dollar },
      { owner: ME, spender: exchange.router, value: 5_000_000n, nonce: 0, deadline: END },
      edits,
    );
  const use = (value: bigint, signature: Hex) => {
    const [r, s, v] = [signature.slice(0, 66), `0x${signature.slice(66, 130)}`, BigInt(`0x${signature.slice(130)}`)];
    const data = encoded(
      'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)',
      ME,
      exchange.router,
      value,
      END,
      v,
      r,
      s,
    );
    return sendAs(THEM, dollar, data);
  };

  it('allows what the prompt says, once', async () => {
    const { review, signature } = await permit();
    expect(sentenceOf(review)).toMatch(/^Let .+ spend up to 5 USD\?$/);
    expect(await use(5_000_000n, signature)).toBe(true);
    expect(await allowance(dollar, exchange.router)).toBe(5_000_000n);
    expect(await rightsOf()).toEqual([
      { kind: 'token', spender: exchange.router, amount: '5000000', atRisk: '5000000' },
    ]);
    expect(await use(5_000_000n, signature)).toBe(false);
  });

  it('that was lowered allows the lower amount and nothing else', async () => {
    const { review, signature } = await permit({ limit: '2000000' });
    expect(sentenceOf(review)).toMatch(/spend up to 2 USD\?$/);
    expect(await use(5_000_000n, signature)).toBe(false);
    expect(await use(2_000_000n, signature)).toBe(true);
    expect(await allowance(dollar, exchange.router)).toBe(2_000_000n);
  });
});

describe('Permit2', () => {
  const domain = () => ({ name: 'Permit2', chainId: 31337, verifyingContract: exchange.permit2 });
  const { version: _version, ...unversioned } = DOMAIN;
  const PERMITTED = { token: 'address', amount: 'uint256' };
  const single = (amount: bigint) => ({
    details: { token: quiet, amount, expiration: END, nonce: 0n },
    spender: exchange.universalRouter,
    sigDeadline: END,
  });
  const signSingle = (amount: bigint) =>
    sign(
      'PermitSingle',
      {
        EIP712Domain: unversioned,
        PermitSingle: { details: 'PermitDetails', spender: 'address', sigDeadline: 'uint256' },
        PermitDetails: { token: 'address', amount: 'uint160', expiration: 'uint48', nonce: 'uint48' },
      },
      domain(),
      single(amount),
    );
  /** A swap at the Universal Router that uses the signature first. */
  function swap(amount: bigint, signature: Hex, paid: bigint): Hex {
    const [router, sender]: Hex[] = [`0x${'0'.repeat(39)}2`, `0x${'0'.repeat(39)}1`];
    const permit = [[[quiet, amount, END, 0n], exchange.universalRouter, END], signature];
    const inputs = [
      encoded('x(((address,uint160,uint48,uint48),address,uint256),bytes)', ...permit),
      encoded('x(address,uint256,uint256,address[],bool)', router, paid, 1n, [quiet, exchange.weth], true),
      encoded('x(address,uint256)', sender, 1n),
    ].map((input) => `0x${input.slice(10)}`);
    return encoded('execute(bytes,bytes[],uint256)', '0x0a080c', inputs, END);
  }

  it('a signature lets the router take what the prompt says; the rest is listed with what is at risk, and taken back', async () => {
    await send(quiet, encodeApprove(exchange.permit2, UNLIMITED));
    const { review, signature } = await signSingle(60_000_000n);
    expect(sentenceOf(review)).toMatch(/^Let .+ spend up to 60 QUIET\?$/);
    await send(exchange.universalRouter, swap(60_000_000n, signature, 9_000_000n));
    expect(await readTokenBalance(anvil.client, quiet, ME)).toBe(91_000_000n);
    const left = { kind: 'permit2', spender: exchange.universalRouter, amount: '51000000', atRisk: '51000000' };
    const own = { kind: 'token', spender: exchange.permit2, amount: 'all', atRisk: '91000000' };
    expect(await rightsOf()).toEqual([own, left]);
    // What is at risk is what there is.
    await send(quiet, encodeTransfer(THEM, 80_000_000n));
    expect(await rightsOf()).toEqual([
      { ...own, atRisk: '11000000' },
      { ...left, atRisk: '11000000' },
    ]);
    // Without the allowance of Permit2 itself, nothing is.
    await send(exchange.permit2, encodePermit2Approve(quiet, exchange.universalRouter, 0n, END));
    expect(await rightsOf()).toEqual([{ ...own, atRisk: '11000000' }]);
    await send(quiet, encodeApprove(exchange.permit2, 0n));
    expect(await rightsOf()).toEqual([]);
  });

  it('a single transfer moves what was signed to whoever the spender says, once', async () => {
    await send(dollar, encodeApprove(exchange.permit2, UNLIMITED));
    const { review, signature } = await sign(
      'PermitTransferFrom',
      {
        EIP712Domain: unversioned,
        PermitTransferFrom: {
          permitted: 'TokenPermissions',
          spender: 'address',
          nonce: 'uint256',
          deadline: 'uint256',
        },
        TokenPermissions: PERMITTED,
      },
      domain(),
      { permitted: { token: dollar, amount: 5_000_000n }, spender: THEM, nonce: 7n, deadline: END },
    );
    expect(sentenceOf(review)).toMatch(/^Let .+ \(somebody’s account\) spend up to 5 USD\?$/);
    expect(review.warnings.map(({ rule }) => rule)).toContain('spender-is-account');
    const take = (amount: bigint) =>
      encoded(
        'permitTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes)',
        [[dollar, 5_000_000n], 7n, END],
        [THEM, amount],
        ME,
        signature,
      );
    expect(await sendAs(THEM, exchange.permit2, take(6_000_000n))).toBe(false);
    expect(await sendAs(exchange.router, exchange.permit2, take(5_000_000n)).catch(() => false)).toBe(false);
    expect(await sendAs(THEM, exchange.permit2, take(5_000_000n))).toBe(true);
    expect(await readTokenBalance(anvil.client, dollar, ME)).toBe(95_000_000n);
    expect(await sendAs(THEM, exchange.permit2, take(5_000_000n))).toBe(false);
  });
});

describe('approving and swapping in one', () => {
  const calls = (paid: bigint, least: bigint): [BatchCall, BatchCall] => [
    { to: dollar, value: '0', data: encodeApprove(exchange.router, paid) },
    {
      to: exchange.router,
      value: '0',
      data: encoded(
        'swapExactTokensForETH(uint256,uint256,address[],address,uint256)',
        paid,
        least,
        [dollar, exchange.weth],
        ME,
        END,
      ),
    },
  ];
  const parts = () => ({ client: anvil.client, nextNonce: () => null });
  const prepared = async (paid: bigint, least: bigint) => {
    const batching = await readBatching(anvil.client, ME);
    const { together } = await prepareBatch(ME, calls(paid, least), batching, parts());
    if (together === null) throw new Error('The calls are not together.');
    return together;
  };
  const tryOut = async (transaction: Awaited<ReturnType<typeof prepared>>) =>
    simulate(transaction, {
      client: anvil.client,
      network: anvil.network,
      token: (at) => readToken(anvil.client, anvil.network, at),
    });

  it('changes what the simulation says, and leaves no allowance behind', async () => {
    const transaction = await prepared(50_000_000n, 1n);
    const trial = await tryOut(transaction);
    expect(trial).toMatchObject({ kind: 'worked' });
    expect(trial.changes.map(({ direction, amount }) => `${direction} ${amount}`).sort()).toEqual([
      expect.stringMatching(/^in 0\.016\d+ ETH$/),
      'out 50 USD',
    ]);
    expect(trial.given).toBeUndefined();
    const hash = await anvil.rpc('eth_sendRawTransaction', signTransaction(transaction, KEY).raw);
    await anvil.rpc('evm_mine');
    expect(await anvil.rpc('eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x1', type: '0x4' });
    expect(await readTokenBalance(anvil.client, dollar, ME)).toBe(50_000_000n);
    expect(await allowance(dollar, exchange.router)).toBe(0n);
  });

  it('is taken back as a whole where the price is missed', async () => {
    const transaction = await prepared(50_000_000n, 10n ** 18n);
    expect(await tryOut(transaction)).toMatchObject({
      kind: 'failed',
      reason: 'call 2: UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT',
    });
    const sent = { ...transaction, gasLimit: '500000' };
    const hash = await anvil.rpc('eth_sendRawTransaction', signTransaction(sent, KEY).raw);
    await anvil.rpc('evm_mine');
    expect(await anvil.rpc('eth_getTransactionReceipt', hash)).toMatchObject({ status: '0x0' });
    expect(await allowance(dollar, exchange.router)).toBe(0n);
    expect(await readTokenBalance(anvil.client, dollar, ME)).toBe(100_000_000n);
  });
});
