/** A site signs in without a prompt only with a message that says what the person agreed to, and only while all else is as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRecord, ApprovalRequest } from '../../approvals/record.ts';
import type { ReviewData } from '../../approvals/review/review-data.ts';
import { createReviewer } from '../../approvals/review/reviewer.ts';
import { data, MAIN, NOW, SPENDING } from '../../approvals/testing/review-world.ts';
import { type SignInFields, writeSignIn } from '../../ethereum/sign-in-text.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import { createSignInDoor, letSignIn } from './sign-in.ts';

const SITE = 'https://guild.xyz';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (moment: number): string => new Date(moment).toISOString();

const agreed: SignInFields = {
  ...{ scheme: null, domain: 'guild.xyz', statement: 'I accept the rules.', uri: `${SITE}/login`, chainId: 1 },
  ...{ nonce: 'abcdefgh12', issuedAt: at(NOW), expirationTime: at(NOW + 60 * MINUTE), notBefore: null },
  ...{ requestId: null, resources: ['https://guild.xyz/rules', 'ipfs://a'] },
};

const messageOf = (fields: SignInFields, account: Hex = MAIN): Hex => toHex(utf8(writeSignIn(fields, account)));

async function create(agreedTo: SignInFields | null = agreed) {
  const state = {
    now: NOW,
    signed: [] as { message: Hex; automatic: unknown }[],
    signIns: [] as { automatic?: true; origin: string; at: number }[],
    fault: null as WalletError | null,
    data: {} as Partial<ReviewData>,
    onReview: async (): Promise<void> => {},
  };
  const permissions = createPermissions({
    store: createMemoryGrants(),
    preferredChains: createMemoryPreferredChains(),
    clock: () => state.now,
    onChange: () => {},
  });
  const review = async (request: ApprovalRequest) => {
    await state.onReview();
    return createReviewer({ ...data, now: () => state.now, ...state.data })(request, {});
  };
  const message = async (asked: { automatic?: true }, _signer: unknown, text: Hex) => {
    if (state.fault) throw state.fault;
    state.signed.push({ message: text, automatic: asked.automatic });
    return '0x51';
  };
  const session = { signing: { message }, profiles: { read: async () => ({ signIns: state.signIns }) } };
  const parts = { session, permissions, review, signed: () => {} } as unknown as Parameters<typeof createSignInDoor>[0];
  const start = () => createSignInDoor(parts, () => state.now);
  await permissions.connect({ origin: SITE, characterId: 'everyday', accounts: [MAIN, SPENDING] });
  const request = (fields: SignInFields, more: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
    ...{ key: 'k', origin: SITE, within: null, characterId: 'everyday', account: MAIN, chainId: 1 },
    payload: { kind: 'personal-sign', message: messageOf(fields) },
    ...more,
  });
  /** The person approves a sign-in, and chooses how long the site may have more. */
  const agree = async (fields: SignInFields, again: 'hour' | 'day' | 'month' = 'day') => {
    const asked = request(fields);
    const record = { ...asked, ...(await review(asked)), edits: { signInAgain: again } } as ApprovalRecord;
    await letSignIn(permissions, record, MAIN, state.now);
  };
  if (agreedTo) await agree(agreedTo);
  let door = start();
  return {
    state,
    permissions,
    request,
    agree,
    restart: () => {
      door = start();
    },
    freely: (asked: ApprovalRequest, isTop = true) => door.freely(asked, isTop),
  };
}

/** The message is signed as of the moment in which it is asked for. */
const later = (moment: number): SignInFields => ({
  ...agreed,
  ...{ nonce: 'another0nonce', issuedAt: at(moment), expirationTime: at(moment + 60 * MINUTE) },
});

