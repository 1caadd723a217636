/** Batches of calls (EIP-5792, version 2.0.0): every error of the standard, ids, status codes, and what malformed input does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../chain/bundle.ts';
import type { UserOperation } from '../ethereum/user-operation.ts';
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { ALICE, BOB, codeOf, createWorld, ok, SITE, settle, TOP, type World } from './testing/world.ts';

const HASHES = ['0x01', '0x02', '0x03'] as const;

const callsOf = (more: Record<string, unknown> = {}) => ({
  version: '2.0.0',
  chainId: '0x1',
  from: ALICE,
  atomicRequired: false,
  calls: [
    { to: BOB, value: '0x1' },
    { to: BOB, data: '0xa9059cbb' },
  ],
  ...more,
});

async function connected(): Promise<World> {
  const world = createWorld();
  await world.connect();
  return world;
}

const send = (world: World, more: Record<string, unknown> = {}) => world.request('wallet_sendCalls', [callsOf(more)]);

/** A batch that was sent: a hash for each transaction. */
const sent = (more: Partial<Bundle> = {}, lost: readonly boolean[] = [false, false]): Bundle => ({
  chainId: 1,
  atomic: false,
  transactions: lost.map((isLost, at) => ({ activityId: `a${at}`, hash: HASHES[at] as Hex, lost: isLost })),
  ...more,
});

function keep(world: World, id: string, bundle: Bundle, origin = SITE, characterId = 'c1'): void {
  world.state.bundles[JSON.stringify([characterId, origin, id])] = bundle;
}

/** A node with these receipts; a hash without one is not in a block. */
function answer(world: World, statuses: Record<string, '0x0' | '0x1'>): void {
  world.chain.request = async (_characterId, _chainId, method, [hash]) => {
    const status = statuses[String(hash)];
    if (method !== 'eth_getTransactionReceipt' || status === undefined) return null;
    const log = { address: BOB, data: '0x', topics: ['0x7'], logIndex: '0x0', removed: false };
    const place = { blockHash: '0xb', blockNumber: '0x5', transactionIndex: '0x0', gasUsed: '0x5208' };
    return { transactionHash: hash, status, ...place, from: ALICE, logs: [log] };
  };
}

const OPERATION: UserOperation = {
  chainId: 1,
  sender: ALICE,
  nonce: '1',
  callData: '0x34fcd5be',
  callGasLimit: '1',
  verificationGasLimit: '1',
  preVerificationGas: '1',
  maxFeePerGas: '2',
  maxPriorityFeePerGas: '1',
  paymaster: { address: BOB, data: '0x', verificationGasLimit: '1', postOpGasLimit: '0' },
  delegation: null,
};

