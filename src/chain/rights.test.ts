/** Rights that a call gives away, on contracts that log them, log them falsely, or do not log them at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keccak } from '../ethereum/keccak.ts';
import { encodeApprove } from '../ethereum/testing/encode-approve.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import { bareHex, type Hex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { SimulationResult } from '../messaging/simulation-result.ts';
import type { Client } from './client-type.ts';
import { prepareTransaction } from './prepare.ts';
import { simulate } from './simulate.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { type NodeProxy, startProxy } from './testing/proxy.ts';
import { readToken } from './tokens.ts';

let anvil: Anvil;
let traced: NodeProxy;
let standIn: NodeProxy;
const ODD: Hex = '0x00000000000000000000000000000000000000aa';
const ASSET: Hex = '0x00000000000000000000000000000000000000cc';
const ME = FUNDED.address;
const THEM = SECOND.address;
const UNLIMITED = (1n << 256n) - 1n;

beforeAll(async () => {
  anvil = await startAnvil();
  traced = await startProxy(anvil, (method) => method === 'eth_simulateV1');
  standIn = await startProxy(anvil, (method) => method === 'eth_simulateV1' || method === 'debug_traceCall');
});
afterAll(async () => {
  await traced.stop();
  await standIn.stop();
  await anvil.stop();
});

const word = (value: bigint | Hex): string => BigInt(value).toString(16).padStart(64, '0');
const push = (value: bigint | Hex): string => `7f${word(value)}`;

interface LogOf {
  event: string;
  /** After the hash of the event. */
  indexed: (bigint | Hex)[];
  data?: (bigint | Hex)[];
}

/** A contract that answers every question with one number; the call 0xdeadbeef logs what it is told to and sets the number. */
function odd(logs: readonly LogOf[], after: bigint | Hex): Hex {
  const emit = ({ event, indexed, data = [] }: LogOf): string => {
    const topics = [`0x${bareHex(keccak(utf8(event)))}` as Hex, ...indexed];
    return [
      ...data.map((value, at) => `${push(value)}61${(at * 32).toString(16).padStart(4, '0')}52`),
      ...topics.map(push).reverse(),
      `61${(data.length * 32).toString(16).padStart(4, '0')}5f${(0xa0 + topics.length).toString(16)}`,
    ].join('');
  };
  // selector == deadbeef: go to 0x16; else return the number
  return `0x5f3560e01c63deadbeef146016575f545f5260205ff35b${push(after)}5f55${logs.map(emit).join('')}00`;
}

/** What is found out of the call, before which the contract answers with `before`. */
async function given(
  code: Hex,
  before: bigint | Hex,
  client: Client = anvil.client,
  data: Hex = '0xdeadbeef',
): Promise<SimulationResult['given']> {
  await anvil.rpc('anvil_setCode', ODD, code);
  await anvil.rpc('anvil_setStorageAt', ODD, '0x0', `0x${word(before)}`);
  const request = parseTransactionRequest([{ from: ME, to: ODD, data, gas: '0x80000' }]);
  const transaction = await prepareTransaction(request, { client: anvil.client, nextNonce: () => null });
  const trial = await simulate(transaction, {
    client,
    network: anvil.network,
    token: (address) => readToken(client, anvil.network, address),
  });
  expect(trial.kind).toBe('worked');
  return trial.given;
}

const allowance = { event: 'Approval(address,address,uint256)', indexed: [ME, THEM], data: [UNLIMITED] };
const none = { amount: null, added: null };

const EVENTS: [LogOf, bigint | Hex, object][] = [
  [allowance, UNLIMITED, { kind: 'allowance', amount: UNLIMITED.toString(), added: UNLIMITED.toString() }],
  [
    { event: 'Approval(address,address,uint256)', indexed: [ME, THEM, 7n] },
    THEM,
    { kind: 'item', amount: '7', added: null },
  ],
  [
    { event: 'ApprovalForAll(address,address,bool)', indexed: [ME, THEM], data: [1n] },
    1n,
    { kind: 'operator', ...none },
  ],
  // Old contracts take any number for yes.
  [
    { event: 'ApprovalForAll(address,address,bool)', indexed: [ME, THEM], data: [2n] },
    2n,
    { kind: 'operator', ...none },
  ],
  [{ event: 'AuthorizedOperator(address,address)', indexed: [THEM, ME] }, 1n, { kind: 'operator', ...none }],
  [{ event: 'OperatorSet(address,address,bool)', indexed: [ME, THEM], data: [1n] }, 1n, { kind: 'operator', ...none }],
  [
    { event: 'Approval(address,address,uint256,uint256)', indexed: [ME, THEM, 3n], data: [50n] },
    50n,
    { kind: 'allowance', amount: '50', added: '50' },
  ],
  [
    { event: 'Approval(address,address,address,uint160,uint48)', indexed: [ME, ASSET, THEM], data: [9n, 1n] },
    9n,
    { kind: 'allowance', asset: ASSET, amount: '9', added: '9' },
  ],
  [
    { event: 'Permit(address,address,address,uint160,uint48,uint48)', indexed: [ME, ASSET, THEM], data: [9n, 1n, 0n] },
    9n,
    { kind: 'allowance', asset: ASSET, amount: '9', added: '9' },
  ],
  [
    { event: 'SetAuthorization(address,address,address,bool)', indexed: [ME, ME, THEM], data: [1n] },
    1n,
    { kind: 'operator', ...none },
  ],
  [
    { event: 'BorrowAllowanceDelegated(address,address,address,uint256)', indexed: [ME, THEM, ASSET], data: [5n] },
    5n,
    { kind: 'borrowing', amount: '5', added: '5' },
  ],
  [{ event: 'OwnershipTransferred(address,address)', indexed: [ME, THEM] }, THEM, { kind: 'owner', ...none }],
  [{ event: 'DelegateChanged(address,address,address)', indexed: [ME, ME, THEM] }, THEM, { kind: 'votes', ...none }],
];

