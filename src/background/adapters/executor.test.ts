/** What was approved for a site is carried out only while the site still has what it was approved with. */
import { describe, expect, it, vi } from 'vitest';
import type { ApprovalRecord, Payload } from '../../approvals/record.ts';
import { encodeDeposit } from '../../ethereum/deposit.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import { parseSignIn } from '../../ethereum/sign-in.ts';
import { type SignInFields, writeSignIn } from '../../ethereum/sign-in-text.ts';
import { fromHex, fromUtf8, type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ApprovalEdits } from '../../messaging/approval.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import { siteNameOf } from '../../testing/site-name.ts';
import { createExecutor, type ExecutorParts } from './executor.ts';
import { toSignOf } from './to-sign.ts';

const SITE = 'https://app.example';
const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const BOB: Hex = '0x0000000000000000000000000000000000000b0b';
const LOGIN: Hex = '0x0000000000000000000000000000000000010619';

/** The decision is stored. */
const DECIDED = Promise.resolve();

const transaction = { chainId: 1, from: ALICE, nonce: 0 };
const PAYLOADS = {
  signMessage: { kind: 'personal-sign', message: '0x68' },
  signTypedData: { kind: 'typed-data', json: '{}' },
  signTransactions: { kind: 'transaction', transaction: { ...transaction, value: '0' }, replaces: null },
} as unknown as Record<'signMessage' | 'signTypedData' | 'signTransactions', Payload>;

const review = {
  sentence: [],
  body: { kind: 'transaction', fee: { nonce: 3 }, to: null, batch: null, simulation: { changes: [] } },
} as unknown as ApprovalRecord['review'];

async function create() {
  const permissions = createPermissions({
    store: createMemoryGrants(),
    preferredChains: createMemoryPreferredChains(),
    clock: () => 1,
    onChange: () => {},
  });
  await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE], chainId: 1 });
  let keysAsked = 0;
  const nonces: number[] = [];
  const freeNonce = (_chainId: number, _account: Hex, nonce: number) => {
    nonces.push(nonce);
    return nonce;
  };
  const sign = async () => {
    keysAsked++;
    throw new WalletError('locked', 'The keys were asked for.');
  };
  const parts = {
    permissions,
    tracker: { of: async () => ({ byId: () => null }), freeNonce },
    clients: {},
    session: { profiles: {}, signing: { message: sign, typedData: sign, transaction: sign } },
  } as unknown as ExecutorParts;
  const executor = createExecutor(parts);
  const record = (payload: Payload, origin: string | null = SITE) =>
    ({
      ...{ id: '1', origin, characterId: 'a', account: ALICE, chainId: 1, payload, edits: {} },
      review: payload.kind === 'transaction' ? review : { ...review, body: { kind: 'message' } },
    }) as ApprovalRecord;
  return { permissions, executor, record, keysAsked: () => keysAsked, nonces };
}

describe('carrying out a signature', () => {
  for (const [act, payload] of Object.entries(PAYLOADS) as [keyof typeof PAYLOADS, Payload][]) {
    it(`${act}: asks for the key while the site is as it was, and for the wallet itself`, async () => {
      const { executor, record } = await create();
      await expect(executor[act](record(payload), DECIDED)).rejects.toMatchObject({ code: 'locked' });
      await expect(executor[act](record(payload, null), DECIDED)).rejects.toMatchObject({ code: 'locked' });
    });

    it(`${act}: in a session, while the site may use the network, whichever one it is on`, async () => {
      const { executor, permissions, record } = await create();
      const asked = { ...record(payload), inSession: true } as const;
      await permissions.setChain('a', SITE, 10);
      await expect(executor[act](asked, DECIDED)).rejects.toMatchObject({ code: 'locked' });
      await permissions.forgetChains(SITE, [1]);
      await expect(executor[act](asked, DECIDED)).rejects.toMatchObject({ code: 'not-allowed' });
    });

    it(`${act}: not for a site that was disconnected, moved, put on another network, or lost the account`, async () => {
      for (const change of [
        ({ permissions }: Awaited<ReturnType<typeof create>>) => permissions.revoke(SITE),
        ({ permissions }: Awaited<ReturnType<typeof create>>) =>
          permissions.connect({ origin: SITE, characterId: 'b', accounts: [ALICE] }),
        ({ permissions }: Awaited<ReturnType<typeof create>>) => permissions.setChain('a', SITE, 10),
        ({ permissions }: Awaited<ReturnType<typeof create>>) =>
          permissions.connect({ origin: SITE, characterId: 'a', accounts: [BOB] }),
      ]) {
        const world = await create();
        await change(world);
        await expect(world.executor[act](world.record(payload), DECIDED)).rejects.toMatchObject({
          code: 'not-allowed',
        });
        expect(world.keysAsked()).toBe(0);
      }
    });
  }
});

