/** Sessions (CAIP-25) and requests in them (CAIP-27): only what the person permitted, each on its own network, beside the site's own one. */
import { describe, expect, it } from 'vitest';
import { SESSION_METHODS } from './session-scopes.ts';
import { METHODS } from './table.ts';
import { ALICE, BOB, codeOf, createWorld, ok, SITE, settle, TOP, type World } from './testing/world.ts';

const scope = (more: object = {}) => ({ methods: [], notifications: [], ...more });
const scopes = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, scope()]));
const session = (accounts: string[], ...chains: number[]) => ({
  sessionScopes: Object.fromEntries(
    chains.map((chainId) => [
      `eip155:${chainId}`,
      {
        accounts: accounts.map((account) => `eip155:${chainId}:${account}`),
        methods: SESSION_METHODS,
        notifications: [],
      },
    ]),
  ),
});
const typed = (chainId: number) => ({
  types: { EIP712Domain: [{ name: 'chainId', type: 'uint256' }], A: [] },
  primaryType: 'A',
  domain: { chainId },
  message: {},
});

const invoke = (world: World, chainId: number, method: string, params: unknown = []) =>
  world.request('wallet_invokeMethod', { scope: `eip155:${chainId}`, request: { method, params } });

/** Connected on Ethereum, and may use network 10 too. */
async function withSession(): Promise<World> {
  const world = createWorld();
  await world.permissions.connect({ origin: SITE, characterId: 'c1', accounts: [ALICE], chainId: 1, chains: [10] });
  return world;
}

/** Asked, and waiting for the person. */
async function waiting(world: World, asking: Promise<unknown>) {
  let answered: unknown = null;
  void asking.then((reply) => {
    answered = reply;
  });
  const [first] = await world.waiting();
  expect(answered).toBeNull();
  if (!first) throw new Error('Nothing waits.');
  return first;
}

describe('wallet_createSession', () => {
  it('connects the site with the named networks in one prompt', async () => {
    const world = createWorld();
    const asking = world.request('wallet_createSession', {
      requiredScopes: { 'eip155:10': scope({ methods: ['personal_sign'] }) },
      optionalScopes: {
        eip155: scope({ references: ['1', '5'] }),
        ...scopes('solana:4sGjMW1sUnHzSxGspuhpqLDx6wiyjNtZ', 'wallet', 'eip155:777', 'eip155:0'),
        'eip155:1': scope({ accounts: [`eip155:1:${BOB.toUpperCase().replace('0X', '0x')}`] }),
      },
    });
    const asked = await waiting(world, asking);
    expect(asked).toMatchObject({ chainId: 10, payload: { kind: 'connect', chains: [10, 1], accounts: [BOB] } });
    expect(world.state.prompts).toBe(1);
    await world.approveFirst();
    expect(await asking).toEqual(ok({ ...session([ALICE], 10, 1), sessionProperties: {} }));
    expect(await world.request('wallet_getSession')).toEqual(ok(session([ALICE], 10, 1)));
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
  });

  it('asks a connected site’s person again, whatever it has, and leaves the site on its network', async () => {
    const world = await withSession();
    for (const ids of [['eip155:10'], ['eip155:777', 'eip155:10']]) {
      const asking = world.request('wallet_createSession', { optionalScopes: scopes(...ids) });
      await waiting(world, asking);
      expect(codeOf(await world.request('wallet_createSession', { optionalScopes: scopes('eip155:1') }))).toBe(-32002);
      await world.approveFirst();
      expect(codeOf(await asking)).toMatchObject({ kind: 'result' });
      expect(await world.request('eth_chainId')).toEqual(ok('0x1'));
    }
    expect(await world.request('wallet_getSession')).toEqual(ok(session([ALICE], 1, 10, 777)));
  });

  it('a refusal gives nothing, and takes nothing', async () => {
    const world = await withSession();
    const asking = world.request('wallet_createSession', { optionalScopes: scopes('eip155:31337') });
    await waiting(world, asking);
    await world.refuseFirst();
    expect(codeOf(await asking)).toBe(4001);
    expect(await world.request('wallet_getSession')).toEqual(ok(session([ALICE], 1, 10)));
  });

  it('names in the codes of CAIP-25 what it does not have, without a prompt', async () => {
    const world = createWorld();
    const good = scopes('eip155:1');
    const rows: [number, object][] = [
      [5100, { requiredScopes: { ...good, ...scopes('eip155:5') } }],
      [5100, { requiredScopes: scopes('solana:x'), optionalScopes: good }],
      // A network that the person added is one that a stranger does not learn of.
      [5100, { requiredScopes: scopes('eip155:777'), optionalScopes: good }],
      [5100, { optionalScopes: scopes('eip155:5', 'eip155', 'wallet') }],
      [5101, { requiredScopes: { 'eip155:1': scope({ methods: ['eth_sign'] }) } }],
      [5101, { requiredScopes: { 'eip155:1': scope({ methods: ['eth_subscribe'] }) } }],
      [5102, { requiredScopes: { 'eip155:1': scope({ notifications: ['eth_subscription'] }) } }],
      [5300, { optionalScopes: good, scopedProperties: 5 }],
      [5301, { optionalScopes: { 'eip155:1': scope({ scopedProperties: {} }) } }],
      [5302, { optionalScopes: good, sessionProperties: [] }],
      [5500, { optionalScopes: good, sessionId: '0xdeadbeef' }],
      [-32602, {}],
      [-32602, { optionalScopes: {} }],
      [-32602, { optionalScopes: { 'eip155:1': {} } }],
      [-32602, { optionalScopes: { 'eip155:1': scope({ references: ['1'] }) } }],
      [-32602, { optionalScopes: { 'no scope': scope() } }],
      [-32602, { optionalScopes: { 'eip155:1': scope({ accounts: [ALICE] }) } }],
    ];
    for (const [code, params] of rows)
      expect([params, codeOf(await world.request('wallet_createSession', params))]).toEqual([params, code]);
    expect(world.state.prompts).toBe(0);
  });
});