describe('wallet_sendCalls', () => {
  it('asks once for all calls, prepares them in order, and answers with the id', async () => {
    const world = await connected();
    const asked = send(world, { id: '0xc0ffee' });
    const [record] = await world.waiting();
    expect(record).toMatchObject({
      origin: SITE,
      account: ALICE,
      chainId: 1,
      payload: { kind: 'calls', bundleId: '0xc0ffee' },
    });
    const { payload } = record ?? {};
    expect(payload?.kind === 'calls' && payload.transactions.map(({ to, value, data }) => [to, value, data])).toEqual([
      [BOB, '1', '0x'],
      [BOB, '0', '0xa9059cbb'],
    ]);
    await world.approveFirst();
    expect(await asked).toEqual(ok({ id: '0xc0ffee' }));
    expect(world.state).toMatchObject({ prompts: 1, executed: ['sign', 'broadcast'] });
  });

  it('makes an id that cannot be guessed where the site gives none, and takes the active account', async () => {
    const world = await connected();
    const asked = world.request('wallet_sendCalls', callsOf({ from: undefined }));
    await world.approveFirst();
    expect(await asked).toMatchObject({ result: { id: expect.stringMatching(/^0x[0-9a-f]{64}$/) } });
  });

  it('sends on the network that the request names, without moving the site', async () => {
    const world = await connected();
    const asked = send(world, { chainId: '0xa' });
    expect((await world.waiting())[0]?.chainId).toBe(10);
    await world.approveFirst();
    expect((await asked).kind).toBe('result');
    expect(await world.request('eth_chainId')).toEqual(ok('0x1'));
  });

  it('answers 4001 to a refusal, and the id can be used again', async () => {
    const world = await connected();
    const asked = send(world, { id: 'swap' });
    await world.refuseFirst();
    expect(codeOf(await asked)).toBe(4001);
    const again = send(world, { id: 'swap' });
    await world.approveFirst();
    expect(await again).toEqual(ok({ id: 'swap' }));
  });

  it('finds the same request after a stop of the worker', async () => {
    const world = await connected();
    const params = [callsOf({ id: 'swap' })];
    void world.request('wallet_sendCalls', params, { key: 'page:1:0:a:1;' });
    await world.waiting();
    world.restart();
    const again = world.request('wallet_sendCalls', params, { key: 'page:1:0:a:1;' });
    expect(await world.waiting()).toHaveLength(1);
    await world.approveFirst();
    expect(await again).toEqual(ok({ id: 'swap' }));
  });

  it('answers 5720 to an id that the site has used, or that waits; another site may use it', async () => {
    const world = await connected();
    keep(world, 'done', sent());
    expect(codeOf(await send(world, { id: 'done' }))).toBe(5720);
    const first = send(world, { id: 'open' });
    await world.waiting();
    expect(codeOf(await send(world, { id: 'open' }))).toBe(5720);
    const other = 'https://other.example';
    await world.connect(other);
    void world.request('wallet_sendCalls', [callsOf({ id: 'done' })], { caller: { ...TOP, origin: other } });
    expect(await world.waiting()).toHaveLength(2);
    await world.approveFirst();
    await first;
  });

  it('two requests with one id at the same time: one is asked for, the other gets 5720', async () => {
    const world = await connected();
    const [first, second] = [send(world, { id: 'twin' }), send(world, { id: 'twin' })];
    keepWhenSent(world, first, 'twin');
    await world.approveFirst();
    expect(await first).toEqual(ok({ id: 'twin' }));
    expect(codeOf(await second)).toBe(5720);
    expect(world.state.prompts).toBe(1);
  });

  it('makes all calls at once where the account can, or can be set up for it; all or nothing only there', async () => {
    for (const batching of ['supported', 'ready'] as const) {
      const world = await connected();
      world.state.batching = batching;
      const asked = send(world, { id: 'swap', atomicRequired: true });
      const [record] = await world.waiting();
      const together = { to: ALICE, type: batching === 'ready' ? 'eip7702' : 'eip1559' };
      expect(record?.payload).toMatchObject({ kind: 'calls', atomicRequired: true, together });
      await world.approveFirst();
      expect(await asked).toEqual(ok({ id: 'swap' }));
    }
  });

  describe('with a service of the site that pays', () => {
    const url = 'https://paymaster.example/v1';
    const sponsored = async (more: { bundler?: boolean; pays?: boolean; batching?: 'ready' | 'unsupported' } = {}) => {
      const world = await connected();
      world.state.batching = more.batching ?? 'ready';
      world.state.bundler = more.bundler ?? true;
      world.state.sponsor = (more.pays ?? true) ? OPERATION : null;
      return world;
    };
    const paying = (service: object, calls: object[] = [{ to: BOB, value: '0x1' }]) => ({
      calls,
      capabilities: { paymasterService: { url, ...service } },
    });

    it('is asked once, with what the site wants it to know, also for one call', async () => {
      const world = await sponsored();
      const asked = send(world, { id: 'free', ...paying({ context: { policy: '7' } }) });
      const [record] = await world.waiting();
      expect(record?.payload).toMatchObject({
        sponsored: { operation: OPERATION, payer: 'paymaster.example', optional: false },
        together: { to: ALICE },
      });
      expect(world.state.sponsorsAsked).toEqual([{ url, context: { policy: '7' } }]);
      await world.approveFirst();
      expect(await asked).toEqual(ok({ id: 'free' }));
    });

    it.each([
      ['no bundler is set', { bundler: false }],
      ['it does not pay', { pays: false }],
      ['the account cannot be delegated', { batching: 'unsupported' }],
    ] as const)('answers 5700, or lets the account pay where the site says so: %s', async (_name, more) => {
      const world = await sponsored(more);
      const fault = await send(world, paying({}));
      expect(codeOf(fault)).toBe(5700);
      expect(JSON.stringify(fault)).not.toContain('no budget');
      const asked = send(world, { id: 'own', ...paying({ optional: true }) });
      const [record] = await world.waiting();
      expect(record?.payload).toMatchObject({ kind: 'calls', together: null });
      expect(record?.payload).not.toHaveProperty('sponsored');
      await world.approveFirst();
      expect(await asked).toEqual(ok({ id: 'own' }));
    });

    it.each([
      'http://paymaster.example',
      'https://name:secret@paymaster.example',
      'http://127.0.0.1:8080',
      'https://localhost',
      'https://printer.localhost',
      'http://[::1]/',
      'file:///etc/passwd',
      'paymaster.example',
      7,
    ])('does not ask %s for a site of the web', async (wrong) => {
      const world = await sponsored();
      expect(codeOf(await send(world, paying({ url: wrong })))).toBe(-32602);
      expect(world.state.sponsorsAsked).toEqual([]);
    });

    it('is a capability only where a bundler is set and the account can be delegated', async () => {
      const world = await sponsored();
      const capabilities = async () => world.request('wallet_getCapabilities', [ALICE]);
      expect(await capabilities()).toEqual(
        ok({ '0x1': { atomic: { status: 'ready' }, paymasterService: { supported: true } } }),
      );
      world.state.bundler = false;
      expect(await capabilities()).toEqual(ok({ '0x1': { atomic: { status: 'ready' } } }));
      world.state.bundler = true;
      world.state.batching = 'unsupported';
      expect(await capabilities()).toEqual(ok({ '0x1': { atomic: { status: 'unsupported' } } }));
    });
  });

  it('answers 5750 when the person refuses the set-up, and 4001 when they refuse the request', async () => {
    const world = await connected();
    world.state.batching = 'ready';
    const asked = send(world, { atomicRequired: true });
    const [record] = await world.waiting();
    await world.approvals.decide(record?.id ?? '', { kind: 'refuse', setUp: true });
    expect(codeOf(await asked)).toBe(5750);
    const again = send(world, { atomicRequired: true });
    await world.refuseFirst();
    expect(codeOf(await again)).toBe(4001);
  });

  it.each([
    ['4100: an account of somebody else', { from: BOB }, 4100],
    [
      '5700: a capability that is not optional',
      { capabilities: { paymasterService: { url: 'https://p.example' } } },
      5700,
    ],
    ['5700: of one call', { calls: [{ to: BOB, capabilities: { flow: { optional: false } } }] }, 5700],
    ['5710: an unknown network', { chainId: '0x1388' }, 5710],
    ['5740: too many calls', { calls: Array.from({ length: 21 }, () => ({ to: BOB })) }, 5740],
    ['5740: too much data', { calls: [{ to: BOB, data: `0x${'00'.repeat(96_001)}` }] }, 5740],
    ['5760: all or nothing', { atomicRequired: true }, 5760],
    ['no version', { version: undefined }, -32602],
    ['version 1', { version: '1.0' }, -32602],
    ['atomicRequired left out', { atomicRequired: undefined }, -32602],
    ['atomicRequired as text', { atomicRequired: 'true' }, -32602],
    ['no network', { chainId: undefined }, -32602],
    ['a padded network', { chainId: '0x01' }, -32602],
    ['a network as a number', { chainId: 1 }, -32602],
    ['no calls', { calls: [] }, -32602],
    ['calls as an object', { calls: { to: BOB } }, -32602],
    ['a call that is a text', { calls: [BOB] }, -32602],
    ['a call of nothing', { calls: [{}] }, -32602],
    ['an unknown field in a call', { calls: [{ to: BOB, input: '0x01' }] }, -32602],
    ['odd data', { calls: [{ to: BOB, data: '0x012' }] }, -32602],
    ['value as a number', { calls: [{ to: BOB, value: 1 }] }, -32602],
    ['an address without its end', { calls: [{ to: '0x1234' }] }, -32602],
    ['an empty id', { id: '' }, -32602],
    ['an id as a number', { id: 7 }, -32602],
    ['an id of 4097 bytes', { id: `0x${'00'.repeat(4097)}` }, -32602],
    ['an id of 4097 letters', { id: 'x'.repeat(4097) }, -32602],
    ['capabilities as a list', { capabilities: [] }, -32602],
    ['a capability as true', { capabilities: { paymasterService: true } }, -32602],
  ])('refuses without a prompt: %s', async (_name, more, code) => {
    const world = await connected();
    expect(codeOf(await send(world, more))).toBe(code);
    expect(world.state).toMatchObject({ prompts: 0, prepared: 0 });
  });

  it.each([
    ['an id of 4096 bytes', { id: `0x${'ab'.repeat(4096)}` }],
    ['an optional capability', { capabilities: { paymasterService: { optional: true } } }],
    ['one call, all or nothing', { atomicRequired: true, calls: [{ to: BOB }] }],
    ['a contract to be made', { calls: [{ data: '0x6000' }] }],
    ['fields that are null', { id: null, calls: [{ to: BOB, value: null, data: null, capabilities: null }] }],
  ])('takes %s', async (_name, more) => {
    const world = await connected();
    void send(world, more);
    expect(await world.waiting()).toHaveLength(1);
    await world.refuseFirst();
  });

  it('a site that is not connected learns nothing', async () => {
    const world = createWorld();
    for (const [method, params] of [
      ['wallet_sendCalls', [callsOf()]],
      ['wallet_getCallsStatus', ['0x1']],
      ['wallet_showCallsStatus', ['0x1']],
      ['wallet_getCapabilities', [ALICE]],
    ] as const)
      expect(codeOf(await world.request(method, params)), method).toBe(4100);
    expect(world.state).toMatchObject({ prompts: 0, unlocks: 0 });
  });
});