describe('a login at a Nostr relay', () => {
  it('is not signed where the list of public suffixes cannot be read', async () => {
    const { permissions, record } = await create();
    const publicKey = '1'.repeat(64);
    await permissions.connectNostr({ origin: SITE, characterId: 'a', publicKey });
    let isThere = false;
    const sign = vi.fn(async () => 'signed');
    const executor = createExecutor({
      permissions,
      session: { nostr: { sign }, profiles: {} },
      async siteName(origin: string) {
        if (!isThere) throw new TypeError('There is no such file.');
        return siteNameOf(origin);
      },
    } as unknown as ExecutorParts);
    const event = { kind: 22242, created_at: 1, content: '', tags: [['relay', 'wss://app.example']] };
    const asked = record({ kind: 'nostr-event', publicKey, event } as unknown as Payload);
    await expect(executor.useNostr(asked)).rejects.toThrow('no such file');
    expect(sign).not.toHaveBeenCalled();
    isThere = true;
    expect(await executor.useNostr(asked)).toBe('signed');
  });
});

describe('connecting with a sign-in or a login key', () => {
  const signIn: SignInFields = {
    ...{ scheme: null, domain: 'app.example', statement: null, uri: SITE, chainId: 1, nonce: '12345678' },
    ...{ issuedAt: '2026-01-02T03:04:05Z', expirationTime: null, notBefore: null, requestId: null, resources: [] },
  };

  async function world(message: (signer: { address: Hex }) => Promise<Hex>) {
    const { permissions } = await create();
    await permissions.revoke(SITE);
    const accounts = [
      { address: ALICE, name: 'Museum', kind: 'watch' },
      { address: BOB, name: 'Main', kind: 'hd' },
    ];
    const loginKey = async (characterId: string, origin: string) => {
      expect([characterId, origin]).toEqual(['a', SITE]);
      return LOGIN;
    };
    const signing = {
      maySiteAsk: async () => true,
      message: async (asked: unknown, signer: { address: Hex }, text: Hex) => {
        expect(asked).toMatchObject({ origin: SITE, told: [{ title: 'Sign in' }] });
        expect(parseSignIn(fromUtf8(fromHex(text))).address).toBe(signer.address);
        return message(signer);
      },
    };
    const session = { profiles: { read: async () => ({ accounts, sites: [] }) }, accounts: { loginKey }, signing };
    const executor = createExecutor({ permissions, session } as unknown as ExecutorParts);
    const record = (edits: ApprovalEdits, fields: SignInFields | null) =>
      ({
        ...{ id: '1', origin: SITE, characterId: 'a', chainId: 1, edits },
        payload: { kind: 'connect', ...(fields ? { signIn: fields } : {}) },
        review: { sentence: [{ text: 'Sign in?' }], body: { kind: 'connect' } },
      }) as unknown as ApprovalRecord;
    return { permissions, executor, record };
  }

  it('gives the site its login key alone, which signs in', async () => {
    const { permissions, executor, record } = await world(async () => '0x51');
    const edits = { loginKey: true, accounts: [], newAccount: false };
    expect(await executor.connect(record(edits, null))).toEqual([LOGIN]);
    expect(await executor.connect(record(edits, signIn))).toMatchObject({ address: LOGIN, signature: '0x51' });
    expect((await permissions.serving(SITE))?.accounts).toEqual([LOGIN]);
  });

  it('signs in with the first account that can sign', async () => {
    const { permissions, executor, record } = await world(async () => '0x51');
    const signed = await executor.connect(record({ accounts: [ALICE, BOB] }, signIn));
    expect(signed).toMatchObject({ address: BOB, message: writeSignIn(signIn, BOB) });
    expect((await permissions.serving(SITE))?.accounts).toEqual([ALICE, BOB]);
  });

  it('lets the site sign in again as the person chose, where it was offered', async () => {
    const { permissions, executor, record } = await world(async () => '0x51');
    const fresh = { ...signIn, issuedAt: new Date().toISOString() };
    const asked = record({ accounts: [BOB], signInAgain: 'hour' }, fresh);
    await executor.connect(asked);
    expect((await permissions.serving(SITE))?.signsIn).toBeUndefined();
    await executor.connect({ ...asked, review: { ...asked.review, signInAgain: true } });
    expect((await permissions.serving(SITE))?.signsIn).toMatchObject({ account: BOB, uriPrefix: `${SITE}/` });
    await executor.connect(record({ accounts: [ALICE, BOB] }, fresh));
    expect((await permissions.serving(SITE))?.signsIn).toMatchObject({ account: BOB });
    // Approved without a choice, it stays; without its account it ends.
    await executor.connect(record({ loginKey: true, accounts: [] }, fresh));
    expect((await permissions.serving(SITE))?.signsIn).toBeUndefined();
  });

  it('connects nothing where the sign-in is not signed', async () => {
    const { permissions, executor, record } = await world(async () => {
      throw new WalletError('needs-login', 'Log in first.');
    });
    await expect(executor.connect(record({ accounts: [BOB] }, signIn))).rejects.toMatchObject({ code: 'needs-login' });
    expect(await permissions.serving(SITE)).toBeNull();
  });

  it('is a sign-in for the signing policy', () => {
    const { review: unread } = { review } as Pick<ApprovalRecord, 'review'>;
    expect(toSignOf({ payload: { kind: 'connect' }, review: unread })).toEqual({ kind: 'connect' });
    expect(toSignOf({ payload: { kind: 'connect', signIn }, review: unread })?.kind).toBe('message');
  });
});

