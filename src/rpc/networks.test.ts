/** The network of a site: before it is connected, at connecting, switched and added. */
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { ALICE, codeOf, createWorld, ok, SITE, settle, TOP, type World } from './testing/world.ts';

const hello = ['0x68656c6c6f', ALICE];

describe('the network before and at connecting', () => {
  const switchTo = (world: World, chainId: string) => world.request('wallet_switchEthereumChain', [{ chainId }]);

  it('a site that is not connected switches among the networks that everybody has, and begins there', async () => {
    const world = createWorld();
    world.state.unlocked = false;
    expect(await switchTo(world, '0x1')).toEqual(ok(null));
    expect(await switchTo(world, '0xa')).toEqual(ok(null));
    expect(world.state.announced).toEqual([SITE]);
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
    expect(await world.request('eth_blockNumber', [])).toEqual(
      ok({ characterId: null, chainId: 10, method: 'eth_blockNumber', params: [] }),
    );
    expect(await world.request('eth_chainId', [], { caller: { ...TOP, origin: 'https://other.example' } })).toEqual(
      ok('0x1'),
    );
    // 777 was added by the person: a stranger does not learn of it.
    for (const chainId of ['0x309', '0x5']) expect(codeOf(await switchTo(world, chainId))).toBe(4902);
    expect(world.state.unlocks + world.state.prompts).toBe(0);
    world.state.unlocked = true;
    void world.request('eth_requestAccounts');
    await settle();
    // The prompt that is open decides it.
    expect(codeOf(await switchTo(world, '0x1'))).toBe(-32002);
    await world.approveFirst();
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
  });

  it('adding a network that everybody has is the same as switching to it; any other needs a connection', async () => {
    const world = createWorld();
    const add = (chainId: string) =>
      world.request('wallet_addEthereumChain', [{ chainId, rpcUrls: ['https://rpc.example'] }]);
    expect(await add('0xa')).toEqual(ok(null));
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
    // 777 was added by the person: a stranger does not learn of it.
    for (const chainId of ['0x309', '0x5']) expect(codeOf(await add(chainId))).toBe(4100);
    expect(world.state.unlocks + world.state.prompts).toBe(0);
  });

  it('a new site begins on the network that the popup shows', async () => {
    const world = createWorld();
    world.state.home = 31337;
    expect(await world.request('eth_chainId')).toEqual(ok('0x1'));
    void world.request('eth_requestAccounts');
    expect(await world.waiting()).toMatchObject([{ chainId: 31337 }]);
    await world.approveFirst();
    expect(await world.request('eth_chainId')).toEqual(ok('0x7a69'));
  });

  it('the person chooses another one in the prompt; what was read for the former does not count', async () => {
    const world = createWorld();
    void world.request('eth_requestAccounts');
    const [record] = await world.waiting();
    if (!record) throw new Error('Nothing waits.');
    await world.approvals.update(record.id, { chainId: 10 });
    const [again] = await world.waiting();
    expect(again).toMatchObject({ chainId: 10, revision: record.revision + 1 });
    world.state.now += 1_000;
    const decide = (chainId: number) =>
      world.approvals.decide(record.id, {
        kind: 'approve',
        revision: record.revision + 1,
        edits: { accounts: [ALICE], chainId },
        ticked: [],
      });
    await expect(decide(1)).rejects.toMatchObject({ code: 'stale' });
    await decide(10);
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
  });
});

