/** The page API from a request to its answer, over real permissions and approvals. */
import { describe, expect, it } from 'vitest';
import { NodeError } from '../chain/node-error.ts';
import { WalletError } from '../lib/errors.ts';
import { ALICE, BOB, codeOf, createWorld, ok, SITE, settle, TOP } from './testing/world.ts';

const hello = ['0x68656c6c6f', ALICE];

describe('known, parsed, granted, unlocked', () => {
  it('refuses with 4200 what it never will do', async () => {
    const world = createWorld();
    for (const method of ['eth_sign', 'eth_signTransaction', 'eth_decrypt', 'eth_getEncryptionPublicKey'])
      expect(codeOf(await world.request(method)), method).toBe(4200);
  });

  it('answers what it does not know as a node does, names of prototypes too, whatever the params', async () => {
    const world = createWorld();
    for (const method of [
      'wallet_addAsset',
      'personal_unlockAccount',
      'admin_peers',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ])
      expect(await world.request(method, { type: 'ERC20' }), method).toMatchObject({
        error: { code: -32601, message: expect.stringMatching(/the method .* does not exist/i) },
      });
  });

  it('looks at nothing that a method does not name', async () => {
    const world = createWorld();
    for (const method of ['eth_accounts', 'eth_chainId', 'net_version', 'eth_coinbase', 'wallet_getPermissions'])
      for (const params of [{}, [1, 2], [{}, null]])
        expect((await world.request(method, params)).kind, method).toBe('result');
    await world.connect();
    for (const params of [[{ chainId: '0x1' }, ALICE], [{ chainId: '0x1', more: 1 }], { chainId: '0x1' }])
      expect(await world.request('wallet_switchEthereumChain', params)).toEqual(ok(null));
    expect((await world.request('eth_sendRawTransaction', ['0x00', 'latest'])).kind).toBe('result');
    void world.request('eth_sendTransaction', [{ from: ALICE, to: BOB }, 'latest']);
    expect(await world.waiting()).toHaveLength(1);
    await world.refuseFirst();
    expect(await world.request('wallet_revokePermissions', [{ eth_accounts: {} }, {}])).toEqual(ok(null));
  });

  it('answers a site that is not connected with nothing of the person', async () => {
    const world = createWorld();
    expect(await world.request('eth_accounts')).toEqual(ok([]));
    expect(await world.request('eth_coinbase')).toEqual(ok(null));
    expect(await world.request('eth_chainId')).toEqual(ok('0x1'));
    expect(await world.request('net_version')).toEqual(ok('1'));
    expect(await world.request('web3_clientVersion')).toEqual(ok('Dramatis/v1.2.3'));
    expect(await world.request('wallet_getPermissions')).toEqual(ok([]));
    expect(codeOf(await world.request('personal_sign', hello))).toBe(4100);
    expect(codeOf(await world.request('eth_sendTransaction', [{ from: ALICE, to: BOB }]))).toBe(4100);
    expect(world.state.prompts).toBe(0);
    expect(world.state.unlocks).toBe(0);
  });

  it('reads along the route of the character that serves the site', async () => {
    const world = createWorld();
    const params = ['0x00', 'latest'];
    expect(await world.request('eth_getBalance', params)).toEqual(
      ok({ characterId: null, chainId: 1, method: 'eth_getBalance', params }),
    );
    await world.connect();
    await world.permissions.setChain('c1', SITE, 10);
    expect(await world.request('eth_getBalance', params)).toEqual(
      ok({ characterId: 'c1', chainId: 10, method: 'eth_getBalance', params }),
    );
    expect(codeOf(await world.request('eth_getBalance', { address: ALICE }))).toBe(-32602);
  });

  it('keeps the words of a node and tells a missing network', async () => {
    const world = createWorld();
    world.chain.request = async () => {
      throw new NodeError(3, 'execution reverted', '0x08c379a0');
    };
    expect(await world.request('eth_call', [{}])).toEqual({
      kind: 'error',
      error: { code: 3, message: 'execution reverted', data: '0x08c379a0' },
    });
    world.chain.request = async () => {
      throw new WalletError('no-network', 'No route answers.');
    };
    expect(codeOf(await world.request('eth_call', [{}]))).toBe(4901);
    world.chain.request = async () => {
      throw new TypeError('secret detail');
    };
    const fault = await world.request('eth_call', [{}]);
    expect(codeOf(fault)).toBe(-32603);
    expect(JSON.stringify(fault)).not.toContain('secret');
  });

  it('serves a frame only when its own site is connected', async () => {
    const world = createWorld();
    const frame = { ...TOP, frameId: 7 };
    for (const method of ['eth_chainId', 'eth_accounts', 'eth_requestAccounts', 'eth_blockNumber'])
      expect(codeOf(await world.request(method, [], { caller: frame })), method).toBe(4100);
    await world.connect();
    expect(await world.request('eth_accounts', [], { caller: frame })).toEqual(ok([ALICE]));
    expect(
      codeOf(await world.request('eth_accounts', [], { caller: { ...frame, origin: 'https://ad.example' } })),
    ).toBe(4100);
  });
});