describe('connecting with a new account', () => {
  /** Accounts as they were when the person decided. */
  const approved = (offered: Hex[]) =>
    ({
      origin: SITE,
      characterId: 'a',
      chainId: 1,
      payload: { kind: 'connect' },
      edits: { newAccount: true },
      review: {
        body: {
          kind: 'connect',
          accounts: offered.map((address) => ({ address })),
          newAccountName: `Account ${offered.length + 1}`,
        },
      },
    }) as unknown as ApprovalRecord;

  it('creates exactly one however often the worker stops before the answer is stored, and another for a new request', async () => {
    const accounts = [{ address: ALICE, name: 'Main' }];
    const made: Hex[] = [BOB, '0x0000000000000000000000000000000000000ca1'];
    const permissions = createPermissions({
      store: createMemoryGrants(),
      preferredChains: createMemoryPreferredChains(),
      clock: () => 1,
      onChange: () => {},
    });
    const profiles = {
      async read() {
        const grants = await permissions.ofCharacter('a');
        return { accounts, sites: grants.map(({ origin, accounts: seen }) => ({ origin, accounts: seen })) };
      },
    };
    const add = async () => {
      const address = made.shift() as Hex;
      accounts.push({ address, name: `Account ${accounts.length + 1}` });
      return address;
    };
    const executor = createExecutor({
      permissions,
      session: { profiles, accounts: { add }, signing: { maySiteAsk: async () => true } },
    } as unknown as ExecutorParts);
    const first = approved([ALICE]);
    expect(await executor.connect(first)).toEqual([BOB]);
    expect(await executor.connect(first)).toEqual([BOB]);
    expect(accounts).toHaveLength(2);
    expect(await executor.connect(approved([ALICE, BOB]))).toEqual(['0x0000000000000000000000000000000000000ca1']);
    await permissions.connect({
      origin: 'https://other.app.example',
      characterId: 'a',
      accounts: [accounts[2]?.address as Hex],
    });
    made.push('0x0000000000000000000000000000000000000dad');
    expect(await executor.connect(first)).toEqual(['0x0000000000000000000000000000000000000dad']);
  });

  it('connects no site that the signing policy keeps out', async () => {
    const { permissions } = await create();
    const signing = { maySiteAsk: async () => false };
    const executor = createExecutor({ permissions, session: { signing } } as unknown as ExecutorParts);
    await permissions.revoke(SITE);
    await expect(executor.connect(approved([ALICE]))).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await permissions.ofOrigin(SITE)).toEqual([]);
  });

  it('notes the login method that allowed a transaction, and has names written once an answer has left', async () => {
    const { permissions, record } = await create();
    const [noted, later, asked]: [unknown[], (() => void)[], unknown[]] = [[], [], []];
    let [kept, changes, stored] = [0, 0, 0];
    const executor = createExecutor({
      permissions,
      tracker: {
        of: async () => ({ byId: () => null }),
        freeNonce: () => 3,
        record: async (sent: object) => noted.push(sent),
        keep: async () => void stored++,
      },
      clients: { network: () => ({ symbol: 'ETH', decimals: 18 }) },
      session: {
        profiles: {},
        signing: {
          transaction: async (how: unknown) => {
            asked.push(how);
            return { raw: '0x02', hash: '0x01', signedBy: 'laptop' };
          },
          keepSigned: async () => void kept++,
        },
      },
      soon: (act: () => void) => later.push(act),
      changed: () => changes++,
    } as unknown as ExecutorParts);
    const value = { transaction: { ...transaction, value: '2000000000000000000' }, replaces: null };
    const plain = record({ kind: 'transaction', ...value } as unknown as Payload);
    const sentence = [{ text: 'Send 2 ETH to ' }, { text: 'Ida Holm?' }];
    await executor.signTransactions(
      { ...plain, review: { ...review, sentence } } as unknown as ApprovalRecord,
      DECIDED,
    );
    expect(noted).toEqual([expect.objectContaining({ signedBy: 'laptop' })]);
    expect(asked).toEqual([
      {
        approvalId: '1',
        origin: SITE,
        decided: DECIDED,
        told: [{ title: 'Send 2 ETH to Ida Holm', amount: '−2 ETH' }],
      },
    ]);
    // Without a prompt, it has no place in the list of signatures.
    const unprompted = { ...plain, unprompted: true, review: { ...review, sentence } };
    await executor.signTransactions(unprompted as unknown as ApprovalRecord, DECIDED);
    expect(asked[1]).toMatchObject({ approvalId: '1', automatic: true });
    expect(noted[1]).toMatchObject({ signedBy: 'laptop', unprompted: true });
    executor.answered();
    expect([kept, later.length]).toEqual([0, 1]);
    later[0]?.();
    await vi.waitFor(() => expect([kept, changes, stored]).toEqual([1, 1, 1]));
  });

  it('reads what its character sent before stored bytes are sent', async () => {
    const { permissions, record } = await create();
    const asked: string[] = [];
    const note = (what: string) => async (id: string) => void asked.push(`${what} ${id}`);
    const tracker = { of: note('of'), broadcast: note('broadcast') };
    const executor = createExecutor({ permissions, tracker, session: {} } as unknown as ExecutorParts);
    await executor.broadcast(record(PAYLOADS.signTransactions));
    expect(asked).toEqual(['of a', 'broadcast 1']);
  });

  it('signs the nonce that was read, where nobody chose one', async () => {
    const { executor, record, nonces } = await create();
    await expect(executor.signTransactions(record(PAYLOADS.signTransactions), DECIDED)).rejects.toMatchObject({
      code: 'locked',
    });
    expect(nonces).toEqual([3]);
  });
});

