/** EIP-2255 whole: every shape of a request, what the person is asked, what the site has then, and giving up one permission. */
import { describe, expect, it } from 'vitest';
import { ALICE, BOB, codeOf, createWorld, ok, SITE, type World } from './testing/world.ts';

const CHAINS = 'endowment:permitted-chains';
const accountsOf = (...value: string[]) => ({ caveats: [{ type: 'restrictReturnedAccounts', value }] });
const chainsOf = (...value: string[]) => ({ caveats: [{ type: 'restrictNetworkSwitching', value }] });

const capabilities = async (world: World): Promise<unknown> => {
  const reply = await world.request('wallet_getPermissions');
  if (reply.kind === 'error') throw new Error(reply.error.message);
  return (reply.result as { parentCapability: string; caveats: { value: unknown }[] }[]).map(
    ({ parentCapability, caveats }) => [parentCapability, caveats[0]?.value],
  );
};
const switchTo = (world: World, chainId: string) => world.request('wallet_switchEthereumChain', [{ chainId }]);

describe('wallet_requestPermissions', () => {
  it.each([
    ['EIP-2255', [{ eth_accounts: {} }], {}],
    ['EIP-2255 with a caveat of its own', [{ eth_accounts: { requiredMethods: ['signTypedData_v3'] } }], {}],
    ['MetaMask', [{ eth_accounts: accountsOf(BOB.toUpperCase().replace('X', 'x')) }], { accounts: [BOB] }],
    ['MetaMask without values', [{ eth_accounts: accountsOf() }], {}],
    ['networks alone', [{ [CHAINS]: {} }], {}],
    ['networks by caveat', [{ [CHAINS]: chainsOf('0xa', '0x1') }], { chains: [10, 1] }],
    ['both', [{ eth_accounts: {}, [CHAINS]: chainsOf('0xa') }], { chains: [10] }],
    ['the object itself', { eth_accounts: {} }, {}],
  ])('%s', async (_name, params, wished) => {
    const world = createWorld();
    const asked = world.request('wallet_requestPermissions', params);
    const [record] = await world.waiting();
    expect(record?.payload).toEqual({ kind: 'connect', ...wished });
    await world.approveFirst([BOB]);
    expect(await asked).toEqual(await world.request('wallet_getPermissions'));
  });

  it('starts on the first network that is asked for, and may switch among them without a prompt', async () => {
    const world = createWorld();
    void world.request('wallet_requestPermissions', [{ [CHAINS]: chainsOf('0xa', '0x7a69') }]);
    expect(await world.waiting()).toMatchObject([{ chainId: 10 }]);
    await world.approveFirst();
    expect(await capabilities(world)).toEqual([
      ['eth_accounts', [ALICE]],
      [CHAINS, ['0xa', '0x7a69']],
    ]);
    expect(await switchTo(world, '0x7a69')).toEqual(ok(null));
    expect(await world.request('eth_chainId')).toEqual(ok('0x7a69'));
    expect(world.state.announced.at(-1)).toBe(SITE);
    expect(world.state.prompts).toBe(1);
  });

  it.each([
    [[]],
    [[{}]],
    [[null]],
    [['eth_accounts']],
    [[{ eth_accounts: null }]],
    [[{ eth_accounts: [] }]],
    [[{ eth_accounts: { caveats: 'all' } }]],
    [[{ eth_accounts: { caveats: [null] } }]],
    [[{ eth_accounts: { caveats: [{ type: 'exposedAccounts', value: [] }] } }]],
    [[{ eth_accounts: accountsOf('0x1') }]],
    [[{ [CHAINS]: { caveats: [{ type: 'restrictNetworkSwitching', value: '0x1' }] } }]],
    [[{ [CHAINS]: chainsOf('1') }]],
    [[{ [CHAINS]: chainsOf('0x01') }]],
    [[{ eth_accounts: {}, snap_dialog: {} }]],
    [[{ eth_accounts: accountsOf(...Array.from({ length: 101 }, () => ALICE)) }]],
  ])('%j is -32602 for asking and for giving up', async (params) => {
    const world = createWorld();
    await world.connect();
    for (const method of ['wallet_requestPermissions', 'wallet_revokePermissions'])
      expect(codeOf(await world.request(method, params)), method).toBe(-32602);
    expect(world.state.prompts).toBe(0);
  });

  it('of a network that the wallet does not know is 4902; a stranger does not learn what the person added', async () => {
    const world = createWorld();
    const ask = (chain: string) => world.request('wallet_requestPermissions', [{ [CHAINS]: chainsOf(chain) }]);
    for (const chain of ['0x5', '0x309']) expect(codeOf(await ask(chain))).toBe(4902);
    await world.connect();
    expect(codeOf(await ask('0x5'))).toBe(4902);
    void ask('0x309');
    expect(await world.waiting()).toMatchObject([{ chainId: 777 }]);
  });
});