describe('wallet_getCallsStatus', () => {
  it.each([
    [100, 'nothing is in a block yet', {}, [false, false]],
    [100, 'one waits', { '0x01': '0x1' }, [false, false]],
    [100, 'one failed and one waits', { '0x01': '0x0' }, [false, false]],
    [200, 'all worked', { '0x01': '0x1', '0x02': '0x1' }, [false, false]],
    [400, 'all were dropped', {}, [true, true]],
    [500, 'all failed', { '0x01': '0x0', '0x02': '0x0' }, [false, false]],
    [500, 'one failed, one was dropped', { '0x01': '0x0' }, [false, true]],
    [600, 'one worked, one failed', { '0x01': '0x1', '0x02': '0x0' }, [false, false]],
    [600, 'one worked, one was dropped', { '0x01': '0x1' }, [false, true]],
  ] as const)('%i: %s', async (status, _name, receipts, lost) => {
    const world = await connected();
    keep(world, 'swap', sent({}, lost));
    answer(world, receipts);
    const reply = await world.request('wallet_getCallsStatus', ['swap']);
    expect(reply).toMatchObject({ result: { version: '2.0.0', id: 'swap', chainId: '0x1', status, atomic: false } });
    const { receipts: listed } = (reply as { result: { receipts?: unknown[] } }).result;
    expect(listed?.length ?? 0).toBe(Object.keys(receipts).length);
  });

  it('gives receipts in the form of the standard, and no more', async () => {
    const world = await connected();
    keep(world, 'swap', sent({ atomic: true, chainId: 10 }, [false]));
    answer(world, { '0x01': '0x1' });
    expect(await world.request('wallet_getCallsStatus', ['swap'])).toEqual(
      ok({
        version: '2.0.0',
        id: 'swap',
        chainId: '0xa',
        status: 200,
        atomic: true,
        receipts: [
          {
            logs: [{ address: BOB, data: '0x', topics: ['0x7'] }],
            status: '0x1',
            blockHash: '0xb',
            blockNumber: '0x5',
            gasUsed: '0x5208',
            transactionHash: '0x01',
          },
        ],
      }),
    );
  });

  it('5730: an unknown id, another site’s, another character’s', async () => {
    const world = await connected();
    keep(world, 'theirs', sent(), 'https://other.example');
    keep(world, 'hers', sent(), SITE, 'c2');
    for (const method of ['wallet_getCallsStatus', 'wallet_showCallsStatus'])
      for (const id of ['0x00', 'theirs', 'hers']) expect(codeOf(await world.request(method, [id])), id).toBe(5730);
    expect(world.state.shown).toEqual([]);
  });

  it('while the wallet is locked: 4100, and no login page', async () => {
    const world = await connected();
    world.state.unlocked = false;
    expect(codeOf(await world.request('wallet_getCallsStatus', ['swap']))).toBe(4100);
    expect(world.state.unlocks).toBe(0);
  });

  it('malformed ids: -32602', async () => {
    const world = await connected();
    for (const method of ['wallet_getCallsStatus', 'wallet_showCallsStatus'])
      for (const params of [[], [''], [1], [null], [{}], [['0x01']], 'x'.repeat(9000) && ['x'.repeat(9000)]])
        expect(codeOf(await world.request(method, params))).toBe(-32602);
  });
});