describe.each(EVENTS.map(([log, after, right]) => [log.event, log, after, right] as const))(
  '%s',
  (_event, log, after, right) => {
    it('is a right that is given', async () => {
      const expected = { rights: [{ asset: ODD, holder: THEM, ...right }], more: false };
      expect(await given(odd([log], after), 0n)).toEqual(expected);
      expect(await given(odd([log], after), 0n, traced.client)).toEqual(expected);
    });

    it('is none where the state says otherwise, or where it was there before', async () => {
      expect(await given(odd([log], 0n), 0n)).toBeUndefined();
      expect(await given(odd([log], after), after)).toBeUndefined();
    });

    it('is none where it is of somebody else, or for the account itself', async () => {
      const swap = (value: bigint | Hex) => (value === ME ? THEM : value === THEM ? ME : value);
      const other = { ...log, indexed: log.indexed.map(swap) };
      expect(await given(odd([other], after), 0n)).toBeUndefined();
      const self = { ...log, indexed: log.indexed.map((value) => (value === THEM ? ME : value)) };
      expect(await given(odd([self], after), 0n)).toBeUndefined();
    });
  },
);

it('an allowance that is spent or taken back is none', async () => {
  const lower = { ...allowance, data: [40n] };
  expect(await given(odd([lower], 40n), 100n)).toBeUndefined();
  expect(await given(odd([lower], 40n), 100n, traced.client)).toBeUndefined();
  expect(await given(odd([{ ...allowance, data: [0n] }], 0n), 100n)).toBeUndefined();
});

it('an allowance that grows says by how much', async () => {
  const right = { kind: 'allowance', asset: ODD, holder: THEM, amount: '140', added: '100' };
  expect(await given(odd([{ ...allowance, data: [140n] }], 140n), 40n)).toEqual({ rights: [right], more: false });
});

it('a contract that answers no question is believed what it logs', async () => {
  // As the odd contract, but every question fails.
  const code = odd([allowance], 1n).replace('5f545f5260205ff3', '5f5ffd0000000000') as Hex;
  const right = { kind: 'allowance', asset: ODD, holder: THEM, amount: UNLIMITED.toString(), added: null };
  expect(await given(code, 0n)).toEqual({ rights: [right], more: false });
});

it('more rights than are looked at are said to be more', async () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ ...allowance, indexed: [ME, BigInt(0x1000 + at)] }));
  expect(await given(odd(many, 0n), 0n)).toEqual({ rights: [], more: true });
});

it('a contract that hides a right while it is asked about is believed what it did before', async () => {
  type Simulated = { calls: { logs: unknown[]; returnData: Hex }[] }[];
  // Nothing is logged and nothing changes as soon as there are questions in the block.
  const hiding: Client = {
    ...anvil.client,
    async request(method, params) {
      const answer = await anvil.client.request(method, params);
      if (method !== 'eth_simulateV1') return answer;
      const { calls } = (answer as Simulated)[0] ?? { calls: [] };
      if (calls.length > 1) for (const call of calls) Object.assign(call, { logs: [], returnData: `0x${word(0n)}` });
      return answer;
    },
  };
  const right = { kind: 'allowance', asset: ODD, holder: THEM, amount: UNLIMITED.toString(), added: null };
  expect(await given(odd([allowance], UNLIMITED), 0n, hiding)).toEqual({ rights: [right], more: false });
});