describe('connecting', () => {
  it('asks once, answers the accounts, and not again', async () => {
    const world = createWorld();
    const asked = world.request('eth_requestAccounts');
    const [record] = await world.waiting();
    expect(record).toMatchObject({ origin: SITE, characterId: 'c1', payload: { kind: 'connect' } });
    await world.approveFirst([BOB, ALICE]);
    expect(await asked).toEqual(ok([BOB, ALICE]));
    expect(world.state.announced).toEqual([SITE]);
    expect(await world.request('eth_requestAccounts')).toEqual(ok([BOB, ALICE]));
    expect(await world.request('eth_coinbase')).toEqual(ok(BOB));
    expect(world.state.prompts).toBe(1);
  });

  it('a second request joins the first, of another tab and after the worker was stopped too', async () => {
    const world = createWorld();
    const first = world.request('eth_requestAccounts', [], { key: 'page:1:0:a:1;' });
    const second = world.request('eth_requestAccounts', [], { key: 'page:2:0:b:1;', caller: { ...TOP, tabId: 2 } });
    expect(await world.waiting()).toHaveLength(1);
    world.restart();
    const other = world.request('eth_requestAccounts', [], { key: 'page:2:0:b:1;', caller: { ...TOP, tabId: 2 } });
    const again = world.request('eth_requestAccounts', [], { key: 'page:1:0:a:1;' });
    expect(await world.waiting()).toHaveLength(1);
    await world.approveFirst();
    expect(await again).toEqual(ok([ALICE]));
    expect(await other).toEqual(ok([ALICE]));
    void [first, second];
  });

  it('a request that joined asks under its own name when the page of the first is gone, and nobody counts as refusing', async () => {
    for (const restarted of [false, true]) {
      const world = createWorld();
      for (let round = 0; round < 5; round++) {
        const leaving = new AbortController();
        const key = `page:1:0:a${round}:1;`;
        const join = () =>
          world.request('eth_requestAccounts', [], { key: `page:2:0:b${round}:1;`, caller: { ...TOP, tabId: 2 } });
        const first = world.request('eth_requestAccounts', [], { key, signal: leaving.signal });
        let second = join();
        const [shared] = await world.waiting();
        expect(shared?.key).toBe(key);
        if (restarted) {
          world.restart();
          second = join();
          await settle();
        }
        leaving.abort();
        await world.approvals.cancel(key, 'The page that asked is gone.', { askerGone: true });
        if (!restarted) expect(codeOf(await first)).toBe(4001);
        const [own] = await world.waiting();
        expect(own?.key).toBe(`page:2:0:b${round}:1;`);
        await world.approveFirst();
        expect(await second).toEqual(ok([ALICE]));
        await world.permissions.revoke(SITE);
      }
    }
  });

  it('a refusal is 4001', async () => {
    const world = createWorld();
    const asked = world.request('eth_requestAccounts');
    await world.refuseFirst();
    expect(codeOf(await asked)).toBe(4001);
    expect(await world.request('eth_accounts')).toEqual(ok([]));
  });

  it('wallet_requestPermissions asks a connected site too and answers EIP-2255 objects', async () => {
    const world = createWorld();
    await world.connect();
    const asked = world.request('wallet_requestPermissions', [{ eth_accounts: {} }]);
    expect(codeOf(await world.request('wallet_requestPermissions', [{ eth_accounts: {} }]))).toBe(-32002);
    await world.approveFirst([BOB]);
    const reply = await asked;
    expect(reply).toMatchObject({
      kind: 'result',
      result: [
        {
          parentCapability: 'eth_accounts',
          invoker: SITE,
          caveats: [{ type: 'restrictReturnedAccounts', value: [BOB] }],
        },
        {
          parentCapability: 'endowment:permitted-chains',
          caveats: [{ type: 'restrictNetworkSwitching', value: ['0x1'] }],
        },
      ],
    });
    expect(await world.request('wallet_getPermissions')).toEqual(reply);
  });

  it('wallet_revokePermissions ends the connection and what waits', async () => {
    const world = createWorld();
    await world.connect();
    const signing = world.request('personal_sign', hello);
    await world.waiting();
    expect(await world.request('wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual(ok(null));
    expect(codeOf(await signing)).toBe(4001);
    expect(await world.request('eth_accounts')).toEqual(ok([]));
    expect(await world.request('wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual(ok(null));
    for (const params of [[], [{}], [null], [['eth_accounts']], [{ everything: {} }]])
      expect(codeOf(await world.request('wallet_revokePermissions', params)), JSON.stringify(params)).toBe(-32602);
  });
});

describe('locked', () => {
  it('eth_accounts answers, signing waits for the unlock', async () => {
    const world = createWorld();
    await world.connect();
    world.state.unlocked = false;
    expect(await world.request('eth_accounts')).toEqual(ok([ALICE]));
    const signing = world.request('personal_sign', hello);
    expect(await world.waiting()).toHaveLength(0);
    world.unlock();
    expect(await world.waiting()).toHaveLength(1);
    await world.approveFirst();
    expect(await signing).toEqual(ok('0x51'));
  });

  it('giving up the unlock refuses, once for all who waited', async () => {
    const world = createWorld();
    await world.connect();
    world.state.unlocked = false;
    const all = Array.from({ length: 5 }, () => world.request('eth_requestAccounts'));
    await settle();
    world.giveUpUnlock();
    for (const reply of await Promise.all(all)) expect(codeOf(reply)).toBe(4001);
    const later = world.request('eth_requestAccounts');
    await settle();
    world.unlock();
    expect(await later).toEqual(ok([ALICE]));
  });

  it('nothing comes up for a page that is gone after the unlock', async () => {
    const world = createWorld();
    world.state.unlocked = false;
    const abort = new AbortController();
    const asked = world.request('eth_requestAccounts', [], { signal: abort.signal });
    await settle();
    abort.abort();
    world.unlock();
    expect(codeOf(await asked)).toBe(4001);
    expect(world.state.prompts).toBe(0);
  });

  it('a character that this level does not open signs nothing', async () => {
    const world = createWorld();
    await world.connect();
    world.state.open = ['c2'];
    world.state.active = 'c2';
    expect(codeOf(await world.request('personal_sign', hello))).toBe(4100);
    const asked = world.request('eth_requestAccounts');
    expect((await world.waiting())[0]).toMatchObject({ characterId: 'c2', payload: { kind: 'connect' } });
    await world.approveFirst([BOB]);
    expect(await asked).toEqual(ok([BOB]));
  });
});

describe('signing and sending', () => {
  it('only with the accounts of the site', async () => {
    const world = createWorld();
    await world.connect();
    expect(codeOf(await world.request('personal_sign', ['0x00', BOB]))).toBe(4100);
    expect(codeOf(await world.request('eth_sendTransaction', [{ from: BOB, to: ALICE }]))).toBe(4100);
    expect(codeOf(await world.request('eth_sendTransaction', [{ from: ALICE, to: BOB, chainId: '0xa' }]))).toBe(-32602);
    expect(world.state.prompts).toBe(0);
  });

  it('one prompt at a time, the rest in a queue with an end', async () => {
    const world = createWorld();
    await world.connect();
    const all = Array.from({ length: 6 }, () => world.request('personal_sign', hello));
    expect(await world.waiting()).toHaveLength(1);
    expect(codeOf((await all[5]) as never)).toBe(-32002);
    for (let n = 0; n < 5; n++) {
      expect(await world.waiting()).toHaveLength(1);
      await world.approveFirst();
    }
    for (const reply of all.slice(0, 5)) expect(await reply).toEqual(ok('0x51'));
  });

  it('is prepared when its turn comes, and asked again is the same request', async () => {
    const world = createWorld();
    await world.connect();
    const send = (key: string) =>
      world.request('eth_sendTransaction', [{ from: ALICE, to: BOB, value: '0x1' }], { key });
    void send('page:1:0:n:1;');
    void send('page:1:0:n:2;');
    await world.waiting();
    expect(world.state.prepared).toBe(1);
    world.restart();
    const first = send('page:1:0:n:1;');
    const second = send('page:1:0:n:2;');
    expect(await world.waiting()).toHaveLength(1);
    expect(world.state.prepared).toBe(1);
    await world.approveFirst();
    expect(await first).toEqual(ok('0xab'));
    await world.approveFirst();
    expect(await second).toEqual(ok('0xab'));
    expect(world.state.prepared).toBe(2);
    world.restart();
    world.chain.prepare = async () => {
      throw new WalletError('bad-input', 'Not enough to pay for it.');
    };
    // Answered, but the answer did not reach the page: the same answer again, without preparing anew.
    expect(await send('page:1:0:n:1;')).toEqual(ok('0xab'));
    expect(world.state.executed.filter((name) => name === 'broadcast')).toHaveLength(2);
  });

  it('opens the window of a transaction while it is prepared, but not again soon after one that could not be', async () => {
    const world = createWorld();
    await world.connect();
    await world.connect('https://other.example');
    const { prepare } = world.chain;
    let windows = 0;
    const send = async (caller = TOP) => {
      const before = world.state.prepared;
      const reply = world.request('eth_sendTransaction', [{ from: ALICE, to: BOB, value: '0x1' }], { caller });
      await expect.poll(() => world.state.prepared).toBe(before + 1);
      return reply;
    };
    world.chain.prepare = async (...all) => {
      await prepare(...all);
      await new Promise((resolve) => setTimeout(resolve, 0));
      windows = world.state.windows;
      throw new WalletError('no-network', 'No node answers.');
    };
    expect(codeOf(await send())).toBe(4901);
    expect(windows).toBe(1);
    expect(codeOf(await send())).toBe(4901);
    expect(world.state.windows).toBe(1);
    expect(codeOf(await send({ ...TOP, origin: 'https://other.example' }))).toBe(4901);
    expect(world.state.windows).toBe(2);
    world.state.now += 31_000;
    expect(codeOf(await send())).toBe(4901);
    expect(world.state.windows).toBe(3);
    expect([world.state.prompts, await world.waiting()]).toEqual([0, []]);
  });

  it('opens no window early soon after a document that went while its transaction was prepared', async () => {
    const world = createWorld();
    await world.connect();
    const { prepare } = world.chain;
    let go = () => {};
    world.chain.prepare = async (...all) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return prepare(...all);
    };
    for (let count = 0; count < 3; count++) {
      const document = new AbortController();
      go = () => {};
      const before = go;
      const reply = world.request('eth_sendTransaction', [{ from: ALICE, to: BOB, value: '0x1' }], {
        signal: document.signal,
      });
      await expect.poll(() => go !== before).toBe(true);
      document.abort();
      go();
      expect(codeOf(await reply)).toBe(4001);
    }
    expect(world.state.windows).toBe(1);
  });

  it('more than three refusals in thirty seconds pause the site, and no other one', async () => {
    const world = createWorld();
    await world.connect();
    await world.connect('https://other.example');
    for (let n = 0; n < 4; n++) {
      const signing = world.request('personal_sign', hello);
      await world.refuseFirst();
      expect(codeOf(await signing)).toBe(4001);
    }
    expect(codeOf(await world.request('personal_sign', hello))).toBe(-32005);
    expect(await world.request('eth_accounts')).toEqual(ok([ALICE]));
    void world.request('personal_sign', hello, { caller: { ...TOP, origin: 'https://other.example' } });
    expect(await world.waiting()).toHaveLength(1);
    world.state.now += 31_000;
    void world.request('personal_sign', hello);
    expect(await world.waiting()).toHaveLength(2);
  });

  it('raw transactions that are known already are success', async () => {
    const world = createWorld();
    world.chain.request = async () => {
      throw new NodeError(-32000, 'already known');
    };
    expect(await world.request('eth_sendRawTransaction', ['0x00'])).toEqual(
      ok('0xbc36789e7a1e281436464229828f817d6612f7b477d66591ff96a9e064bcc98a'),
    );
    world.chain.request = async () => {
      throw new NodeError(-32000, 'nonce too low');
    };
    expect(await world.request('eth_sendRawTransaction', ['0x00'])).toMatchObject({
      error: { code: -32000, message: 'nonce too low' },
    });
  });

  it('finds a transaction of its own before the node knows it', async () => {
    const world = createWorld();
    await world.connect();
    const hash = `0x${'ab'.repeat(32)}`;
    world.chain.transactionByHash = async () => ({ hash, blockNumber: null });
    world.chain.request = async () => null;
    expect(await world.request('eth_getTransactionByHash', [hash])).toEqual(ok({ hash, blockNumber: null }));
    world.chain.request = async () => ({ hash, blockNumber: '0x5' });
    expect(await world.request('eth_getTransactionByHash', [hash])).toEqual(ok({ hash, blockNumber: '0x5' }));
    expect(codeOf(await world.request('eth_getTransactionByHash', ['0x00']))).toBe(-32602);
  });
});