describe('wallet_invokeMethod', () => {
  it('reads on the network of the scope, along the route of the character; the site stays where it is', async () => {
    const world = await withSession();
    world.state.unlocked = false;
    expect(await invoke(world, 10, 'eth_blockNumber')).toMatchObject({ result: { characterId: 'c1', chainId: 10 } });
    expect(await invoke(world, 10, 'eth_chainId', {})).toEqual(ok('0xa'));
    expect(await invoke(world, 10, 'eth_accounts')).toEqual(ok([ALICE]));
    expect(await world.request('eth_blockNumber')).toMatchObject({ result: { chainId: 1 } });
    expect(world.state.announced).toEqual([]);
  });

  it('signs and sends there, and on no other network by the same request', async () => {
    const world = await withSession();
    const sending = invoke(world, 10, 'eth_sendTransaction', [{ from: ALICE, to: BOB, chainId: '0xa' }]);
    const asked = await waiting(world, sending);
    expect(asked).toMatchObject({ chainId: 10, inSession: true, payload: { transaction: { chainId: 10 } } });
    await world.approveFirst();
    expect(await sending).toEqual(ok('0xab'));
    const signing = invoke(world, 10, 'eth_signTypedData_v4', [ALICE, typed(10)]);
    expect(await waiting(world, signing)).toMatchObject({ chainId: 10 });
    await world.approveFirst();
    expect(await signing).toEqual(ok('0x52'));
    expect((await world.permissions.serving(SITE))?.chainId).toBe(1);
    expect(codeOf(await invoke(world, 10, 'eth_sendTransaction', [{ from: ALICE, to: BOB, chainId: '0x1' }]))).toBe(
      -32602,
    );
    expect(codeOf(await invoke(world, 10, 'eth_signTypedData_v4', [ALICE, typed(1)]))).toBe(-32000);
    expect(world.state.prompts).toBe(2);
  });

  it('asks for each signature: what the person lets the site do without a prompt is about its own network', async () => {
    const world = await withSession();
    world.state.signsIn = 1;
    const signing = invoke(world, 10, 'personal_sign', ['hi', ALICE]);
    await waiting(world, signing);
    await world.approveFirst();
    expect(await signing).toEqual(ok('0x51'));
    expect(await world.request('personal_sign', ['hi', ALICE])).toEqual(ok('0x53'));
  });

  it('outside of the session is 4100, without a prompt', async () => {
    const world = await withSession();
    const hello = ['hi', ALICE];
    for (const chainId of [31337, 777, 5])
      expect(codeOf(await invoke(world, chainId, 'personal_sign', hello))).toBe(4100);
    for (const id of ['solana:x', 'wallet:eip155', 'eip155:010', 'eip155:0'])
      expect(
        codeOf(await world.request('wallet_invokeMethod', { scope: id, request: { method: 'eth_blockNumber' } })),
      ).toBe(4100);
    expect(codeOf(await invoke(world, 10, 'personal_sign', ['hi', BOB]))).toBe(4100);
    const inner = { scope: 'eip155:10', request: { method: 'eth_accounts', params: [] } };
    for (const [method, params] of [
      ['wallet_invokeMethod', inner],
      ['wallet_createSession', { optionalScopes: scopes('eip155:1') }],
      ['wallet_switchEthereumChain', [{ chainId: '0x1' }]],
      ['wallet_requestPermissions', [{ eth_accounts: {} }]],
      ['wallet_revokePermissions', [{ eth_accounts: {} }]],
      ['eth_requestAccounts', []],
      ['eth_sign', [ALICE, '0x']],
      ['eth_subscribe', ['newHeads']],
      ['nostr_getPublicKey', []],
    ] as const)
      expect([method, codeOf(await invoke(world, 10, method, params))]).toEqual([method, 4100]);
    expect(world.state.prompts).toBe(0);
    const stranger = createWorld();
    expect(codeOf(await invoke(stranger, 1, 'eth_blockNumber'))).toBe(4100);
  });

  it('a frame is served by the session of its own site alone', async () => {
    const world = await withSession();
    const frame = { ...TOP, frameId: 3, origin: 'https://frame.example', within: SITE };
    const params = { scope: 'eip155:10', request: { method: 'eth_accounts', params: [] } };
    expect(codeOf(await world.request('wallet_invokeMethod', params, { caller: frame }))).toBe(4100);
    await world.connect(frame.origin, 'c2', [BOB]);
    expect(codeOf(await world.request('wallet_invokeMethod', params, { caller: frame }))).toBe(4100);
    const own = { ...params, scope: 'eip155:1' };
    expect(await world.request('wallet_invokeMethod', own, { caller: frame })).toEqual(ok([BOB]));
    expect(await world.request('wallet_invokeMethod', params)).toEqual(ok([ALICE]));
  });

  it('another character takes over with its own networks: never two together', async () => {
    const world = await withSession();
    await world.connect(SITE, 'c2', [BOB]);
    expect(await world.request('wallet_getSession')).toEqual(ok(session([BOB], 1)));
    expect(codeOf(await invoke(world, 10, 'eth_accounts'))).toBe(4100);
  });

  it('what waits stays when the site changes its own network', async () => {
    const world = await withSession();
    const own = world.request('personal_sign', ['own', ALICE]);
    await waiting(world, own);
    const sending = invoke(world, 10, 'eth_sendTransaction', [{ from: ALICE, to: BOB }]);
    await settle();
    expect(await world.request('wallet_switchEthereumChain', [{ chainId: '0xa' }])).toEqual(ok(null));
    expect(codeOf(await own)).toBe(4001);
    expect(await waiting(world, sending)).toMatchObject({ inSession: true, chainId: 10 });
    expect(await world.request('wallet_switchEthereumChain', [{ chainId: '0x1' }])).toEqual(ok(null));
    await world.approveFirst();
    expect(await sending).toEqual(ok('0xab'));
  });

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['the site ends the session', (world) => world.request('wallet_revokeSession')],
    ['the site gives up this network', (world) => world.request('wallet_revokeSession', { scopes: ['eip155:10'] })],
    [
      'the site gives up its networks',
      (world) => world.request('wallet_revokePermissions', [{ 'endowment:permitted-chains': {} }]),
    ],
    [
      'the person puts the site on one network',
      async (world) => {
        await world.permissions.setChain('c1', SITE, 1, { only: true });
        await world.rpc.dropSite(SITE);
      },
    ],
  ])('what waits is cancelled when %s, also what waits for its turn', async (_what, end) => {
    const world = await withSession();
    const shown = invoke(world, 10, 'personal_sign', ['hi', ALICE]);
    await waiting(world, shown);
    const next = invoke(world, 10, 'personal_sign', ['ho', ALICE]);
    await settle();
    await end(world);
    expect(codeOf(await shown)).toBe(4001);
    expect(codeOf(await next)).toBe(4001);
    expect(world.state.executed).toEqual([]);
  });

  it('locked, it waits for the unlock; a session that ended meanwhile signs nothing', async () => {
    const world = await withSession();
    world.state.unlocked = false;
    const signing = invoke(world, 10, 'personal_sign', ['hi', ALICE]);
    await settle();
    await world.permissions.forgetChains(SITE, [10]);
    world.unlock();
    expect(codeOf(await signing)).toBe(4100);
    expect(world.state.prompts).toBe(0);
  });

  it('survives a stop of the worker', async () => {
    const world = await withSession();
    const params = { scope: 'eip155:10', request: { method: 'personal_sign', params: ['hi', ALICE] } };
    const key = 'page:1:0:nonce:500;';
    void world.request('wallet_invokeMethod', params, { key });
    await settle();
    world.restart();
    const again = world.request('wallet_invokeMethod', params, { key });
    expect(await waiting(world, again)).toMatchObject({ chainId: 10, inSession: true });
    await world.approveFirst();
    expect(await again).toEqual(ok('0x51'));
    expect(world.state.executed).toEqual(['message']);
  });
});