describe('networks that the person permitted', () => {
  it('need one prompt each; what waits is cancelled also without one', async () => {
    const world = createWorld();
    await world.connect();
    void switchTo(world, '0xa');
    await world.approveFirst();
    const signing = world.request('personal_sign', ['hi', ALICE]);
    await world.waiting();
    expect(await switchTo(world, '0x1')).toEqual(ok(null));
    expect(codeOf(await signing)).toBe(4001);
    expect(await switchTo(world, '0xa')).toEqual(ok(null));
    const other = switchTo(world, '0x7a69');
    expect(await world.waiting()).toMatchObject([{ payload: { kind: 'switch-network', chainId: 31337 } }]);
    await world.refuseFirst();
    expect(codeOf(await other)).toBe(4001);
    expect(await capabilities(world)).toEqual([
      ['eth_accounts', [ALICE]],
      [CHAINS, ['0xa', '0x1']],
    ]);
  });

  it('are asked for again when the person puts the site on a network', async () => {
    const world = createWorld();
    await world.connect();
    await world.permissions.setChain('c1', SITE, 10);
    await world.permissions.setChain('c1', SITE, 31337, { only: true });
    void switchTo(world, '0x1');
    expect(await world.waiting()).toHaveLength(1);
  });

  it('are switched at most ten times in half a minute without a prompt', async () => {
    const world = createWorld();
    await world.connect();
    await world.permissions.setChain('c1', SITE, 10);
    for (let n = 0; n < 10; n++) expect(await switchTo(world, n % 2 ? '0xa' : '0x1')).toEqual(ok(null));
    void switchTo(world, '0x1');
    expect(await world.waiting()).toHaveLength(1);
    await world.refuseFirst();
    world.state.now += 31_000;
    expect(await switchTo(world, '0x1')).toEqual(ok(null));
  });
});

describe('wallet_connect', () => {
  it('asks once, as eth_requestAccounts does, and wallet_disconnect ends it', async () => {
    const world = createWorld();
    const all = [
      world.request('wallet_connect', [{ version: '1', capabilities: { another: { optional: true } } }]),
      world.request('wallet_connect', { version: '1' }),
      world.request('wallet_connect'),
    ];
    await world.approveFirst([BOB, ALICE]);
    for (const answer of [...all, world.request('wallet_connect')])
      expect(await answer).toEqual(ok({ accounts: [BOB, ALICE].map((address) => ({ address, capabilities: {} })) }));
    expect(world.state.prompts).toBe(1);
    expect(await world.request('wallet_disconnect')).toEqual(ok(null));
    expect(await world.request('eth_accounts')).toEqual(ok([]));
    expect(await world.request('wallet_disconnect')).toEqual(ok(null));
  });

  it('refuses versions and capabilities that it does not know', async () => {
    const world = createWorld();
    for (const [params, code] of [
      [[{ version: '2' }], -32602],
      [[{}], -32602],
      [['1'], -32602],
      [[{ version: '1', capabilities: 'all' }], -32602],
      [[{ version: '1', capabilities: { another: { nonce: 'n' } } }], 5700],
    ] as const)
      expect(codeOf(await world.request('wallet_connect', params)), JSON.stringify(params)).toBe(code);
    expect(world.state.prompts).toBe(0);
  });
});

describe('wallet_revokePermissions', () => {
  it('of networks alone keeps the accounts and the present network; each switch is asked for again', async () => {
    const world = createWorld();
    await world.connect();
    await world.permissions.setChain('c1', SITE, 10);
    expect(await world.request('wallet_revokePermissions', [{ [CHAINS]: {} }])).toEqual(ok(null));
    expect(await capabilities(world)).toEqual([['eth_accounts', [ALICE]]]);
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
    expect(await world.request('eth_accounts')).toEqual(ok([ALICE]));
    void switchTo(world, '0x1');
    expect(await world.waiting()).toHaveLength(1);
  });

  it.each([[[{ eth_accounts: {} }]], [[{ eth_accounts: {}, [CHAINS]: {} }]], [{ eth_accounts: accountsOf(ALICE) }]])(
    '%j ends the connection',
    async (params) => {
      const world = createWorld();
      await world.connect();
      expect(await world.request('wallet_revokePermissions', params)).toEqual(ok(null));
      expect(await capabilities(world)).toEqual([]);
    },
  );

  it('of what a site does not have is no fault', async () => {
    const world = createWorld();
    for (const name of ['eth_accounts', CHAINS])
      expect(await world.request('wallet_revokePermissions', [{ [name]: {} }])).toEqual(ok(null));
  });
});