it('wallet_showCallsStatus shows the transactions of the batch', async () => {
  const world = await connected();
  keep(world, 'swap', sent());
  expect(await world.request('wallet_showCallsStatus', ['swap'])).toEqual(ok(null));
  expect(world.state.shown).toEqual(['c1 a0,a1']);
});

describe('wallet_getCapabilities', () => {
  it('speaks of the network of the site, or of the known ones that were asked for', async () => {
    const world = await connected();
    const none = { atomic: { status: 'unsupported' } };
    expect(await world.request('wallet_getCapabilities', [ALICE])).toEqual(ok({ '0x1': none }));
    expect(await world.request('wallet_getCapabilities', [ALICE, ['0xa', '0x1388', '0xa']])).toEqual(
      ok({ '0xa': none }),
    );
    expect(await world.request('wallet_getCapabilities', [ALICE, []])).toEqual(ok({}));
  });

  it('says what the account can do; nothing where the network does not answer', async () => {
    const world = await connected();
    for (const status of ['supported', 'ready'] as const) {
      world.state.batching = status;
      expect(await world.request('wallet_getCapabilities', [ALICE])).toEqual(ok({ '0x1': { atomic: { status } } }));
    }
    world.chain.batching = async () => {
      throw new WalletError('no-network', 'No route answers.');
    };
    expect(await world.request('wallet_getCapabilities', [ALICE])).toEqual(
      ok({ '0x1': { atomic: { status: 'unsupported' } } }),
    );
  });

  it('4100 for an account that the site was not given, -32602 for other params', async () => {
    const world = await connected();
    expect(codeOf(await world.request('wallet_getCapabilities', [BOB]))).toBe(4100);
    for (const params of [
      [],
      [1],
      ['0x12'],
      [ALICE, '0x1'],
      [ALICE, ['0x01']],
      [ALICE, [1]],
      [ALICE, Array(21).fill('0x1')],
    ])
      expect(codeOf(await world.request('wallet_getCapabilities', params))).toBe(-32602);
  });
});