describe('requests that are carried out at the same moment', () => {
  async function world() {
    const { permissions, record } = await create();
    const old = { id: 'old', characterId: 'a', transaction: { chainId: 8453 }, status: 'pending' };
    type Sent = { id: string; transaction: object; status: string; insteadOf?: string };
    const sent: Sent[] = [old];
    const signing = vi.fn(async (_asked: unknown, _who: string, { nonce }: { nonce: number }) => {
      await new Promise((resolve) => setTimeout(resolve));
      return { raw: '0x', hash: `0xab${nonce}`, signedBy: 'm' };
    });
    const executor = createExecutor({
      permissions,
      tracker: {
        of: async () => ({ byId: (id: string) => sent.find((one) => one.id === id) ?? null, list: () => sent }),
        freeNonce: (_chainId: number, _account: Hex, nonce: number) => nonce + sent.length - 1,
        record: async (one: Sent) => void sent.push({ ...one, status: 'signed' }),
      },
      clients: { network: () => ({ symbol: 'ETH', decimals: 18 }) },
      session: { profiles: {}, signing: { transaction: signing } },
    } as unknown as ExecutorParts);
    const data = encodeDeposit({ to: BOB, value: 5n, gasLimit: 100_000n, data: '0x' });
    const deposit = { ...transaction, to: entranceOf(8453)?.contract, value: '0', data };
    const payload = { kind: 'transaction', transaction: deposit, replaces: null, insteadOf: 'old' };
    return { executor, record, sent, signing, deposit: payload as unknown as Payload };
  }

  it('do a payment once through the layer-1 chain, however many prompts for it are open', async () => {
    const { executor, record, sent, signing, deposit } = await world();
    const [first, second] = await Promise.allSettled(
      ['1', '2'].map((id) => executor.signTransactions({ ...record(deposit, null), id }, DECIDED)),
    );
    expect(first?.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'refused' } });
    expect([signing.mock.calls.length, sent.map(({ insteadOf }) => insteadOf)]).toEqual([1, [undefined, 'old']]);
  });

  it('get a nonce each', async () => {
    const { executor, record, sent } = await world();
    await Promise.all(
      ['1', '2'].map((id) => executor.signTransactions({ ...record(PAYLOADS.signTransactions, null), id }, DECIDED)),
    );
    expect(sent.slice(1).map(({ transaction }) => (transaction as { nonce: number }).nonce)).toEqual([3, 4]);
  });

  it('get a new account each', async () => {
    const accounts = [{ address: ALICE, name: 'Main' }];
    const { permissions } = await create();
    const add = async (_who: string, name: string) => {
      const address: Hex = `0x${String(accounts.length).padStart(40, '0')}`;
      accounts.push({ address, name });
      // The first site does not see its account yet: everything that the second one can do meanwhile, it does now.
      second ??= connect(asked[1]);
      await new Promise((resolve) => setTimeout(resolve));
      return address;
    };
    const sites = async () =>
      (await permissions.ofCharacter('a')).map(({ origin, accounts: seen }) => ({ origin, accounts: seen }));
    const executor = createExecutor({
      permissions,
      session: {
        profiles: { read: async () => ({ accounts: [...accounts], sites: await sites() }) },
        accounts: { add },
        signing: { maySiteAsk: async () => true },
      },
    } as unknown as ExecutorParts);
    const asked = ['https://one.example', 'https://two.example'].map((origin) => ({
      ...{ origin, characterId: 'a', chainId: 1, payload: { kind: 'connect' }, edits: { newAccount: true } },
      review: { body: { kind: 'connect', accounts: [{ address: ALICE }], newAccountName: 'Account 2' } },
    }));
    const connect = (one: unknown) => executor.connect(one as ApprovalRecord);
    let second: Promise<unknown> | null = null;
    const first = await connect(asked[0]);
    expect(await second).toHaveLength(1);
    expect(await second).not.toEqual(first);
  });
});

