/** Words from descriptions (ERC-7730): of the wallet's own collection, and of files that a person added. */
import { encodeFunctionData, encodeAbiParameters as encodeParameters, parseAbi, parseAbiParameters } from 'viem';
import { describe, expect, it } from 'vitest';
import { readDescriptorJson } from '../../clear-signing/read-descriptor.ts';
import { ARRAYS, CONTRACT, describing, MESSAGES } from '../../clear-signing/testing/examples.ts';
import type { Hex } from '../../lib/bytes.ts';
import {
  type Given,
  IDA,
  MAIN,
  review,
  reviewTransaction,
  rowsOf,
  STRANGER,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const parse = parseAbi as (signatures: readonly string[]) => unknown;
const encode = encodeFunctionData as (input: unknown) => Hex;
const callOf = (signature: string, ...args: unknown[]): Hex => encode({ abi: parse([`function ${signature}`]), args });

const encodeAbiParameters = encodeParameters as (types: unknown, values: unknown) => Hex;
const parseTypes = parseAbiParameters as (types: string) => unknown;

const ROUTER_2: Hex = '0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45';
const ROUTER_OF_V2: Hex = '0x7a250d5630b4cf539739df2c5dacb4c659f2488d';
const AAVE: Hex = '0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2';
const LIDO: Hex = '0xae7ab96520de3a18e5e111b5eaab095312d7fe84';
const WETH: Hex = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
const PEOPLE: readonly Hex[] = [MAIN, IDA, STRANGER];

const token: NonNullable<Given['data']>['token'] = async (_character, _chain, address) => {
  if (address === USDC) return { symbol: 'USDC', decimals: 6, balance: '2450000000', supply: null };
  return address === WETH ? { symbol: 'WETH', decimals: 18, balance: null, supply: null } : null;
};
const code: NonNullable<Given['data']>['code'] = async (_character, _chain, address) =>
  PEOPLE.includes(address) ? 'none' : 'contract';

const reviewCall = (to: Hex, data: Hex, value = '0', more: Given['data'] = {}) =>
  reviewTransaction({ to, value, data }, { data: { token, code, ...more } });

const exactInputSingle = (recipient: Hex, least = 250_000_000_000_000_000n) =>
  callOf('exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))', [
    USDC,
    WETH,
    500,
    recipient,
    1_000_000_000n,
    least,
    0n,
  ]);

describe('the own descriptions', () => {
  it('say a swap in a sentence, with the tokens of the chain and the fee of the pool', async () => {
    const words = await reviewCall(ROUTER_2, exactInputSingle(MAIN));
    expect(sentenceOf(words)).toBe('Swap *1,000 USDC* for at least *0.25 WETH*, with Uniswap?');
    expect(words.verb).toBe('Swap');
    expect(rowsOf(words)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Contract: Uniswap Router 2/),
        expect.stringMatching(/^Pay: 1,000 USDC/),
        expect.stringMatching(/^Recipient: Main/),
        'Pool fee: 0.05%',
      ]),
    );
    expect(warningsOf(words)).toEqual([]);
  });

  it('warn of a swap whose result goes to somebody else', async () => {
    const words = await reviewCall(ROUTER_2, exactInputSingle(STRANGER));
    expect(warningOf(words, 'other-kind-of-address')).toMatchObject({
      severity: 'danger',
      title: 'Recipient isn’t what it should be',
      tick: 'I know this address',
    });
    expect(words.verb).toBe('Swap anyway');
  });

  it('say each part of a multicall', async () => {
    const inner = [
      exactInputSingle('0x0000000000000000000000000000000000000002'),
      callOf('unwrapWETH9(uint256,address)', 250_000_000_000_000_000n, MAIN),
    ];
    const words = await reviewCall(ROUTER_2, callOf('multicall(uint256,bytes[])', 1_800_000_000n, inner));
    expect(rowsOf(words)).toEqual(
      expect.arrayContaining([
        '1: Swap 1,000 USDC for at least 0.25 WETH, with Uniswap?',
        '2: Unwrap at least 0.25 ETH for Main, with Uniswap?',
      ]),
    );
    expect(warningsOf(words)).toEqual([]);
  });

  it('say when a swap has to bring nothing back, and not of what is collected after it', async () => {
    const swap = exactInputSingle(MAIN, 0n);
    expect(warningsOf(await reviewCall(ROUTER_2, swap))).toEqual(['danger nothing-promised']);
    const rest = callOf('sweepToken(address,uint256,address)', USDC, 0n, MAIN);
    const words = await reviewCall(ROUTER_2, callOf('multicall(uint256,bytes[])', 1n, [exactInputSingle(MAIN), rest]));
    expect(warningsOf(words)).toEqual([]);
  });

  it('take the coins that go along from the transaction', async () => {
    const words = await reviewCall(
      ROUTER_OF_V2,
      callOf(
        'swapExactETHForTokens(uint256,address[],address,uint256)',
        2_000_000n,
        [WETH, USDC],
        MAIN,
        1_800_000_000n,
      ),
      '1000000000000000',
    );
    expect(sentenceOf(words)).toBe('Swap *0.001 ETH* for at least *2 USDC*, with Uniswap v2?');
    const staked = await reviewCall(LIDO, callOf('submit(address)', '0x0000000000000000000000000000000000000000'), '5');
    expect(sentenceOf(staked)).toBe('Stake *0.000000000000000005 ETH*, with Lido?');
  });

  it('say that a whole balance is meant, and whose debt is paid', async () => {
    const words = await reviewCall(
      AAVE,
      callOf('repay(address,uint256,uint256,address)', USDC, 2n ** 256n - 1n, 2n, IDA),
    );
    expect(sentenceOf(words)).toBe('Repay *all USDC*, with Aave v3?');
    expect(rowsOf(words)).toContain('Interest rate: variable');
    expect(warningOf(words, 'other-kind-of-address')?.severity).toBe('danger');
  });

  it('do not hold for another contract, or another network', async () => {
    const words = await reviewCall(CONTRACT, exactInputSingle(MAIN));
    expect(sentenceOf(words)).toBe('Call *an unknown function* on an unknown contract?');
    const vote = await reviewCall(CONTRACT, callOf('castVote(uint256,uint8)', 12n, 1));
    expect(sentenceOf(vote)).toBe('Call *castVote* on an unknown contract?');
    expect(rowsOf(vote)).toEqual(expect.arrayContaining(['proposalId: 12', 'support: 1']));
    expect(warningsOf(vote)).toEqual(['note unread-call']);
  });
});

