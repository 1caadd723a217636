/** What each SDK asks a wallet for, in the uses that its own documentation shows. The clock and every salt are fixed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LimitOrder, MakerTraits, Address as OneInchAddress } from '@1inch/limit-order-sdk';
import { OrderSigningUtils, setGlobalAdapter } from '@cowprotocol/cow-sdk';
import { ViemAdapter } from '@cowprotocol/sdk-viem-adapter';
import { ExchangeClient } from '@nktkas/hyperliquid';
import { Seaport } from '@opensea/seaport-js';
import { BrowserProvider } from 'ethers';
import { createPublicClient, createWalletClient, custom, encodeFunctionData, parseAbi } from 'viem';
import { mainnet, polygon } from 'viem/chains';
import { ACCOUNT, record } from './recorder.mjs';

// These have no modules that Node can load.
const require = createRequire(import.meta.url);
const {
  AllowanceTransfer,
  MaxAllowanceTransferAmount,
  PERMIT2_ADDRESS,
  SignatureTransfer,
} = require('@uniswap/permit2-sdk');
const uniswapX = require('@uniswap/uniswapx-sdk');
const {
  CommandType,
  RoutePlanner,
  UNIVERSAL_ROUTER_ADDRESS,
  UniversalRouterVersion,
} = require('@uniswap/universal-router-sdk');
const { BigNumber, providers } = require('ethers-5');
const snapshot = require('@snapshot-labs/snapshot.js');
const safe = require('@safe-global/protocol-kit');

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DEADLINE = Date.parse('2026-12-22T12:00:00Z') / 1000;
Date.now = () => NOW;
Math.random = () => 0.5;

const USDC = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';
const WETH = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';
const CATS = '0xca75000000000000000000000000000000000001';
const OTHER = '0x7777777777777777777777777777777777777777';
const ZERO = `0x${'0'.repeat(40)}`;
const ETHER = '1000000000000000000';

const viemWallet = (provider, chain) => createWalletClient({ account: ACCOUNT, chain, transport: custom(provider) });
const ethers5Signer = (provider, chainId) => new providers.Web3Provider(provider, chainId).getSigner();

/** An SDK with typed data of its own making: `[name, { domain, types, values }]`, signed by ethers 5, as these SDKs tell to. */
async function signAll(chainId, all) {
  const named = [];
  for (const [name, { domain, types, values }] of all) {
    const { provider, requests } = record(chainId);
    await ethers5Signer(provider, chainId)._signTypedData(domain, types, values);
    named.push(...requests.map((request) => ({ name, chainId, ...request })));
  }
  return named;
}

/** `[name, act]`: acts that ask the wallet by themselves. */
async function doAll(chainId, acts, connect) {
  const named = [];
  for (const [name, act] of acts) {
    const { provider, requests } = record(chainId);
    await act(await connect(provider));
    if (requests.length === 0) throw new Error(`${name} asked for nothing.`);
    named.push(...requests.map((request) => ({ name, chainId, ...request })));
  }
  return named;
}

function permit2() {
  const details = { token: USDC, amount: '5000000', expiration: DEADLINE, nonce: 0 };
  const most = { ...details, amount: MaxAllowanceTransferAmount.toString() };
  const single = (given) => ({ details: given, spender: OTHER, sigDeadline: DEADLINE });
  const transfer = { spender: OTHER, nonce: 1, deadline: DEADLINE };
  const allowance = (permit) => AllowanceTransfer.getPermitData(permit, PERMIT2_ADDRESS, 1);
  const signature = (permit, witness) => SignatureTransfer.getPermitData(permit, PERMIT2_ADDRESS, 1, witness);
  return signAll(1, [
    ['an allowance', allowance(single(details))],
    ['an allowance without limit', allowance(single(most))],
    ['several allowances', allowance({ ...single([details, { ...details, token: WETH, amount: ETHER }]) })],
    ['one transfer', signature({ ...transfer, permitted: { token: USDC, amount: '5000000' } })],
    [
      'several transfers',
      signature({ ...transfer, permitted: [USDC, WETH].map((token) => ({ token, amount: '5000000' })) }),
    ],
    [
      'a transfer with terms of somebody',
      signature(
        { ...transfer, permitted: { token: USDC, amount: '5000000' } },
        {
          witness: { user: ACCOUNT },
          witnessTypeName: 'Terms',
          witnessType: { Terms: [{ name: 'user', type: 'address' }] },
        },
      ),
    ],
  ]);
}