describe('calls that somebody else pays for', () => {
  const together = { ...transaction, type: 'eip1559', to: ALICE, value: '0', data: '0x34fcd5be', gasLimit: '1' };
  const paidFor = (nonce: bigint) =>
    ({
      kind: 'calls',
      bundleId: 'b',
      transactions: [together],
      together: { ...together, maxFeePerGas: '7', maxPriorityFeePerGas: '1', accessList: [] },
      atomicRequired: false,
      sponsored: { operation: { sender: ALICE, nonce: nonce.toString() }, payer: 'paymaster.example', optional: false },
    }) as unknown as Payload & { kind: 'calls' };

  it('are signed as the operation, and stored with who pays before they are sent', async () => {
    const { permissions, record } = await create();
    const operation = vi.fn(async () => ({ hash: '0xab', operation: { sender: ALICE }, signedBy: 'm' }));
    const recorded = vi.fn(async () => undefined);
    const executor = createExecutor({
      permissions,
      tracker: { of: async () => ({ byId: () => null }), record: recorded },
      clients: {},
      session: { profiles: {}, signing: { operation } },
    } as unknown as ExecutorParts);
    const payload = paidFor(5n << 64n);
    expect(await executor.signTransactions(record(payload), DECIDED)).toMatchObject([{ hash: '0xab' }]);
    expect(operation).toHaveBeenCalledWith(
      expect.anything(),
      'a',
      payload.sponsored?.operation,
      expect.objectContaining({ maxFeePerGas: '0' }),
    );
    expect(recorded).toHaveBeenCalledWith(
      expect.objectContaining({
        raw: toHex(utf8(JSON.stringify({ sender: ALICE }))),
        operation: { payer: 'paymaster.example', transactionHash: null, since: null },
      }),
    );
  });

  it('sign an authorization with a nonce that nothing else of the account has taken', async () => {
    const { permissions, record } = await create();
    const operation = vi.fn(async () => ({ hash: '0xab', operation: {}, signedBy: 'm' }));
    const executor = createExecutor({
      permissions,
      tracker: { of: async () => ({ byId: () => null }), record: async () => undefined, freeNonce: () => 6 },
      clients: {},
      session: { profiles: {}, signing: { operation } },
    } as unknown as ExecutorParts);
    const payload = paidFor(5n << 64n);
    const delegating = { ...together, type: 'eip7702', delegate: BOB, nonce: 4, maxFeePerGas: '7', accessList: [] };
    const sponsored = {
      ...payload.sponsored,
      operation: { ...payload.sponsored?.operation, delegation: { delegate: BOB, nonce: 4 } },
    };
    await executor.signTransactions(
      record({ ...payload, together: delegating, sponsored } as unknown as Payload),
      DECIDED,
    );
    expect(operation).toHaveBeenCalledWith(
      expect.anything(),
      'a',
      expect.objectContaining({ delegation: { delegate: BOB, nonce: 6 } }),
      expect.objectContaining({ nonce: expect.any(Number) }),
    );
  });

  it('count for limits without a fee, each by itself and none as a transaction of the account', () => {
    const costs = [5n, 6n].map((key) => toSignOf({ payload: paidFor(key << 64n), review }));
    const nonces = costs.map((cost) => (cost?.kind === 'transactions' ? cost.transactions[0]?.nonce : null));
    expect(costs[0]).toMatchObject({ transactions: [{ maxFeePerGas: '0' }] });
    expect(new Set([0, ...nonces]).size).toBe(3);
  });
});
