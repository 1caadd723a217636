/** What a page gets: each row of the provider's design has one assertion here, by its name, through the whole way from the page and back. */
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { NodeError } from '../chain/node-error.ts';
import { createFakeChain } from '../chain/testing/fake-chain.ts';
import { announce, setEthereum } from '../inpage/announce.ts';
import { WalletError } from '../lib/errors.ts';
import { ALICE, BOB, SITE, settle } from '../rpc/testing/world.ts';
import { approved, connected, openPage, type Page } from './page.ts';

const typed = {
  types: { EIP712Domain: [{ name: 'chainId', type: 'uint256' }], A: [] },
  primaryType: 'A',
  domain: { chainId: 1 },
  message: {},
};
const list = [{ type: 'string', name: 'message', value: 'hi' }];
const calls = (more: object = {}) => ({
  version: '2.0.0',
  chainId: '0x1',
  from: ALICE,
  atomicRequired: false,
  calls: [{ to: BOB }],
  ...more,
});
const allOrNothing = calls({ atomicRequired: true, calls: [{ to: BOB }, { to: BOB }] });
const KNOWN_DELEGATE = '0xe6cae83bde06e4c305530e199d7217f42808555b';
const chain = { chainId: '0x5', rpcUrls: ['https://rpc.example'] };