describe('wallet_revokeSession', () => {
  it('ends the connection, needs no unlock, and is true without a session too', async () => {
    const world = await withSession();
    world.state.unlocked = false;
    expect(await world.request('wallet_revokeSession', {})).toEqual(ok(true));
    expect(await world.request('eth_accounts')).toEqual(ok([]));
    expect(await world.request('wallet_getSession')).toEqual(ok(session([])));
    expect(await world.request('wallet_revokeSession')).toEqual(ok(true));
  });

  it('by scopes it gives up networks; with the last one the connection', async () => {
    const world = await withSession();
    expect(await world.request('wallet_revokeSession', { scopes: ['eip155:10', 'eip155:5'] })).toEqual(ok(true));
    expect(await world.request('wallet_getSession')).toEqual(ok(session([ALICE], 1)));
    expect(await world.request('eth_accounts')).toEqual(ok([ALICE]));
    expect(await world.request('wallet_revokeSession', { scopes: ['eip155:1'] })).toEqual(ok(true));
    expect(await world.request('eth_accounts')).toEqual(ok([]));
  });

  it('refuses what it does not understand, and ends nothing', async () => {
    const world = await withSession();
    for (const [code, params] of [
      [5500, { sessionId: 'x' }],
      [-32602, { scopes: [] }],
      [-32602, { scopes: 'eip155:1' }],
      [-32602, { scopes: ['eip155'] }],
    ] as const)
      expect(codeOf(await world.request('wallet_revokeSession', params))).toBe(code);
    expect(codeOf(await world.request('wallet_getSession', { sessionId: 'x' }))).toBe(5500);
    expect(await world.request('wallet_getSession')).toEqual(ok(session([ALICE], 1, 10)));
  });
});

it('every method of a session exists', () => {
  expect(SESSION_METHODS.filter((name) => !METHODS.has(name))).toEqual([]);
});
