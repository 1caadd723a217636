/** Connecting and signing in with one prompt (ERC-7846), and what a login key is not asked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSignIn } from '../ethereum/sign-in.ts';
import { fromHex, fromUtf8 } from '../lib/bytes.ts';
import { loginKey } from '../locales/en/messaging/login-key.ts';
import { ALICE, BOB, codeOf, createWorld, ok, SITE, settle, type World } from './testing/world.ts';

const fields = { nonce: '12345678', chainId: '0x1' };
const connect = (world: World, signInWithEthereum: unknown, key?: string) =>
  world.request('wallet_connect', [{ version: '1', capabilities: { signInWithEthereum } }], key ? { key } : {});

interface Answer {
  accounts: { address: string; capabilities: { signInWithEthereum?: { message: string; signature: string } } }[];
}
const answerOf = (reply: unknown): Answer => (reply as { result: Answer }).result;

describe('wallet_connect with signInWithEthereum', () => {
  it('connects and signs in with one prompt, with the message of the account that was chosen', async () => {
    const world = createWorld();
    const reply = connect(world, fields);
    expect((await world.waiting())[0]?.payload).toMatchObject({ kind: 'connect', signIn: { domain: 'app.example' } });
    await world.approveFirst([BOB, ALICE]);
    const { accounts } = answerOf(await reply);
    expect(accounts.map(({ address }) => address)).toEqual([BOB, ALICE]);
    const { message = '', signature } = accounts[0]?.capabilities.signInWithEthereum ?? {};
    expect(signature).toBe('0x51');
    expect(accounts[1]?.capabilities).toEqual({});
    expect(parseSignIn(message)).toMatchObject({ domain: 'app.example', address: BOB, uri: SITE, nonce: '12345678' });
    expect(parseSignIn(message).issuedAt).toBe(1_000_000);
    expect(world.state.prompts).toBe(1);
    expect(world.state.executed).toEqual(['connect']);
  });

  it('signs every field as the site wrote it', async () => {
    const world = createWorld();
    const given = {
      ...{ version: '1', scheme: 'https', domain: 'app.example', uri: 'https://app.example/login' },
      ...{ statement: 'I accept the terms.', issuedAt: '2026-01-02T03:04:05+02:00', requestId: 'r-1' },
      ...{ expirationTime: '2027-01-02T03:04:05Z', notBefore: '2025-01-02T03:04:05Z', resources: ['ipfs://1', 'a:b'] },
    };
    const reply = connect(world, { ...fields, ...given, chainId: '0xa' });
    expect((await world.waiting())[0]?.chainId).toBe(10);
    await world.approveFirst();
    const { message } = answerOf(await reply).accounts[0]?.capabilities.signInWithEthereum ?? {};
    expect(message?.split('\n')).toEqual([
      'https://app.example wants you to sign in with your Ethereum account:',
      expect.stringMatching(/^0x.{40}$/),
      ...['', 'I accept the terms.', '', 'URI: https://app.example/login', 'Version: 1', 'Chain ID: 10'],
      ...['Nonce: 12345678', 'Issued At: 2026-01-02T03:04:05+02:00', 'Expiration Time: 2027-01-02T03:04:05Z'],
      ...['Not Before: 2025-01-02T03:04:05Z', 'Request ID: r-1', 'Resources:', '- ipfs://1', '- a:b'],
    ]);
  });

  it('of a connected site is a sign-in alone, by its first account that can sign', async () => {
    const world = createWorld();
    await world.connect(SITE, 'c1', [BOB, ALICE]);
    world.state.watched = [BOB];
    const reply = connect(world, fields);
    const [record] = await world.waiting();
    if (record?.payload.kind !== 'personal-sign') throw new Error('Another prompt came.');
    expect(record.account).toBe(ALICE);
    expect(parseSignIn(fromUtf8(fromHex(record.payload.message))).address).toBe(ALICE);
    await world.approveFirst();
    const { accounts } = answerOf(await reply);
    expect(accounts.map(({ address }) => address)).toEqual([ALICE, BOB]);
    expect(accounts[0]?.capabilities.signInWithEthereum?.signature).toBe('0x51');
  });

  it('gets its answer after the worker was stopped, and the request is not asked twice', async () => {
    const world = createWorld();
    void connect(world, fields, 'page:1');
    await world.waiting();
    world.restart();
    const again = connect(world, fields, 'page:1');
    await world.approveFirst();
    expect(answerOf(await again).accounts[0]?.capabilities.signInWithEthereum?.signature).toBe('0x51');
    expect(world.state.executed).toEqual(['connect']);
  });

  it('is signed for the one request; another that only connects shares its prompt', async () => {
    const world = createWorld();
    const [first, plain] = [connect(world, fields), world.request('eth_requestAccounts')];
    const other = world.request('wallet_connect', [{ version: '1' }]);
    await settle();
    expect(codeOf(await connect(world, { ...fields, nonce: 'another12' }))).toBe(-32002);
    await world.approveFirst();
    expect(answerOf(await first).accounts).toHaveLength(1);
    expect(await plain).toEqual(ok([ALICE]));
    expect(await other).toEqual(ok({ accounts: [{ address: ALICE, capabilities: {} }] }));
  });

  it('is refused as one', async () => {
    const world = createWorld();
    const reply = connect(world, fields);
    await world.refuseFirst();
    expect(codeOf(await reply)).toBe(4001);
    expect(await world.request('eth_accounts')).toEqual(ok([]));
  });

  it.each([
    'all',
    [],
    {},
    { nonce: '12345678' },
    { chainId: '0x1' },
    { ...fields, nonce: 'short' },
    { ...fields, nonce: 12345678 },
    { ...fields, chainId: 1 },
    { ...fields, chainId: '0x01' },
    { ...fields, version: '2' },
    { ...fields, address: ALICE },
    { ...fields, statement: 'two\nlines' },
    { ...fields, statement: '' },
    { ...fields, statement: 'hidden \u202e text' },
    { ...fields, statement: 'x'.repeat(30_000) },
    { ...fields, domain: 'app.example wants you to sign in with your Ethereum account:\n0x1' },
    { ...fields, domain: 'user@app.example' },
    { ...fields, uri: 'not a uri' },
    { ...fields, uri: 'https://app.example\nVersion: 1' },
    { ...fields, issuedAt: 'today' },
    { ...fields, requestId: 'a\nResources:\n- a:b' },
    { ...fields, resources: 'a:b' },
    { ...fields, resources: [1] },
    { ...fields, resources: ['a:b\n- c:d'] },
    { ...fields, optional: true, nonce: 'no' },
  ])('opens no prompt for %j', async (capability) => {
    const world = createWorld();
    expect(codeOf(await connect(world, capability))).toBe(-32602);
    expect(world.state.prompts).toBe(0);
  });

  it('answers whatever it is given', async () => {
    const world = createWorld();
    const capability = fc.record(
      {
        nonce: fc.oneof(fc.string(), fc.constant('12345678'), fc.anything()),
        chainId: fc.oneof(fc.constant('0x1'), fc.anything()),
        domain: fc.string(),
        uri: fc.string(),
        statement: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        resources: fc.array(fc.anything(), { maxLength: 3 }),
        requestId: fc.string(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(capability, async (given) => {
        const reply = connect(world, given);
        for (const record of await world.waiting()) {
          expect(record.payload).toMatchObject({ kind: 'connect', signIn: { nonce: given.nonce } });
          await world.approvals.decide(record.id, { kind: 'refuse' });
          world.state.now += 60_000;
        }
        expect([-32602, 4001]).toContain(codeOf(await reply));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a login key', () => {
  it('is not asked to pay or to sign typed data, and promises no batches', async () => {
    const world = createWorld();
    await world.connect();
    world.state.loginKeys = [ALICE];
    const typed = {
      types: { EIP712Domain: [], Mail: [{ name: 'a', type: 'string' }] },
      primaryType: 'Mail',
      domain: {},
      message: { a: '' },
    };
    const calls = { version: '2.0.0', chainId: '0x1', atomicRequired: false, calls: [{ to: BOB }] };
    for (const [method, params] of [
      ['eth_sendTransaction', [{ from: ALICE, to: BOB, value: '0x1' }]],
      ['eth_signTypedData_v4', [ALICE, typed]],
      ['eth_signTypedData_v3', [ALICE, typed]],
      ['eth_signTypedData', [[{ type: 'string', name: 'a', value: '' }], ALICE]],
      ['wallet_sendCalls', [calls]],
      ['wallet_sendCalls', [{ ...calls, from: ALICE }]],
    ] as const)
      expect(await world.request(method, params), method).toEqual({
        kind: 'error',
        error: { code: 4100, message: loginKey.onlyLogsIn },
      });
    expect(world.state.prompts).toBe(0);
    const signing = world.request('personal_sign', ['0x68', ALICE]);
    await world.approveFirst();
    expect(await signing).toEqual(ok('0x51'));
  });
});