function uniswapXOrders() {
  const big = (value) => BigNumber.from(value);
  const common = (builder, order) =>
    builder
      .deadline(DEADLINE)
      .swapper(order.swapper ?? ACCOUNT)
      .nonce(big(100));
  const output = (recipient) => ({
    token: WETH,
    startAmount: big(ETHER),
    endAmount: big(ETHER).mul(9).div(10),
    recipient,
  });
  const fee = (amount) => ({ token: WETH, startAmount: big(amount), endAmount: big(amount), recipient: OTHER });
  const input = { token: USDC, startAmount: big('3000000000'), endAmount: big('3000000000') };
  const dutch = common(new uniswapX.DutchOrderBuilder(1), {})
    .decayStartTime(DEADLINE - 100)
    .decayEndTime(DEADLINE)
    .input(input)
    .output(output(ACCOUNT))
    .output(fee('2000000000000000'))
    .build();
  const version2 = (recipient) =>
    common(new uniswapX.V2DutchOrderBuilder(1), {})
      .cosigner(OTHER)
      .input(input)
      .output(output(recipient))
      .buildPartial();
  const version3 = common(new uniswapX.V3DutchOrderBuilder(42161), {})
    .cosigner(OTHER)
    .startingBaseFee(big(0))
    .input({
      token: USDC,
      startAmount: big('3000000000'),
      maxAmount: big('3000000000'),
      curve: { relativeBlocks: [], relativeAmounts: [] },
      adjustmentPerGweiBaseFee: big(0),
    })
    .output({
      token: WETH,
      startAmount: big(ETHER),
      curve: { relativeBlocks: [4], relativeAmounts: [BigInt(ETHER) / 10n] },
      recipient: ACCOUNT,
      minAmount: big(ETHER).mul(9).div(10),
      adjustmentPerGweiBaseFee: big(0),
    })
    .buildPartial();
  const priority = common(new uniswapX.PriorityOrderBuilder(8453), {})
    .cosigner(OTHER)
    .auctionStartBlock(big(1))
    .baselinePriorityFeeWei(big(0))
    .input({ token: USDC, amount: big('3000000000'), mpsPerPriorityFeeWei: big(0) })
    .output({ token: WETH, amount: big(ETHER), mpsPerPriorityFeeWei: big(1), recipient: ACCOUNT })
    .buildPartial();
  const relay = common(new uniswapX.RelayOrderBuilder(1), {})
    .universalRouterCalldata('0x3593564c')
    .input({ token: USDC, amount: big('3000000000'), recipient: OTHER })
    .fee({
      token: USDC,
      startAmount: big('1000000'),
      endAmount: big('2000000'),
      startTime: DEADLINE - 100,
      endTime: DEADLINE,
    })
    .build();
  return Promise.all([
    signAll(1, [
      ['version 1, with a fee', dutch.permitData()],
      ['version 2', version2(ACCOUNT).permitData()],
      ['version 2, paid to somebody else', version2(OTHER).permitData()],
    ]),
    signAll(42161, [['version 3', version3.permitData()]]),
    signAll(8453, [['by priority', priority.permitData()]]),
    signAll(1, [['relayed', relay.permitData()]]),
  ]).then((all) => all.flat());
}