describe('networks', () => {
  it('switches with one prompt, cancels what waits, tells before it answers', async () => {
    const world = createWorld();
    await world.connect();
    expect(codeOf(await world.request('wallet_switchEthereumChain', [{ chainId: '0x5' }]))).toBe(4902);
    expect(await world.request('wallet_switchEthereumChain', [{ chainId: '0x1' }])).toEqual(ok(null));
    expect(world.state.prompts).toBe(0);
    const switching = world.request('wallet_switchEthereumChain', [{ chainId: '0xa' }]);
    await world.waiting();
    const signing = world.request('personal_sign', hello);
    expect(codeOf(await world.request('wallet_switchEthereumChain', [{ chainId: '0xa' }]))).toBe(-32002);
    await world.approveFirst();
    expect(await switching).toEqual(ok(null));
    expect(codeOf(await signing)).toBe(4001);
    expect(world.state.announced).toEqual([SITE]);
    expect(await world.request('eth_chainId')).toEqual(ok('0xa'));
  });

  it('cancels what waits for the site from before the worker was stopped', async () => {
    const world = createWorld();
    await world.connect();
    const earlier = world.approvals.ask({
      key: 'page:2:0:nonce:1;',
      origin: SITE,
      characterId: 'c1',
      account: ALICE,
      chainId: 1,
      payload: { kind: 'personal-sign', message: '0x00' },
    });
    await settle();
    const switching = world.request('wallet_switchEthereumChain', [{ chainId: '0xa' }]);
    const [, record] = await world.waiting();
    world.state.now += 1_000;
    await world.approvals.decide(record?.id ?? '', { kind: 'approve', revision: 1, edits: {}, ticked: [] });
    expect(await switching).toEqual(ok(null));
    expect(await earlier).toMatchObject({ kind: 'error', code: 4001 });
  });

  it('dropSite refuses what is shown and what waits for its turn, without counting it against the site', async () => {
    const world = createWorld();
    await world.connect();
    const all = Array.from({ length: 5 }, () => world.request('personal_sign', hello));
    await world.waiting();
    await world.rpc.dropSite(SITE);
    for (const reply of await Promise.all(all)) expect(codeOf(reply)).toBe(4001);
    expect(world.state.prompts).toBe(1);
    for (let n = 0; n < 3; n++) {
      void world.request('personal_sign', hello);
      await world.refuseFirst();
    }
    void world.request('personal_sign', hello);
    expect(await world.waiting()).toHaveLength(1);
  });

  it('adds a network whose nodes say the same, and nothing else', async () => {
    const world = createWorld();
    await world.connect();
    const chain = {
      chainId: '0x5',
      chainName: 'Five',
      nativeCurrency: { name: 'Five', symbol: 'FIV', decimals: 18 },
      rpcUrls: ['https://rpc.five.example'],
    };
    const add = (change: object) => world.request('wallet_addEthereumChain', [{ ...chain, ...change }]);
    for (const change of [
      { chainId: 5 },
      { chainId: '0x05' },
      { chainName: '' },
      { chainName: 'Five\u202e' },
      { chainName: 'Five\u200b' },
      { chainName: 'Five\nApproved' },
      { chainName: 'F\u0456ve' },
      { nativeCurrency: { name: 'Five', symbol: '\u0415TH', decimals: 18 } },
      { rpcUrls: [] },
      { rpcUrls: ['http://rpc.five.example'] },
      { rpcUrls: ['https://user:secret@rpc.five.example'] },
      { rpcUrls: 'https://rpc.five.example' },
      { nativeCurrency: { name: 'Five', symbol: 'FIV', decimals: 8 } },
      { nativeCurrency: 'FIV' },
    ])
      expect(codeOf(await add(change)), JSON.stringify(change)).toBe(-32602);
    world.chain.probe = async () => 6;
    expect(codeOf(await add({}))).toBe(-32602);
    world.chain.probe = async () => {
      throw new WalletError('no-network', 'It does not answer.');
    };
    expect(codeOf(await add({}))).toBe(-32602);
    expect(world.state.prompts).toBe(0);
    world.chain.probe = async (url) => {
      if (url.includes('silent')) throw new WalletError('no-network', 'It does not answer.');
      return url.includes('other') ? 6 : 5;
    };
    const adding = add({
      rpcUrls: ['https://rpc.five.example', 'https://silent.example', 'https://other.example', 'http://localhost:9'],
    });
    const [record] = await world.waiting();
    expect(record?.payload).toEqual({
      kind: 'add-network',
      network: {
        chainId: 5,
        name: 'Five',
        symbol: 'FIV',
        decimals: 18,
        rpcUrls: ['https://rpc.five.example/', 'http://localhost:9/'],
        explorerUrl: null,
      },
    });
    await world.approveFirst();
    expect(await adding).toEqual(ok(null));
    expect(await world.request('eth_chainId')).toEqual(ok('0x5'));
    void world.request('wallet_addEthereumChain', [{ ...chain, chainId: '0xa' }]);
    const [known] = await world.waiting();
    expect(known?.payload).toEqual({ kind: 'switch-network', chainId: 10 });
  });

  it('has the nodes of one network asked at a time, however many a site would add', async () => {
    const world = createWorld();
    await world.connect();
    const asked: string[] = [];
    world.chain.probe = async (url) => {
      asked.push(url);
      return 5;
    };
    const all = [1, 2, 3, 4, 5].map((n) =>
      world.request('wallet_addEthereumChain', [
        {
          chainId: '0x5',
          chainName: 'Five',
          nativeCurrency: { name: 'Five', symbol: 'FIV', decimals: 18 },
          rpcUrls: [`https://rpc${n}.five.example`],
        },
      ]),
    );
    expect(await world.waiting()).toHaveLength(1);
    expect((await Promise.all(all.slice(1))).map((answer) => codeOf(answer as never))).toEqual([
      -32002, -32002, -32002, -32002,
    ]);
    expect(asked).toEqual(['https://rpc1.five.example/']);
  });
});