describe('the provider object', () => {
  it('P1: what is no request is -32600', async () => {
    const { provider } = await openPage();
    for (const args of [undefined, 'eth_accounts', [], {}, { method: '' }, { method: 'eth_accounts', params: 5 }])
      await expect(provider.request(args as never)).rejects.toMatchObject({ code: -32600 });
  });

  it('P2: a result, never an envelope; an Error with an integer code, a message, maybe data', async () => {
    const page = await openPage();
    expect(await page.provider.request({ method: 'web3_clientVersion' })).toBe('Dramatis/v1.2.3');
    page.world.chain.request = async () => {
      throw new NodeError(3, 'execution reverted', '0x08');
    };
    const { error } = await page.ask('eth_call', [{}]);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 3, message: 'execution reverted', data: '0x08' });
  });

  it('P3: destructured; on, once, off, addListener, removeListener; a hundred listeners', async () => {
    const { provider } = await openPage();
    const { request, on, once, off, addListener, removeListener } = provider;
    expect(await request({ method: 'eth_chainId' })).toBe('0x1');
    const listener = (): void => {};
    for (let n = 0; n < 100; n++) on('message', listener);
    for (const use of [once, off, addListener, removeListener]) expect(use('message', listener)).toBe(provider);
  });

  it('P4: connect once; isConnected; disconnect with a ProviderRpcError', async () => {
    const page = await openPage();
    expect(page.events).toEqual([['connect', { chainId: '0x1' }]]);
    expect(page.provider.isConnected()).toBe(true);
    page.remove();
    expect(page.events[1]).toMatchObject(['disconnect', { name: 'ProviderRpcError', code: 1011 }]);
    expect(page.provider.isConnected()).toBe(false);
  });

  it('P5: chainChanged and accountsChanged, only on change, before or with the answer; not on lock', async () => {
    const page = await openPage();
    await approved(page, 'eth_requestAccounts', []);
    const answered = approved(page, 'wallet_switchEthereumChain', [{ chainId: '0xa' }]).then(() => page.events.length);
    expect(await answered).toBe(3);
    page.world.state.unlocked = false;
    await page.world.hooks.announce(SITE);
    await page.ask('wallet_revokePermissions', [{ eth_accounts: {} }]);
    await settle();
    expect(page.events.slice(1)).toEqual([
      ['accountsChanged', [ALICE]],
      ['chainChanged', '0xa'],
      ['chainChanged', '0x1'],
      ['accountsChanged', []],
    ]);
  });

  it('P6: announced by EIP-6963 at once and when asked, frozen, with one uuid', async () => {
    const { provider } = await openPage();
    const target = new EventTarget();
    const seen: { info: Record<string, string>; provider: object }[] = [];
    target.addEventListener('eip6963:announceProvider', (event) => seen.push((event as CustomEvent).detail));
    announce(target, provider);
    target.dispatchEvent(new Event('eip6963:requestProvider'));
    expect(seen).toHaveLength(2);
    const info = seen[0]?.info ?? {};
    expect(info).toMatchObject({ rdns: 'app.dramatis', icon: expect.stringMatching(/^data:image\/svg\+xml;base64,/) });
    expect(info.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([seen[1]?.info.uuid, Object.isFrozen(info), Object.isFrozen(seen[0])]).toEqual([info.uuid, true, true]);
  });

  it('P7: window.ethereum is a plain property that fights nobody; the old members; no isMetaMask', async () => {
    const { provider } = await openPage();
    const window = new EventTarget() as EventTarget & { ethereum?: unknown };
    setEthereum(window, provider);
    expect(Object.getOwnPropertyDescriptor(window, 'ethereum')).toMatchObject({ writable: true, value: provider });
    const taken = Object.assign(new EventTarget(), { ethereum: 'another' as unknown });
    setEthereum(taken, provider);
    expect(taken.ethereum).toBe('another');
    expect([provider.chainId, provider.networkVersion, provider.selectedAddress]).toEqual(['0x1', '1', null]);
    expect([typeof provider.enable, typeof provider.send, typeof provider.sendAsync, 'isMetaMask' in provider]).toEqual(
      ['function', 'function', 'function', false],
    );
  });

  it('P8: a subscription really gets its messages, also after the worker was stopped', async () => {
    const page = await openPage();
    const node = createFakeChain();
    page.world.chain.request = (_character, _chain, method, params) => node.ask(method, params);
    const { result: subscription } = await page.ask('eth_subscribe', ['newHeads']);
    page.events.length = 0;
    for (const number of ['0x1', '0x2']) {
      page.stopWorker();
      node.mine();
      page.world.state.now += 5_000;
      // The port is opened again; then its first round.
      await page.pass();
      await page.pass();
      const data = { subscription, result: expect.objectContaining({ number }) };
      expect(page.events.splice(0)).toEqual([['message', { type: 'eth_subscription', data }]]);
    }
  });

  it('P9: locked, eth_accounts answers and signing waits for the unlock', async () => {
    const page = await connected();
    page.world.state.unlocked = false;
    expect(await page.ask('eth_accounts')).toEqual({ result: [ALICE] });
    const signing = page.ask('personal_sign', ['hi', ALICE]);
    expect(await page.world.waiting()).toEqual([]);
    page.world.unlock();
    await page.world.approveFirst();
    expect(await signing).toEqual({ result: '0x51' });
  });

  it('P10: no prototype, one prompt at a time, a pause after more than three refusals', async () => {
    const page = await connected();
    expect((await page.ask('eth_call', JSON.parse('[{"__proto__":{"a":1}}]'))).code).toBe(-32602);
    for (let n = 0; n < 4; n++) {
      const [first, second] = [
        page.ask('personal_sign', ['hi', ALICE]),
        page.ask('wallet_switchEthereumChain', [{ chainId: '0xa' }]),
      ];
      expect(await page.world.waiting()).toHaveLength(1);
      await page.world.refuseFirst();
      expect((await first).code).toBe(4001);
      if (n === 3) break;
      await page.world.approveFirst();
      await page.world.permissions.setChain('c1', SITE, 1, { only: true });
      await second;
    }
    expect((await page.ask('personal_sign', ['hi', ALICE])).code).toBe(-32005);
  });
});