describe('what the person agreed to', () => {
  it('is signed without a prompt, as automatic, until the time is over', async () => {
    const { state, freely, request } = await create();
    expect(await freely(request(agreed))).toEqual({ result: '0x51' });
    state.now = NOW + DAY - 1;
    expect(await freely(request(later(state.now)))).toEqual({ result: '0x51' });
    expect(state.signed.map(({ automatic }) => automatic)).toEqual([true, true]);
    state.now = NOW + DAY;
    expect(await freely(request(later(state.now)))).toBe(null);
  });

  it('answers wallet_connect with the text', async () => {
    const { freely, request } = await create();
    const payload = { kind: 'personal-sign', message: messageOf(agreed), withText: true } as const;
    expect(await freely(request(agreed, { payload }))).toEqual({
      result: { address: MAIN, message: writeSignIn(agreed, MAIN), signature: '0x51' },
    });
  });

  it('is nothing at first', async () => {
    const { freely, request } = await create(null);
    expect(await freely(request(agreed))).toBe(null);
  });

  const covered: [string, fc.Arbitrary<Partial<SignInFields>>][] = [
    ['nonce', fc.stringMatching(/^[A-Za-z0-9]{8,20}$/).map((nonce) => ({ nonce }))],
    ['requestId', fc.stringMatching(/^[a-z0-9-]{1,10}$/).map((requestId) => ({ requestId }))],
    ['statement', fc.constant({ statement: null })],
    ['scheme', fc.constant({ scheme: 'https' })],
    ['resources', fc.subarray(agreed.resources).map((resources) => ({ resources }))],
    ['uri', fc.stringMatching(/^[a-z0-9?=&]{0,12}$/).map((more) => ({ uri: `${agreed.uri}${more}` }))],
    ['notBefore', fc.integer({ min: 0, max: DAY }).map((ago) => ({ notBefore: at(NOW - ago) }))],
    [
      'issuedAt',
      fc
        .integer({ min: 0, max: 9 * MINUTE })
        .map((ago) => ({ issuedAt: at(NOW - ago), expirationTime: at(NOW + 50 * MINUTE) })),
    ],
    [
      'expirationTime',
      fc.integer({ min: 1, max: 60 * MINUTE }).map((length) => ({ expirationTime: at(NOW + length) })),
    ],
  ];
  it.each(covered)('covers another %s', async (_field, changes) => {
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const { freely, request } = await create();
        expect(await freely(request({ ...agreed, ...change }))).toEqual({ result: '0x51' });
      }),
      { numRuns: 25 },
    );
  });

  const other = <Value>(known: Value, values: fc.Arbitrary<Value>) => values.filter((value) => value !== known);
  const text = fc.stringMatching(/^[a-zA-Z0-9 .,:/]{1,60}$/);
  const host = fc.stringMatching(/^[a-zA-Z0-9-]{1,10}(\.[a-zA-Z]{2,4}){0,2}(:\d{1,4})?$/);
  const uncovered: [string, fc.Arbitrary<Partial<SignInFields>>][] = [
    [
      'domain',
      other(
        agreed.domain,
        fc.oneof(
          host,
          fc.constantFrom('GUILD.xyz', 'guild.xyz:443', 'guild.xyz:8443', 'www.guild.xyz', 'guild.xyz.evil.org'),
        ),
      ).map((domain) => ({ domain })),
    ],
    ['scheme', fc.constantFrom('http', 'ftp', 'HTTP').map((scheme) => ({ scheme }))],
    ['statement', other(agreed.statement, text).map((statement) => ({ statement }))],
    [
      'uri',
      fc
        .oneof(
          fc.webUrl(),
          fc.constantFrom(
            SITE,
            `${SITE}/`,
            `${SITE}/logi`,
            `${SITE}/login/../admin`,
            `${SITE}:8443/login`,
            'http://guild.xyz/login',
            'https://u@guild.xyz/login',
            'did:key:abc',
            'https://guild.xyz.evil.org/login',
          ),
        )
        .map((uri) => ({ uri })),
    ],
    ['chainId', other(1, fc.integer({ min: 0, max: 99_999 })).map((chainId) => ({ chainId }))],
    [
      'resources',
      fc
        .tuple(
          fc.subarray(agreed.resources),
          fc.oneof(
            fc.webUrl(),
            fc.constantFrom(
              'urn:recap:eyJhdHQiOnsiYTpiIjp7Imt2L2dldCI6W3t9XX19',
              'ipfs://A',
              'https://guild.xyz/rules/',
            ),
          ),
        )
        .map(([some, one]) => ({ resources: [...some, one] })),
    ],
    [
      'expirationTime',
      fc
        .oneof(
          fc.constant(null),
          fc.integer({ min: 62 * MINUTE, max: 400 * DAY }).map((length) => at(NOW + length)),
          fc.integer({ min: 0, max: DAY }).map((ago) => at(NOW - ago)),
        )
        .map((expirationTime) => ({ expirationTime })),
    ],
    ['notBefore', fc.integer({ min: 1, max: DAY }).map((length) => ({ notBefore: at(NOW + length) }))],
    [
      'issuedAt',
      fc
        .oneof(
          fc.integer({ min: 11 * MINUTE, max: DAY }).map((ago) => NOW - ago),
          fc.integer({ min: 6 * MINUTE, max: DAY }).map((ahead) => NOW + ahead),
        )
        .map((moment) => ({ issuedAt: at(moment), expirationTime: at(moment + 10 * MINUTE) })),
    ],
  ];
  it.each(uncovered)('does not cover another %s', async (_field, changes) => {
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const { state, freely, request } = await create();
        expect(await freely(request({ ...agreed, ...change }))).toBe(null);
        expect(state.signed).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is a sign-in by the standard to the letter, and nothing else', async () => {
    const { freely, request } = await create();
    const asText = writeSignIn(agreed, MAIN);
    const not = [
      `${asText}\n`,
      asText.replace('Version: 1', 'Version: 2'),
      `x${asText}`,
      asText.toUpperCase(),
      'Sign in',
      '',
    ];
    for (const one of not) {
      const payload = { kind: 'personal-sign', message: toHex(utf8(one)) } as const;
      expect(await freely(request(agreed, { payload }))).toBe(null);
    }
    const typed = { kind: 'typed-data', json: '{}' } as const;
    expect(await freely(request(agreed, { payload: typed }))).toBe(null);
  });

  it('is for one account, also in the message', async () => {
    const { freely, request } = await create();
    const payload = (account: Hex) => ({ kind: 'personal-sign', message: messageOf(agreed, account) }) as const;
    expect(await freely(request(agreed, { account: SPENDING, payload: payload(SPENDING) }))).toBe(null);
    expect(await freely(request(agreed, { payload: payload(SPENDING) }))).toBe(null);
    expect(await freely(request(agreed, { account: SPENDING, payload: payload(MAIN) }))).toBe(null);
  });

  it('is one path of the site: a message that names its root covers all of it', async () => {
    const { freely, request } = await create({ ...agreed, uri: SITE });
    for (const uri of [SITE, `${SITE}/`, `${SITE}/anywhere?x=1`])
      expect(await freely(request({ ...agreed, uri }))).toEqual({ result: '0x51' });
    expect(await freely(request({ ...agreed, uri: 'https://guild.xyz.evil.org/' }))).toBe(null);
  });
});