function cow() {
  const order = (more) => ({
    sellToken: USDC,
    buyToken: WETH,
    receiver: ACCOUNT,
    sellAmount: '3000000000',
    buyAmount: ETHER,
    validTo: DEADLINE,
    appData: `0x${'ab'.repeat(32)}`,
    feeAmount: '0',
    kind: 'sell',
    partiallyFillable: false,
    sellTokenBalance: 'erc20',
    buyTokenBalance: 'erc20',
    ...more,
  });
  const uid = (byte) => `0x${byte.repeat(32)}${ACCOUNT.slice(2).toLowerCase()}6a391fc0`;
  const connect = (provider) => {
    const adapter = new ViemAdapter({
      provider: createPublicClient({ chain: mainnet, transport: custom(provider) }),
      walletClient: viemWallet(provider, mainnet),
    });
    setGlobalAdapter(adapter);
    return adapter.signer;
  };
  return doAll(
    1,
    [
      ['a sale', (signer) => OrderSigningUtils.signOrder(order({}), 1, signer)],
      [
        'a purchase for another account',
        (signer) => OrderSigningUtils.signOrder(order({ kind: 'buy', receiver: OTHER }), 1, signer),
      ],
      [
        'a sale for coins',
        (signer) =>
          OrderSigningUtils.signOrder(
            order({ buyToken: '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE', partiallyFillable: true }),
            1,
            signer,
          ),
      ],
      ['a cancellation', (signer) => OrderSigningUtils.signOrderCancellation(uid('11'), 1, signer)],
      [
        'several cancellations',
        (signer) => OrderSigningUtils.signOrderCancellations([uid('11'), uid('22')], 1, signer),
      ],
    ],
    connect,
  );
}

async function oneInch() {
  const traits = () => MakerTraits.default().withExpiration(BigInt(DEADLINE)).withNonce(7n);
  const order = (makerTraits, more = {}) =>
    new LimitOrder(
      {
        salt: 7n,
        maker: new OneInchAddress(ACCOUNT),
        makerAsset: new OneInchAddress(USDC),
        takerAsset: new OneInchAddress(WETH),
        makingAmount: 3000000000n,
        takingAmount: BigInt(ETHER),
        ...more,
      },
      makerTraits,
    ).getTypedData(1);
  const data = ({ domain, types: { Order }, message }) => ({ domain, types: { Order }, values: message });
  return signAll(1, [
    ['a limit order', data(order(traits()))],
    ['a limit order without end', data(order(MakerTraits.default().withNonce(7n)))],
    ['a limit order paid to somebody else', data(order(traits(), { receiver: new OneInchAddress(OTHER) }))],
    ['a limit order of one taker', data(order(traits().withAllowedSender(new OneInchAddress(OTHER))))],
  ]);
}

function seaport() {
  const listing = { itemType: 2, token: CATS, identifier: '7' };
  const price = (amount, recipient) => ({ amount, recipient });
  const common = { endTime: DEADLINE, startTime: NOW / 1000, salt: '7' };
  const connect = async (provider) => {
    const signer = await new BrowserProvider(provider, 1).getSigner();
    return new Seaport(signer);
  };
  const create = (order) => async (sdk) =>
    (await sdk.createOrder({ ...common, ...order }, ACCOUNT)).executeAllActions();
  return doAll(
    1,
    [
      ['a listing', create({ offer: [listing], consideration: [price(ETHER, ACCOUNT)] })],
      [
        'a listing with a fee',
        create({
          offer: [listing],
          consideration: [price(ETHER, ACCOUNT)],
          fees: [{ recipient: OTHER, basisPoints: 250 }],
        }),
      ],
      ['a listing paid to somebody else', create({ offer: [listing], consideration: [price(ETHER, OTHER)] })],
      [
        'a bid for one item',
        create({ offer: [{ token: WETH, amount: ETHER }], consideration: [{ ...listing, recipient: ACCOUNT }] }),
      ],
      [
        'a bid for any item',
        create({
          offer: [{ token: WETH, amount: ETHER }],
          consideration: [{ itemType: 2, token: CATS, identifiers: [], recipient: ACCOUNT }],
        }),
      ],
      [
        'a bid for one of a set',
        create({
          offer: [{ token: WETH, amount: ETHER }],
          consideration: [{ itemType: 2, token: CATS, identifiers: ['7', '8', '9'], recipient: ACCOUNT }],
        }),
      ],
      [
        'items for items',
        create({
          offer: [listing, { itemType: 3, token: CATS, identifier: '8', amount: '4' }],
          consideration: [{ itemType: 2, token: CATS, identifier: '9', recipient: ACCOUNT }],
        }),
      ],
      [
        'several listings',
        async (sdk) =>
          (
            await sdk.createBulkOrders(
              [7, 8].map((id) => ({
                ...common,
                offer: [{ ...listing, identifier: String(id) }],
                consideration: [price(ETHER, ACCOUNT)],
              })),
              ACCOUNT,
            )
          ).executeAllActions(),
      ],
    ],
    connect,
  );
}