describe('errors', () => {
  const errors: [code: number, name: string, cause: (page: Page) => Promise<{ code?: number }>][] = [
    [
      4001,
      'refused by the person',
      async (page) => {
        const asking = page.ask('personal_sign', ['hi', ALICE]);
        await page.world.refuseFirst();
        return asking;
      },
    ],
    [4100, 'not granted', (page) => page.ask('personal_sign', ['hi', BOB])],
    [4200, 'a method that is refused', (page) => page.ask('eth_sign', [ALICE, '0x'])],
    [
      4900,
      'no network at all',
      (page) => {
        page.world.state.online = false;
        return unreachable(page);
      },
    ],
    [4901, 'this chain cannot be reached', (page) => unreachable(page)],
    [4902, 'an unknown chain', (page) => page.ask('wallet_switchEthereumChain', [{ chainId: '0x5' }])],
    [-32600, 'no request', (page) => page.ask('')],
    [-32601, 'no method', (page) => page.ask('wallet_addSubAccount')],
    [-32602, 'bad parameters', (page) => page.ask('wallet_switchEthereumChain', [{ chainId: '0x01' }])],
    [
      -32603,
      'a fault of the wallet',
      (page) => {
        page.world.chain.request = async () => {
          throw new TypeError('x');
        };
        return page.ask('eth_call', [{}]);
      },
    ],
    [-32000, 'malformed signing input', (page) => page.ask('personal_sign', ['0x123', ALICE])],
    [
      -32002,
      'a prompt of this kind is pending',
      (page) => {
        void page.ask('wallet_requestPermissions', [{ eth_accounts: {} }]);
        return page.ask('wallet_requestPermissions', [{ eth_accounts: {} }]);
      },
    ],
    [
      -32003,
      'the node refused',
      (page) => {
        page.world.chain.prepare = async () => {
          throw new WalletError('node-refused', 'The network refused it.');
        };
        return page.ask('eth_sendTransaction', [{ from: ALICE, to: BOB }]);
      },
    ],
    [
      -32005,
      'too many',
      async (page) => {
        const node = createFakeChain();
        page.world.chain.request = (_character, _chain, method, params) => node.ask(method, params);
        for (let n = 0; n < 16; n++) await page.ask('eth_newBlockFilter');
        return page.ask('eth_newBlockFilter');
      },
    ],
    [
      5700,
      'a capability that is not optional',
      (page) => page.ask('wallet_sendCalls', [calls({ capabilities: { x: {} } })]),
    ],
    [
      5710,
      'calls on a chain that is not there',
      (page) => page.ask('wallet_sendCalls', [calls({ chainId: '0x1388' })]),
    ],
    [
      5720,
      'an id that is used already',
      async (page) => {
        void page.ask('wallet_sendCalls', [calls({ id: 'a' })]);
        await settle();
        return page.ask('wallet_sendCalls', [calls({ id: 'a' })]);
      },
    ],
    [5730, 'an unknown batch', (page) => page.ask('wallet_getCallsStatus', ['a'])],
    [
      5740,
      'a batch that is too large',
      (page) => page.ask('wallet_sendCalls', [calls({ calls: Array.from({ length: 500 }, () => ({ to: BOB })) })]),
    ],
    [
      5750,
      'an account that the person does not set up',
      async (page) => {
        page.world.state.batching = 'ready';
        const asking = page.ask('wallet_sendCalls', [allOrNothing]);
        const [record] = await page.world.waiting();
        await page.world.approvals.decide(record?.id ?? '', { kind: 'refuse', setUp: true });
        return asking;
      },
    ],
    [5760, 'all or nothing where the account cannot', (page) => page.ask('wallet_sendCalls', [allOrNothing])],
  ];
  const unreachable = (page: Page) => {
    page.world.chain.request = async () => {
      throw new WalletError('no-network', 'No route answers.');
    };
    return page.ask('eth_call', [{}]);
  };

  it.each(errors)('%d: %s', async (code, _name, cause) => {
    expect((await cause(await connected())).code).toBe(code);
  });
});