describe('a file that the person added', () => {
  const added = (json: object): Given['data'] => ({
    descriptions: async () => [{ file: 'pool.json', descriptor: readDescriptorJson(json) }],
  });
  const deposit = describing({
    'deposit(uint256 amount,address referrer)': {
      intent: 'Deposit',
      interpolatedIntent: 'Deposit {amount}',
      fields: [
        { path: 'amount', label: 'Amount', format: 'tokenAmount', params: { token: USDC } },
        { path: 'referrer', label: 'Referrer', format: 'addressName', visible: { mustMatch: [MAIN] } },
      ],
    },
  });

  it('gives the words, says where they come from, and leaves the judgement to the simulation', async () => {
    const words = await reviewCall(CONTRACT, callOf('deposit(uint256,address)', 5_000_000n, MAIN), '0', added(deposit));
    expect(sentenceOf(words)).toBe('Deposit *5 USDC*, with Example?');
    expect(warningsOf(words)).toEqual(['caution own-description', 'note unread-call']);
    expect(warningOf(words, 'own-description')?.text).toContain('pool.json');
    const silent = await reviewCall(CONTRACT, callOf('deposit(uint256,address)', 5_000_000n, MAIN), '0', {
      ...added(deposit),
      simulate: async () => ({ kind: 'unavailable', accepted: false, reason: 'No answer.', changes: [] }),
    });
    expect(warningsOf(silent)).toContain('refused blind-signing');
  });

  it('is left out with a warning where it does not fit', async () => {
    const words = await reviewCall(CONTRACT, callOf('deposit(uint256,address)', 5n, STRANGER), '0', added(deposit));
    expect(sentenceOf(words)).toBe('Call *deposit* on an unknown contract?');
    expect(warningOf(words, 'description-misfit')?.text).toContain('pool.json');
  });

  it('never stands in for what Dramatis reads itself', async () => {
    const lying = {
      ...describing({ 'approve(address spender,uint256 value)': { intent: 'Say hello', fields: [] } }),
      context: { contract: { deployments: [{ chainId: 1, address: USDC }] } },
    };
    const words = await reviewCall(
      USDC,
      callOf('approve(address,uint256)', STRANGER, 2n ** 256n - 1n),
      '0',
      added(lying),
    );
    expect(sentenceOf(words)).not.toContain('hello');
    expect(warningsOf(words)).toContain('danger unlimited-allowance');
  });

  it('cannot make a danger inside it disappear', async () => {
    const approve = callOf('approve(address,uint256)', STRANGER, 2n ** 256n - 1n);
    const data = callOf('batchExecute(address[],bytes[],uint256[])', [USDC], [approve], [0n]);
    const words = await reviewCall(CONTRACT, data, '0', added(ARRAYS));
    expect(warningsOf(words)).toContain('danger unlimited-allowance');
    expect(rowsOf(words).join('\n')).toMatch(/Transaction 1 · Nested Calls: Let 0x777777/);
  });

  it('keeps the warnings of an unknown message, and shows all of its fields', async () => {
    const payload = {
      kind: 'typed-data',
      json: JSON.stringify({
        types: {
          EIP712Domain: [
            { name: 'name', type: 'string' },
            { name: 'chainId', type: 'uint256' },
            { name: 'verifyingContract', type: 'address' },
          ],
          Vow: [
            { name: 'to', type: 'address' },
            { name: 'amount', type: 'uint256' },
          ],
        },
        primaryType: 'Vow',
        domain: { name: 'Vows', chainId: 1, verifyingContract: CONTRACT },
        message: { to: STRANGER, amount: '5000000' },
      }),
    } as const;
    const json = {
      ...MESSAGES,
      $schema: undefined,
      context: { eip712: { deployments: [{ chainId: 1, address: CONTRACT }] } },
      display: {
        formats: {
          'Vow(address to,uint256 amount)': {
            intent: 'Promise',
            interpolatedIntent: 'Promise {amount}',
            fields: [{ path: 'amount', label: 'Amount', format: 'tokenAmount', params: { token: USDC } }],
          },
        },
      },
    };
    const words = await review(payload, { data: { token, code, ...added(json) } });
    expect(sentenceOf(words)).toBe('Promise *5 USDC*, with MyContract?');
    expect(warningsOf(words)).toEqual(['danger unknown-data', 'caution own-description']);
    expect(rowsOf(words).join('\n')).toContain('to: No name');
  });
});