function safeKit() {
  const SAFE = '0x5afe000000000000000000000000000000000001';
  const transfer = encodeFunctionData({
    abi: parseAbi(['function transfer(address,uint256)']),
    args: [OTHER, 5000000n],
  });
  const owner = encodeFunctionData({
    abi: parseAbi(['function addOwnerWithThreshold(address,uint256)']),
    args: [OTHER, 1n],
  });
  const multi = (calls) =>
    encodeFunctionData({ abi: parseAbi(['function multiSend(bytes)']), args: [safe.encodeMultiSendData(calls)] });
  const transaction = (more) => ({
    to: USDC,
    value: '0',
    data: '0x',
    operation: 0,
    safeTxGas: '0',
    baseGas: '0',
    gasPrice: '0',
    gasToken: ZERO,
    refundReceiver: ZERO,
    nonce: 4,
    ...more,
  });
  const sign =
    (data, safeVersion = '1.4.1') =>
    async (provider) =>
      safe.generateEIP712Signature(provider, { safeAddress: SAFE, safeVersion, chainId: 1n, data });
  return doAll(
    1,
    [
      ['a transfer of tokens', sign(transaction({ data: transfer }))],
      ['coins', sign(transaction({ to: OTHER, value: ETHER }))],
      ['a new owner', sign(transaction({ to: SAFE, data: owner }))],
      [
        'a batch by delegatecall',
        sign(
          transaction({
            to: '0x9641d764fc13c8b624c04430c7356c1c7c8102e2',
            operation: 1,
            data: multi([
              { to: USDC, value: '0', data: transfer, operation: 0 },
              { to: OTHER, value: ETHER, data: '0x', operation: 0 },
            ]),
          }),
        ),
      ],
      ['code of a stranger by delegatecall', sign(transaction({ to: OTHER, operation: 1, data: '0x12345678' }))],
      [
        'a refund to somebody',
        sign(transaction({ data: transfer, gasPrice: '1000000000', baseGas: '100000', refundReceiver: OTHER })),
      ],
      ['a message', sign('Hello from a Safe')],
    ],
    (provider) => safe.SafeProvider.init({ provider, signer: ACCOUNT }),
  );
}

function snapshotVotes() {
  const client = new snapshot.Client712();
  client.send = async () => ({});
  const proposal = `0x${'21'.repeat(32)}`;
  const space = 'yam.eth';
  return doAll(
    1,
    [
      [
        'a vote',
        (web3) =>
          client.vote(web3, ACCOUNT, {
            space,
            proposal,
            type: 'single-choice',
            choice: 1,
            reason: 'Yes',
            app: 'my-app',
          }),
      ],
      [
        'a weighted vote',
        (web3) => client.vote(web3, ACCOUNT, { space, proposal, type: 'weighted', choice: { 1: 2, 2: 1 } }),
      ],
      [
        'a proposal',
        (web3) =>
          client.proposal(web3, ACCOUNT, {
            space,
            type: 'single-choice',
            title: 'Title',
            body: 'Body',
            choices: ['For', 'Against'],
            start: NOW / 1000,
            end: DEADLINE,
            snapshot: 1,
            plugins: '{}',
          }),
      ],
      ['following a space', (web3) => client.follow(web3, ACCOUNT, { network: '1', space })],
      ['an alias', (web3) => client.alias(web3, ACCOUNT, { alias: OTHER })],
      ['deleting a space', (web3) => client.deleteSpace(web3, ACCOUNT, { space })],
    ],
    (provider) => new providers.Web3Provider(provider, 1),
  );
}