describe('methods', () => {
  const rows: [name: string, check: (page: Page) => Promise<void>][] = [
    [
      'eth_requestAccounts, eth_accounts, eth_coinbase: idempotent, the active account first',
      async () => {
        const page = await openPage();
        const [first, second] = [page.ask('eth_requestAccounts'), page.ask('eth_requestAccounts')];
        await page.world.approveFirst([BOB, ALICE]);
        for (const asking of [first, second, page.ask('eth_requestAccounts', {}), page.ask('eth_accounts')])
          expect(await asking).toEqual({ result: [BOB, ALICE] });
        expect(await page.ask('eth_coinbase')).toEqual({ result: BOB });
        expect(page.world.state.prompts).toBe(1);
      },
    ],
    [
      'wallet_requestPermissions, wallet_getPermissions: EIP-2255 with caveats',
      async (page) => {
        const answer = await approved(page, 'wallet_requestPermissions', [{ eth_accounts: {} }]);
        expect(answer).toMatchObject({
          result: [
            { parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [ALICE] }] },
            {
              parentCapability: 'endowment:permitted-chains',
              caveats: [{ type: 'restrictNetworkSwitching', value: ['0x1'] }],
            },
          ],
        });
        expect(await page.ask('wallet_getPermissions')).toEqual(answer);
      },
    ],
    [
      'wallet_revokePermissions: no person, then accountsChanged []',
      async (page) => {
        expect(await page.ask('wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual({ result: null });
        await settle();
        expect(page.events).toEqual([['accountsChanged', []]]);
      },
    ],
    [
      'eth_chainId, net_version, web3_clientVersion: no prompt, no grant',
      async () => {
        const page = await openPage();
        for (const [method, result] of [
          ['eth_chainId', '0x1'],
          ['net_version', '1'],
          ['web3_clientVersion', 'Dramatis/v1.2.3'],
        ] as const)
          expect(await page.ask(method)).toEqual({ result });
        expect(page.world.state.prompts + page.world.state.unlocks).toBe(0);
      },
    ],
    [
      'wallet_switchEthereumChain: before connecting too',
      async () => {
        const page = await openPage();
        expect(await page.ask('wallet_switchEthereumChain', [{ chainId: '0xa' }])).toEqual({ result: null });
        expect(page.events.at(-1)).toEqual(['chainChanged', '0xa']);
      },
    ],
    [
      'wallet_addEthereumChain: one prompt for adding and switching',
      async (page) => {
        expect(await approved(page, 'wallet_addEthereumChain', [chain])).toEqual({ result: null });
        expect([page.world.state.prompts, page.events]).toEqual([1, [['chainChanged', '0x5']]]);
      },
    ],
    [
      'personal_sign: both orders',
      async (page) => {
        for (const params of [
          ['hi', ALICE],
          [ALICE, 'hi'],
        ])
          expect(await approved(page, 'personal_sign', params)).toEqual({ result: '0x51' });
      },
    ],
    [
      'eth_signTypedData_v4, _v3, v1',
      async (page) => {
        for (const [method, params] of [
          ['eth_signTypedData_v4', [ALICE, typed]],
          ['eth_signTypedData_v3', [ALICE, typed]],
          ['eth_signTypedData', [list, ALICE]],
        ] as const)
          expect(await approved(page, method, params), method).toEqual({ result: '0x52' });
        expect((await page.ask('eth_signTypedData_v4', [ALICE, { ...typed, more: 1 }])).code).toBe(-32000);
      },
    ],
    [
      'personal_ecRecover',
      async (page) => {
        const person = privateKeyToAccount(`0x${'07'.repeat(32)}`);
        const signature = await person.signMessage({ message: 'hi' });
        expect(await page.ask('personal_ecRecover', ['hi', signature])).toEqual({
          result: person.address.toLowerCase(),
        });
      },
    ],
    [
      'eth_sign, eth_signTransaction, eth_decrypt, eth_getEncryptionPublicKey: refused',
      async (page) => {
        for (const method of ['eth_sign', 'eth_signTransaction', 'eth_decrypt', 'eth_getEncryptionPublicKey'])
          expect((await page.ask(method, [])).code, method).toBe(4200);
      },
    ],
    [
      'eth_sendTransaction: strict; then the wallet knows the transaction at once',
      async (page) => {
        const bad = [
          { both: 1 },
          { gasPrice: '0x1', maxFeePerGas: '0x1' },
          { data: '0x123' },
          { chainId: '0x01' },
          { data: `0x${'00'.repeat(100_001)}` },
        ];
        for (const more of bad)
          expect((await page.ask('eth_sendTransaction', [{ from: ALICE, to: BOB, ...more }])).code).toBe(-32602);
        expect(await approved(page, 'eth_sendTransaction', [{ from: ALICE, to: BOB }])).toEqual({ result: '0xab' });
        page.world.chain.request = async () => null;
        page.world.chain.transactionByHash = async () => ({ hash: `0x${'ab'.repeat(32)}` });
        expect((await page.ask('eth_getTransactionByHash', [`0x${'ab'.repeat(32)}`])).result).toMatchObject({
          hash: expect.any(String),
        });
      },
    ],
    [
      'eth_sendRawTransaction and the reads: to the node as they are',
      async (page) => {
        for (const [method, params] of [
          ['eth_sendRawTransaction', ['0x00']],
          ['eth_getBalance', [ALICE, 'safe']],
          ['eth_call', [{ to: BOB }, { blockNumber: '0x1' }]],
        ] as const)
          expect(await page.ask(method, params)).toEqual({ result: { characterId: 'c1', chainId: 1, method, params } });
      },
    ],
    [
      'eth_subscribe, eth_unsubscribe, filters',
      async (page) => {
        const node = createFakeChain();
        page.world.chain.request = (_character, _chain, method, params) => node.ask(method, params);
        const { result: filter } = await page.ask('eth_newFilter', [{}]);
        node.mine('a');
        expect((await page.ask('eth_getFilterChanges', [filter])).result).toMatchObject([{ data: 'a' }]);
        expect((await page.ask('eth_getFilterLogs', [filter])).code).toBeUndefined();
        expect(await page.ask('eth_uninstallFilter', [filter])).toEqual({ result: true });
        const { result: subscription } = await page.ask('eth_subscribe', ['logs', {}]);
        expect(await page.ask('eth_unsubscribe', [subscription])).toEqual({ result: true });
      },
    ],
    [
      'wallet_sendCalls, wallet_getCallsStatus, wallet_showCallsStatus, wallet_getCapabilities',
      async (page) => {
        expect(await approved(page, 'wallet_sendCalls', [calls({ id: '0xc0ffee' })])).toMatchObject({
          result: { id: '0xc0ffee' },
        });
        expect((await page.ask('wallet_showCallsStatus', ['other'])).code).toBe(5730);
        expect(Object.keys((await page.ask('wallet_getCapabilities', [ALICE, ['0x1']])).result as object)).toEqual([
          '0x1',
        ]);
      },
    ],
    [
      'eth_sendTransaction by EIP-7702: to the one known contract alone, never for every network',
      async (page) => {
        page.world.state.batching = 'ready';
        const to = (entry: object) => [{ from: ALICE, to: ALICE, authorizationList: [entry] }];
        for (const entry of [{ address: BOB }, { address: KNOWN_DELEGATE, chainId: '0x0' }])
          expect((await page.ask('eth_sendTransaction', to(entry))).code).toBe(-32602);
        const asked = await approved(page, 'eth_sendTransaction', to({ address: KNOWN_DELEGATE }));
        expect(asked).toEqual({ result: '0xab' });
      },
    ],
    [
      'wallet_watchAsset: true before the person decides, what the contract says',
      async (page) => {
        page.world.state.tokens[BOB] = { address: BOB, symbol: 'T', name: 'T', decimals: 18, resembles: false };
        const asset = (symbol: string) => ({ type: 'ERC20', options: { address: BOB, symbol } });
        expect(await page.ask('wallet_watchAsset', asset('T'))).toEqual({ result: true });
        expect(await page.world.waiting()).toHaveLength(1);
        expect((await page.ask('wallet_watchAsset', asset('USDC'))).code).toBe(-32602);
      },
    ],
    [
      'an unknown method: -32601 in a node’s words, so that libraries fall back',
      async (page) => {
        expect((await page.ask('eth_everything')).error?.message).toMatch(/the method .* does not exist/i);
      },
    ],
  ];

  it.each(rows)('%s', async (_name, check) => check(await connected()));
});

describe('isolation', () => {
  it('a site has the accounts of one character, never of two together', async () => {
    const page = await connected();
    await page.world.connect(SITE, 'c2', [BOB]);
    expect(await page.ask('eth_accounts')).not.toEqual({ result: [ALICE, BOB] });
    await page.world.hooks.announce(SITE);
    await settle();
    expect(await page.ask('eth_accounts')).toEqual({ result: [BOB] });
  });

  it('the network is that of the site, and its reads go along the route of its character', async () => {
    const page = await connected();
    await page.world.connect('https://other.example', 'c2', [BOB]);
    await page.world.permissions.setChain('c2', 'https://other.example', 10);
    expect((await page.ask('eth_blockNumber')).result).toMatchObject({ characterId: 'c1', chainId: 1 });
  });
});