describe('a call of Uniswap’s Universal Router', () => {
  const ROUTER: Hex = '0x66a9893cc07d91d95644aedd05d03f95e1dba8af';
  const FEES: Hex = '0x000000fee13a103a10d593b9ae06b3e05f2e7e1c';
  const input = (types: string, ...values: unknown[]): Hex => encodeAbiParameters(parseTypes(types), values);
  const execute = (commands: Hex, ...inputs: Hex[]): Hex =>
    callOf('execute(bytes,bytes[],uint256)', commands, inputs, 1_800_000_000n);
  const swap = (recipient: Hex, least: bigint): Hex =>
    input(
      'address,uint256,uint256,bytes,bool',
      recipient,
      1_000_000_000n,
      least,
      `${USDC}0001f4${WETH.slice(2)}`,
      true,
    );
  const [SENDER, SELF]: Hex[] = [
    '0x0000000000000000000000000000000000000001',
    '0x0000000000000000000000000000000000000002',
  ];

  it('says the swap, what comes back, and the fee on the way', async () => {
    const data = execute(
      '0x00060c',
      swap(SELF as Hex, 0n),
      input('address,address,uint256', WETH, FEES, 25n),
      input('address,uint256', SENDER, 249_000_000_000_000_000n),
    );
    const words = await reviewCall(ROUTER, data);
    expect(sentenceOf(words)).toBe(
      'Swap *1,000 USDC* for at least *0 WETH* and pay a fee of *0.25%* and unwrap at least *0.249 ETH*, with Uniswap?',
    );
    expect(rowsOf(words)).toEqual(
      expect.arrayContaining(['2 · Pay a fee · Fee: 0.25%', expect.stringMatching(/^3 · Unwrap · Recipient: Main/)]),
    );
    expect(warningsOf(words)).toEqual([]);
  });

  it('warns where the result goes to somebody else, in each command', async () => {
    expect(warningsOf(await reviewCall(ROUTER, execute('0x00', swap(STRANGER, 5n))))).toEqual([
      'danger other-kind-of-address',
    ]);
    const sent = execute('0x80', swap(SELF as Hex, 5n));
    expect(warningsOf(await reviewCall(ROUTER, sent))).toEqual([]);
    const taken = execute(
      '0x0005',
      swap(SELF as Hex, 5n),
      input('address,address,uint256', WETH, STRANGER, 2n ** 255n),
    );
    const words = await reviewCall(ROUTER, taken);
    expect(sentenceOf(words)).toContain('and send *all the router’s WETH* to *0x777777');
    expect(warningsOf(words)).toEqual(['danger other-kind-of-address']);
  });

  it('is a danger where a large part goes to somebody else, or nothing has to come back', async () => {
    const portion = (bips: bigint) => input('address,address,uint256', WETH, FEES, bips);
    const taken = execute('0x00060c', swap(SELF as Hex, 0n), portion(9_999n), input('address,uint256', SENDER, 1n));
    const words = await reviewCall(ROUTER, taken);
    expect(warningOf(words, 'high-portion')).toMatchObject({
      severity: 'danger',
      title: '99.99% of the result goes to somebody else',
      tick: 'I want to give that much away',
    });
    const usual = execute('0x00060c', swap(SELF as Hex, 0n), portion(300n), input('address,uint256', SENDER, 1n));
    expect(warningsOf(await reviewCall(ROUTER, usual))).toEqual([]);
    const nothing = execute('0x000c', swap(SELF as Hex, 0n), input('address,uint256', SENDER, 0n));
    expect(warningsOf(await reviewCall(ROUTER, nothing))).toEqual(['danger nothing-promised']);
    expect(warningsOf(await reviewCall(ROUTER, execute('0x00', swap(MAIN, 0n))))).toEqual(['danger nothing-promised']);
  });

  it('is judged by its simulation where it does not say what comes back, and says what leaves', async () => {
    const noAddress = `0x${'0'.repeat(40)}`;
    const single = input('((address,address,uint24,int24,address),bool,uint128,uint128,bytes)', [
      [noAddress, USDC, 500, 10, noAddress],
      true,
      10n ** 15n,
      2_000_000n,
      '0x',
    ]);
    const actions = input('bytes,bytes[]', '0x060c0e', [
      single,
      input('address,uint256', noAddress, 10n ** 15n),
      input('address,address,uint256', USDC, SENDER, 0n),
    ]);
    const words = await reviewCall(ROUTER, execute('0x10', actions), '1000000000000000');
    expect(sentenceOf(words)).toBe('Pay at most *0.001 ETH* and get what comes out, with Uniswap?');
    expect(warningsOf(words)).toEqual(['note unread-call']);
    const moved = execute('0x02', input('address,address,uint160', USDC, STRANGER, 5_000_000n));
    expect(sentenceOf(await reviewCall(ROUTER, moved))).toBe('Move *5 USDC*, with Uniswap?');
    expect(warningsOf(await reviewCall(ROUTER, moved))).toEqual(['danger other-kind-of-address', 'note unread-call']);
  });

  it('says a v4 swap by what is paid and what comes back, also in coins', async () => {
    const single = input('((address,address,uint24,int24,address),bool,uint128,uint128,bytes)', [
      [`0x${'0'.repeat(40)}`, USDC, 500, 10, `0x${'0'.repeat(40)}`],
      true,
      10n ** 15n,
      2_000_000n,
      '0x',
    ]);
    const actions = input('bytes,bytes[]', '0x060c0f', [
      single,
      input('address,uint256', `0x${'0'.repeat(40)}`, 10n ** 15n),
      input('address,uint256', USDC, 2_000_000n),
    ]);
    const words = await reviewCall(ROUTER, execute('0x10', actions), '1000000000000000');
    expect(sentenceOf(words)).toBe('Pay at most *0.001 ETH* and get at least *2 USDC*, with Uniswap?');
    expect(warningsOf(words)).toEqual([]);
  });

  it('is not described with a command that is not known, another contract, or fewer inputs', async () => {
    const named = 'Call *execute* on';
    for (const data of [
      execute('0x003f', swap(MAIN, 5n), '0x'),
      execute('0x0000', swap(MAIN, 5n)),
      execute('0x00', '0x1234'),
    ])
      expect(sentenceOf(await reviewCall(ROUTER, data))).toContain(named);
    expect(sentenceOf(await reviewCall(CONTRACT, execute('0x00', swap(MAIN, 5n))))).toContain(named);
  });
});