function hyperliquid() {
  const transport = { isTestnet: false, request: async () => ({ status: 'ok', response: { type: 'default' } }) };
  const connect = (provider) =>
    new ExchangeClient({
      transport,
      wallet: viemWallet(provider, mainnet),
      signatureChainId: '0x1',
      nonceManager: () => NOW,
    });
  return doAll(
    1,
    [
      ['an agent', (client) => client.approveAgent({ agentAddress: OTHER, agentName: 'desk' })],
      ['a builder fee', (client) => client.approveBuilderFee({ maxFeeRate: '0.01%', builder: OTHER })],
      ['sending dollars', (client) => client.usdSend({ destination: OTHER, amount: '12.5' })],
      [
        'sending a token',
        (client) =>
          client.spotSend({ destination: OTHER, token: 'PURR:0xeb62eee3685fc4c43992febcd9e75443', amount: '3' }),
      ],
      [
        'sending an asset',
        (client) =>
          client.sendAsset({
            destination: OTHER,
            sourceDex: '',
            destinationDex: 'spot',
            token: 'USDC:0xeb62eee3685fc4c43992febcd9e75443',
            amount: '3',
            fromSubAccount: '',
          }),
      ],
      ['withdrawing', (client) => client.withdraw3({ destination: OTHER, amount: '12.5' })],
      ['between own balances', (client) => client.usdClassTransfer({ amount: '12.5', toPerp: true })],
      ['staking', (client) => client.tokenDelegate({ validator: OTHER, isUndelegate: false, wei: 100000000 })],
      ['into staking', (client) => client.cDeposit({ wei: 100000000 })],
      [
        'an order',
        (client) =>
          client.order({
            orders: [{ a: 0, b: true, p: '30000', s: '0.1', r: false, t: { limit: { tif: 'Gtc' } } }],
            grouping: 'na',
          }),
      ],
      [
        'several signers',
        (client) => client.convertToMultiSigUser({ signers: { authorizedUsers: [OTHER], threshold: 1 } }),
      ],
      [
        'an account of its own kind',
        (client) => client.userSetAbstraction({ user: ACCOUNT, abstraction: 'unifiedAccount' }),
      ],
    ],
    connect,
  );
}

async function polymarket() {
  const { createOrder } = await import(
    new URL('order-builder/helpers.js', import.meta.resolve('@polymarket/clob-client')).href
  );
  const { createL1Headers, Side } = await import('@polymarket/clob-client');
  const PROXY = '0x9000000000000000000000000000000000000001';
  const buy = { tokenID: '7700', price: 0.65, size: 10, side: Side.BUY };
  const options = { tickSize: '0.01', negRisk: false };
  return doAll(
    137,
    [
      ['the log-in', (wallet) => createL1Headers(wallet, 137, 0, NOW / 1000)],
      ['a purchase from the account itself', (wallet) => createOrder(wallet, 137, 0, undefined, buy, options)],
      ['a purchase from a wallet at the exchange', (wallet) => createOrder(wallet, 137, 1, PROXY, buy, options)],
      [
        'a sale until a date',
        (wallet) => createOrder(wallet, 137, 2, PROXY, { ...buy, side: Side.SELL, expiration: DEADLINE }, options),
      ],
      [
        'a purchase of several outcomes',
        (wallet) => createOrder(wallet, 137, 0, undefined, buy, { ...options, negRisk: true }),
      ],
    ],
    (provider) => viemWallet(provider, polygon),
  );
}

