/** Accounts that are kept apart: the same answers, and no request that names two of them. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeTransfer } from '../ethereum/encode-call.ts';
import type { Hex } from '../lib/bytes.ts';
import { readUse } from './account-use.ts';
import { apart } from './apart.ts';
import { readBalances } from './balances.ts';
import { createClient } from './client.ts';
import { gathered } from './gather.ts';
import { findIncoming } from './incoming.ts';
import { NodeError } from './node-error.ts';
import { type Anvil, deployMulticall, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { fakeClient } from './testing/fake-client.ts';
import type { Fetch } from './transport.ts';

const THIRD: Hex = `0x${'a3'.repeat(20)}`;
const ACCOUNTS = [FUNDED.address, SECOND.address, THIRD];

const namesOf = (text: string): Hex[] => ACCOUNTS.filter((one) => text.toLowerCase().includes(bare(one)));
const bare = (address: Hex): string => address.slice(2).toLowerCase();

describe('on a local chain', () => {
  let anvil: Anvil;
  let multicall: Hex;
  let token: Hex;
  beforeAll(async () => {
    anvil = await startAnvil();
    multicall = await deployMulticall(anvil);
    token = await deployToken(anvil);
    for (const [at, account] of [SECOND.address, THIRD].entries())
      await anvil.rpc('eth_sendTransaction', {
        from: FUNDED.address,
        to: token,
        data: encodeTransfer(account, BigInt(at + 5)),
      });
    await anvil.rpc('evm_mine');
  });
  afterAll(() => anvil.stop());

  /** A client and the bodies of its requests. */
  function recording() {
    const bodies: string[] = [];
    const recorded: Fetch = (url, init) => {
      bodies.push(String(init.body));
      return fetch(url, init);
    };
    const plain = createClient({ chainId: 31337, urls: [anvil.url], fetch: recorded, clock: Date.now });
    return { plain, bodies };
  }

  const questions = () => {
    const network = { ...anvil.network, multicall };
    const top = { from: 0, to: 1_000 };
    return {
      balances: (client: Anvil['client']) => readBalances({ client, network, accounts: ACCOUNTS, tokens: [token] }),
      use: (client: Anvil['client']) => readUse({ client, network, accounts: ACCOUNTS, tokens: [token] }),
      incoming: async (client: Anvil['client']) => {
        const { found, read } = await findIncoming({
          client,
          accounts: ACCOUNTS,
          range: top,
          most: 5,
          backwards: true,
        });
        // The transfers to each account are together, in one order or another.
        return { read, found: found.map((one) => `${one.to} ${one.amount}`).sort() };
      },
      nonces: (client: Anvil['client']) =>
        Promise.all(
          ACCOUNTS.map((account) => gathered(client).request('eth_getTransactionCount', [account, 'latest'])),
        ),
    };
  };

  it.each(['balances', 'use', 'incoming', 'nonces'] as const)(
    '%s are the same, one account at a time',
    async (what) => {
      const { plain, bodies } = recording();
      const expected = await questions()[what](plain);
      expect(bodies.some((body) => namesOf(body).length > 1)).toBe(true);
      bodies.length = 0;
      expect(await questions()[what](apart(plain, async () => ACCOUNTS))).toEqual(expected);
      expect(new Set(bodies.flatMap(namesOf)).size).toBe(ACCOUNTS.length);
      for (const body of bodies) expect(namesOf(body).length, body).toBeLessThan(2);
    },
  );

  it('a payment from one to the other is simulated in a request of its own', async () => {
    const { plain, bodies } = recording();
    const call = { from: FUNDED.address, to: token, data: encodeTransfer(SECOND.address, 1n) };
    const client = apart(plain, async () => ACCOUNTS);
    await client.batch([
      { method: 'eth_call', params: [call, 'latest'] },
      { method: 'eth_getBalance', params: [FUNDED.address, 'latest'] },
    ]);
    const naming = bodies.filter((body) => body.includes('eth_call'));
    expect(naming).toHaveLength(1);
    expect(naming[0]).not.toContain('eth_getBalance');
  });
});

describe('questions that name no account', () => {
  const sent = async (accounts: Hex[] | null, ...methods: string[]) => {
    const batches: string[][] = [];
    const node = fakeClient(async (method) => method);
    const client = apart(
      {
        ...node,
        batch: (questions) => {
          batches.push(questions.map(({ method }) => method));
          return node.batch(questions);
        },
      },
      async () => accounts,
    );
    const answers = await client.batch(methods.map((method, at) => ({ method, params: [`0x${at}`] })));
    expect(answers).toEqual(methods);
    return batches.sort((one, other) => other.length - one.length);
  };

  it('go out alone if their answers could name one: receipts, owners of items', async () => {
    const receipt = 'eth_getTransactionReceipt';
    expect(await sent(ACCOUNTS, receipt, receipt, 'eth_call', 'eth_call')).toHaveLength(4);
  });

  it('go out together if they are about nobody', async () => {
    const batches = await sent(ACCOUNTS, 'eth_blockNumber', 'eth_call', 'eth_feeHistory', 'eth_gasPrice');
    expect(batches).toEqual([['eth_blockNumber', 'eth_feeHistory', 'eth_gasPrice'], ['eth_call']]);
  });

  it('and all others go out alone while the accounts are not known', async () => {
    expect(await sent(null, 'eth_getBalance', 'eth_getBalance', 'eth_call')).toHaveLength(3);
  });
});

describe('the answers', () => {
  it('come in the order of the questions, whatever they name', async () => {
    const echo = fakeClient(async (method, params) => [method, params]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ method: fc.constantFrom('a', 'b'), account: fc.nat(3) }), { maxLength: 12 }),
        async (asked) => {
          const list = asked.map(({ method, account }, at) => ({ method, params: [ACCOUNTS[account] ?? 'none', at] }));
          const answers = await apart(echo, async () => ACCOUNTS).batch(list);
          expect(answers).toEqual(list.map(({ method, params }) => [method, params]));
        },
      ),
    );
  });

  it('of a search in logs are those of all accounts, or the refusal of one', async () => {
    const padded = (account: Hex): Hex => `0x${bare(account).padStart(64, '0')}`;
    const search = { topics: ['0xdd', null, ACCOUNTS.map(padded)] };
    const asked: unknown[] = [];
    const node = (refused: Hex | null) =>
      apart(
        fakeClient(async (_method, params) => {
          const [{ topics }] = params as [{ topics: [string, null, string[]] }];
          asked.push(topics[2]);
          if (refused && topics[2][0] === padded(refused)) throw new NodeError(-32005, 'too much');
          return topics[2];
        }),
        async () => ACCOUNTS,
      );
    expect(await node(null).request('eth_getLogs', [search])).toEqual(ACCOUNTS.map(padded));
    expect(asked).toHaveLength(ACCOUNTS.length);
    await expect(node(THIRD).request('eth_getLogs', [search])).rejects.toThrow('too much');
  });
});