describe('eth_sendTransaction with an authorization (EIP-7702)', () => {
  const SIMPLE = '0xe6cae83bde06e4c305530e199d7217f42808555b';
  const delegate = (world: World, address: string, more: object = {}) =>
    world.request('eth_sendTransaction', [{ from: ALICE, to: ALICE, authorizationList: [{ address, ...more }] }]);

  it('asks only for the delegate that the wallet knows, where the network has it, and for the end of a delegation', async () => {
    const world = await connected();
    expect(codeOf(await delegate(world, SIMPLE))).toBe(-32602);
    world.state.batching = 'ready';
    expect(codeOf(await delegate(world, BOB))).toBe(-32602);
    expect(codeOf(await delegate(world, SIMPLE, { chainId: '0x0' }))).toBe(-32602);
    expect(codeOf(await delegate(world, SIMPLE, { chainId: '0xa' }))).toBe(-32602);
    expect(codeOf(await delegate(world, SIMPLE, { r: '0x1', s: '0x1', yParity: '0x0' }))).toBe(-32602);
    expect(world.state.prompts).toBe(0);
    for (const address of [SIMPLE, `0x${'00'.repeat(20)}`]) {
      void delegate(world, address, { chainId: '0x1' });
      expect(await world.waiting()).toHaveLength(1);
      await world.refuseFirst();
    }
  });
});

it('whatever the params are, the answer has a code of the standard, and nothing malformed opens a prompt', async () => {
  const fields = callsOf({ id: 'x', capabilities: {} });
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('0x', '0x1', ALICE, BOB, '2.0.0', true));
  const changed = fc
    .tuple(fc.constantFrom(...Object.keys(fields)), junk)
    .map(([key, value]) => [{ ...fields, [key]: value }]);
  const method = fc.constantFrom(
    'wallet_sendCalls',
    'wallet_getCallsStatus',
    'wallet_showCallsStatus',
    'wallet_getCapabilities',
  );
  const params = fc.oneof(changed, fc.array(junk, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(method, params, async (name, given) => {
      const world = await connected();
      const controller = new AbortController();
      const asked = world.request(name, given, { signal: controller.signal });
      await settle();
      const open = await world.waiting();
      if (open.length > 0) await world.refuseFirst();
      const reply = await asked;
      expect(
        reply.kind === 'result' || [4001, 4100, 5700, 5710, 5730, 5740, 5760, -32602].includes(Number(codeOf(reply))),
      ).toBe(true);
      expect(world.state.prompts).toBe(open.length);
      if (codeOf(reply) === -32602) expect(open).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** What the tracker does: the batch is known before the page has its answer. */
function keepWhenSent(world: World, _asked: Promise<unknown>, id: string): void {
  const { bundle } = world.chain;
  world.chain.bundle = async (...args) =>
    world.state.executed.includes('broadcast') && args[2] === id ? sent() : bundle(...args);
}