/** Calls of the Universal Router, by the planner of its SDK. */
async function universalRouter() {
  const abi = parseAbi(['function execute(bytes commands, bytes[] inputs, uint256 deadline) payable']);
  const call = (version, value, ...commands) => {
    const planner = new RoutePlanner();
    for (const [type, args] of commands) planner.addCommand(CommandType[type], args, false, version);
    return {
      from: ACCOUNT,
      to: UNIVERSAL_ROUTER_ADDRESS(version, 1),
      value: `0x${BigInt(value).toString(16)}`,
      data: encodeFunctionData({ abi, args: [planner.commands, planner.inputs, BigInt(DEADLINE)] }),
    };
  };
  const sender = '0x0000000000000000000000000000000000000001';
  const router = '0x0000000000000000000000000000000000000002';
  const permit = {
    details: { token: USDC, amount: '3000000000', expiration: DEADLINE, nonce: 0 },
    spender: OTHER,
    sigDeadline: DEADLINE,
  };
  const signature = `0x${'11'.repeat(65)}`;
  const named = [];
  for (const version of [UniversalRouterVersion.V2_0, UniversalRouterVersion.V2_1_1]) {
    const more = version === UniversalRouterVersion.V2_0 ? [] : [[]];
    const swap = (recipient, amount, least, path, payer) => [recipient, amount, least, path, payer, ...more];
    for (const [name, value, ...commands] of [
      [
        'tokens for coins by a permit',
        0,
        ['PERMIT2_PERMIT', [permit, signature]],
        ['V2_SWAP_EXACT_IN', swap(router, '3000000000', 0, [USDC, WETH], true)],
        ['UNWRAP_WETH', [sender, ETHER]],
      ],
      [
        'coins for tokens',
        ETHER,
        ['WRAP_ETH', [router, ETHER]],
        ['V2_SWAP_EXACT_IN', swap(sender, ETHER, '2900000000', [WETH, USDC], false)],
      ],
      [
        'a fee for somebody',
        0,
        ['V2_SWAP_EXACT_IN', swap(router, '3000000000', 0, [USDC, WETH], true)],
        ['PAY_PORTION', [WETH, OTHER, 25]],
        ['SWEEP', [WETH, sender, ETHER]],
      ],
      [
        'several permits',
        0,
        ['PERMIT2_PERMIT_BATCH', [{ ...permit, details: [permit.details] }, signature]],
        ['V2_SWAP_EXACT_IN', swap(sender, '3000000000', ETHER, [USDC, WETH], true)],
      ],
      [
        'several transfers',
        0,
        ['PERMIT2_TRANSFER_FROM_BATCH', [[{ from: ACCOUNT, to: OTHER, amount: '5000000', token: USDC }]]],
      ],
      [
        'a check of a balance',
        0,
        ['V2_SWAP_EXACT_IN', swap(sender, '3000000000', ETHER, [USDC, WETH], true)],
        ['BALANCE_CHECK_ERC20', [OTHER, WETH, ETHER]],
      ],
      ['a plan in the plan', 0, ['EXECUTE_SUB_PLAN', ['0x0c', [`0x${'0'.repeat(63)}1${'0'.repeat(64)}`]]]],
      ...(version === UniversalRouterVersion.V2_0
        ? []
        : [
            [
              'a finer portion',
              0,
              ['V2_SWAP_EXACT_IN', swap(router, '3000000000', 0, [USDC, WETH], true)],
              ['PAY_PORTION_FULL_PRECISION', [WETH, OTHER, '2500000000000000']],
              ['SWEEP', [WETH, sender, ETHER]],
            ],
            [
              'to another network',
              0,
              ['PERMIT2_TRANSFER_FROM', [USDC, router, '3000000000']],
              [
                'ACROSS_V4_DEPOSIT_V3',
                [
                  [
                    ACCOUNT,
                    ACCOUNT,
                    USDC,
                    '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
                    '3000000000',
                    '2990000000',
                    8453,
                    ZERO,
                    NOW / 1000,
                    DEADLINE,
                    0,
                    '0x',
                    false,
                  ],
                ],
              ],
            ],
          ]),
    ])
      named.push({
        name: `${name}, version ${version}`,
        chainId: 1,
        method: 'eth_sendTransaction',
        params: [call(version, value, ...commands)],
      });
  }
  return named;
}

const SDKS = {
  permit2: ['@uniswap/permit2-sdk', permit2],
  uniswapx: ['@uniswap/uniswapx-sdk', uniswapXOrders],
  'universal-router': ['@uniswap/universal-router-sdk', universalRouter],
  cow: ['@cowprotocol/cow-sdk', cow],
  '1inch': ['@1inch/limit-order-sdk', oneInch],
  seaport: ['@opensea/seaport-js', seaport],
  safe: ['@safe-global/protocol-kit', safeKit],
  snapshot: ['@snapshot-labs/snapshot.js', snapshotVotes],
  hyperliquid: ['@nktkas/hyperliquid', hyperliquid],
  polymarket: ['@polymarket/clob-client', polymarket],
};

/** `{ name, package, version, account, requests }` for each SDK. */
export async function requestsOfSdks() {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));
  const all = [];
  for (const [name, [npmName, make]] of Object.entries(SDKS)) {
    try {
      all.push({
        name,
        package: npmName,
        version: dependencies[npmName],
        account: ACCOUNT.toLowerCase(),
        requests: await make(),
      });
    } catch (error) {
      throw new Error(`The requests of ${npmName} could not be recorded.`, { cause: error });
    }
  }
  return all;
}