describe('a prompt comes all the same', () => {
  it('in a frame, as another character, on another network of the site', async () => {
    const { permissions, freely, request } = await create();
    expect(await freely(request(agreed), false)).toBe(null);
    expect(await freely(request(agreed, { within: 'https://around.example' }))).toBe(null);
    expect(await freely(request(agreed, { characterId: 'market' }))).toBe(null);
    await permissions.setChain('everyday', SITE, 8453);
    expect(await freely(request(agreed, { chainId: 8453 }))).toBe(null);
    expect(await freely(request(agreed))).toBe(null);
  });

  it('with any warning, whatever it is about', async () => {
    const { state, freely, request } = await create();
    state.data = { blockedDomain: async () => 'guild.xyz' };
    expect(await freely(request(agreed))).toBe(null);
    state.data = { phishingHost: async () => 'guild.xyz' };
    expect(await freely(request(agreed))).toBe(null);
  });

  it('where the person ends it while the message is looked at', async () => {
    const { state, permissions, freely, request } = await create();
    state.onReview = () => permissions.askBeforeSignIn('everyday', SITE);
    expect(await freely(request(agreed))).toBe(null);
    expect(state.signed).toEqual([]);
  });

  it('when the limits want a login, or do not allow it; other faults are told', async () => {
    const { state, freely, request } = await create();
    for (const code of ['needs-login', 'not-allowed'] as const) {
      state.fault = new WalletError(code, 'No.');
      expect(await freely(request(agreed))).toBe(null);
    }
    state.fault = new WalletError('locked', 'No.');
    await expect(freely(request(agreed))).rejects.toMatchObject({ code: 'locked' });
  });

  it('when it asks again and again, also across a stop of the worker', async () => {
    const { state, freely, request, restart } = await create();
    const signs = async () => (await freely(request(later(state.now)))) !== null;
    for (let n = 0; n < 5; n++) expect(await signs()).toBe(true);
    expect(await signs()).toBe(false);
    // Written down meanwhile; memory is gone.
    state.signIns = state.signed.map(() => ({ automatic: true, origin: SITE, at: state.now }));
    restart();
    expect(await signs()).toBe(false);
    state.now += 11 * MINUTE;
    expect(await signs()).toBe(true);
  });
});

describe('it is not offered', () => {
  it.each<[string, Partial<SignInFields>]>([
    ['with delegated permissions', { resources: ['urn:recap:eyJhdHQiOnsiYTpiIjp7Imt2L2dldCI6W3t9XX19'] }],
    ['for another address', { uri: 'https://other.example/' }],
    ['on another network', { chainId: 10 }],
    ['with more than is worth keeping', { resources: Array.from({ length: 9 }, (_, n) => `https://guild.xyz/${n}`) }],
    ['for an old message', { issuedAt: at(NOW - 11 * MINUTE) }],
  ])('%s, nor kept if the page chose it', async (_what, change) => {
    const { agree, permissions } = await create(null);
    await agree({ ...agreed, ...change });
    expect((await permissions.serving(SITE))?.signsIn).toBeUndefined();
    // A sign-in without the change is kept.
    await agree(agreed);
    expect((await permissions.serving(SITE))?.signsIn).toMatchObject({ account: MAIN, until: NOW + DAY });
  });
});