it('whoever asks cannot be foreseen', async () => {
  const readers = new Set<string>();
  const listening: Client = {
    ...anvil.client,
    request(method, params) {
      if (method === 'eth_simulateV1') {
        const [{ blockStateCalls }] = params as [{ blockStateCalls: { calls: { from: string }[] }[] }];
        for (const { from } of blockStateCalls[0]?.calls ?? []) if (from !== ME) readers.add(from);
      }
      return anvil.client.request(method, params);
    },
  };
  for (let time = 0; time < 3; time++) await given(odd([allowance], UNLIMITED), 0n, listening);
  // One for the rights and one for the block, each time.
  expect(readers.size).toBe(6);
});

describe('a right that is given without a log', () => {
  // An address with other bytes before it, which old contracts do not look at.
  const data: Hex = `0xdeadbeef${'ff'.repeat(12)}${THEM.slice(2)}${word(UNLIMITED)}`;
  const rights = [
    { kind: 'allowance', asset: ODD, holder: THEM, amount: UNLIMITED.toString(), added: UNLIMITED.toString() },
    { kind: 'operator', asset: ODD, holder: THEM, ...none },
  ];

  it('to an address that the call names is found', async () => {
    const silent = odd([], UNLIMITED);
    expect(await given(silent, 0n, anvil.client, data)).toEqual({ rights, more: false });
    expect(await given(silent, 0n, standIn.client, data)).toEqual({ rights, more: false });
    expect(await given(odd([], 0n), 0n, standIn.client, data)).toBeUndefined();
  });
});

describe('a right that the call data names, which is verified beside the run', () => {
  const OTHER: Hex = '0x00000000000000000000000000000000000000bb';
  const data = encodeApprove(THEM, UNLIMITED);
  /** As the odd contract, but it acts when it is asked to approve. */
  const approving = (logs: readonly LogOf[], after: bigint | Hex): Hex =>
    odd(logs, after).replace('deadbeef', data.slice(2, 10)) as Hex;
  const right = { kind: 'allowance', asset: ODD, amount: UNLIMITED.toString(), added: UNLIMITED.toString() };

  /** Passes on what is asked. @param answer what is done with the answer to each simulation, which is told how many calls it has */
  function passing(answer: (calls: number, asked: Promise<unknown>) => Promise<unknown>): Client {
    return {
      ...anvil.client,
      request(method, params) {
        const asked = anvil.client.request(method, params);
        if (method !== 'eth_simulateV1') return asked;
        const [{ blockStateCalls }] = params as [{ blockStateCalls: { calls: unknown[] }[] }];
        return answer(blockStateCalls[0]?.calls.length ?? 0, asked);
      },
    };
  }

  it('is asked about together with everything else', async () => {
    let underWay = 0;
    let most = 0;
    let all = 0;
    const counting = passing(async (_calls, asked) => {
      all += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      // The next one could begin before an answer goes on.
      const answer = await asked;
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return answer;
    });
    expect(await given(approving([allowance], UNLIMITED), 0n, counting, data)).toEqual({
      rights: [{ ...right, holder: THEM }],
      more: false,
    });
    expect([most, all]).toEqual([3, 3]);
  });

  it('is another one where the contract gives another one', async () => {
    const to = (holder: Hex) => ({ ...allowance, indexed: [ME, holder] });
    const codes: [Hex, object | undefined][] = [
      [approving([to(OTHER)], UNLIMITED), { rights: [{ ...right, holder: OTHER }], more: false }],
      [
        approving([to(THEM), to(OTHER)], UNLIMITED),
        {
          rights: [
            { ...right, holder: THEM },
            { ...right, holder: OTHER },
          ],
          more: false,
        },
      ],
      [approving([], 0n), undefined],
    ];
    for (const [code, expected] of codes) expect(await given(code, 0n, anvil.client, data)).toEqual(expected);
  });

  it('is verified again where the node did not answer the first time', async () => {
    let refused = 0;
    const failing = passing(async (calls, asked) => {
      await asked;
      // The run that reads before and after the call.
      if (calls > 1 && refused === 0) {
        refused += 1;
        throw new WalletError('no-network', 'The node is busy.');
      }
      return asked;
    });
    expect(await given(approving([allowance], UNLIMITED), 0n, failing, data)).toEqual({
      rights: [{ ...right, holder: THEM }],
      more: false,
    });
    expect(refused).toBe(1);
  });
});

it('an approval of a real token is found', async () => {
  const token = await deployToken(anvil);
  const request = parseTransactionRequest([{ from: ME, to: token, data: encodeApprove(THEM, 5n) }]);
  const transaction = await prepareTransaction(request, { client: anvil.client, nextNonce: () => null });
  const parts = { client: anvil.client, network: anvil.network, token: async () => null };
  expect((await simulate(transaction, parts)).given).toEqual({
    rights: [{ kind: 'allowance', asset: token, holder: THEM, amount: '5', added: '5' }],
    more: false,
  });
});