describe('a proxy', () => {
  const PROXY: Hex = `0x${'9'.repeat(40)}`;
  const runs = (address: Hex, proven: boolean): Given['data'] => ({
    implementation: async (_character, _chain, proxy) => (proxy === PROXY ? { address, proven } : null),
  });
  const swap = exactInputSingle(MAIN);

  it('whose code proves what it runs has the words of that', async () => {
    const words = await reviewCall(PROXY, swap, '0', runs(ROUTER_2, true));
    expect(sentenceOf(words)).toBe('Swap *1,000 USDC* for at least *0.25 WETH*, with Uniswap?');
    expect(rowsOf(words)).toContainEqual(expect.stringMatching(/^Runs the code of: .*\(0x68b346…65Fc45\)$/i));
    expect(warningsOf(words)).toEqual([]);
  });

  it('that only says so is warned of, and judged by its simulation', async () => {
    const words = await reviewCall(PROXY, swap, '0', runs(ROUTER_2, false));
    expect(sentenceOf(words)).toBe('Swap *1,000 USDC* for at least *0.25 WETH*?');
    expect(warningsOf(words)).toEqual(['caution says-whose-code', 'note unread-call']);
  });

  it('of another contract, or of a silent node, has no words', async () => {
    const silent = { implementation: () => Promise.reject(new Error('no route')) };
    for (const data of [runs(CONTRACT, true), silent, {}])
      expect(warningsOf(await reviewCall(PROXY, swap, '0', data))).toEqual(['note unread-call']);
  });

  it('is not looked up for a function that nothing describes', async () => {
    let asked = 0;
    const counting = {
      implementation: async () => {
        asked++;
        return null;
      },
    };
    await reviewCall(PROXY, '0x12345678', '0', counting);
    expect(asked).toBe(0);
    await reviewCall(PROXY, swap, '0', counting);
    expect(asked).toBe(1);
  });
});
