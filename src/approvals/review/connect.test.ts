/** Words of a connection. */
import { describe, expect, it } from 'vitest';
import type { SignInFields } from '../../ethereum/sign-in-text.ts';
import type { Hex } from '../../lib/bytes.ts';
import { MAIN, NOW, review, rowsOf, SPENDING, sentenceOf, warningOf, warningsOf } from '../testing/review-world.ts';

const connect = { kind: 'connect' } as const;
const at = (origin: string) => ({ request: { origin } });

describe('a connection', () => {
  it('names site and character, and proposes the first account that can act', async () => {
    const made = await review(connect, at('https://snapshot.box'));
    expect(sentenceOf(made)).toBe('Connect snapshot.box to *Everyday*?');
    expect(made.verb).toBe('Connect');
    expect(made.warnings).toEqual([]);
    expect(rowsOf(made)).toEqual([
      'Can see: addresses and history of these accounts',
      'Can ask: for signatures, one prompt each time',
      'Can’t see: other accounts or characters',
    ]);
    expect(made.body).toMatchObject({
      newAccountName: 'Account 4',
      newAccountTicked: false,
      knownAs: [],
      others: [
        { id: 'market', name: 'Night Market' },
        { id: 'savings', name: 'Savings' },
      ],
    });
  });

  it('proposes a new account where no other can act, named after no site', async () => {
    const accounts = async () => [{ address: MAIN, name: 'Museum', balance: null, viewOnly: true }];
    const { body } = await review(connect, { data: { accounts } });
    expect(body).toMatchObject({ newAccountName: 'Account 2', newAccountTicked: true, accounts: [{ ticked: false }] });
  });

  it('shows balances and view-only accounts, and the networks to begin on', async () => {
    const { body } = await review(connect);
    expect(body).toMatchObject({
      accounts: [
        { name: 'Main', balance: '1.2042 ETH', ticked: true, viewOnly: false },
        { name: 'Spending', balance: '0.63 ETH', ticked: false },
        { name: 'Museum', balance: null, viewOnly: true },
      ],
      networks: expect.arrayContaining([{ chainId: 1, name: 'Ethereum' }]),
    });
  });

  it('ticks what the site sees already, and no new account then', async () => {
    const grant = async () => ({ since: 5, accounts: [SPENDING], chainId: 1 });
    const { body } = await review(connect, { data: { grant } });
    expect(body).toMatchObject({ newAccountTicked: false, accounts: [{ ticked: false }, { ticked: true }, {}] });
    const edited = await review(connect, { data: { grant }, edits: { accounts: [MAIN], newAccount: true } });
    expect(edited.body).toMatchObject({ newAccountTicked: true, accounts: [{ ticked: true }, { ticked: false }, {}] });
  });

  it('says which character the site knows', async () => {
    const knownAs = async () => [{ id: 'market', name: 'Night Market' }];
    const made = await review(connect, { data: { knownAs }, ...at('https://guild.xyz') });
    expect(warningOf(made, 'known-as-other')).toEqual({
      rule: 'known-as-other',
      severity: 'caution',
      title: 'This site already knows you as Night Market',
      text: 'If you also connect as Everyday, guild.xyz can tell that both belong to the same browser.',
    });
    expect(made.body).toMatchObject({ knownAs: [{ id: 'market' }], others: [{ id: 'savings' }] });
  });

  it('does not warn of the character that asks again', async () => {
    const knownAs = async () => [{ id: 'everyday', name: 'Everyday' }];
    expect(warningsOf(await review(connect, { data: { knownAs } }))).toEqual([]);
  });
});

describe('the site itself', () => {
  it('is a danger when the person blocked another site of its domain', async () => {
    const made = await review(connect, at('https://app.steals.example'));
    expect(warningsOf(made)).toEqual(['danger blocked-domain']);
    expect(made.warnings[0]?.tick).toBe('I trust app.steals.example anyway');
    expect(warningsOf(await review(connect, at('https://kind.example')))).toEqual([]);
  });

  it('is a danger with a tick when it is on the list of phishing sites', async () => {
    const made = await review(connect, at('https://app.drains.example'));
    expect(warningsOf(made)).toEqual(['danger phishing-site']);
    expect(made.warnings[0]?.tick).toBe('I know that app.drains.example is on that list');
    expect(made.verb).toBe('Connect anyway');
    const phishingHost = () => Promise.reject(new Error('unreadable'));
    expect(warningsOf(await review(connect, { ...at('https://app.drains.example'), data: { phishingHost } }))).toEqual(
      [],
    );
  });

  it('is warned of when it goes by the name of another', async () => {
    const made = await review(connect, at('https://aave-claims.net'));
    expect(made.warnings).toEqual([
      {
        rule: 'resembling-site',
        severity: 'caution',
        title: 'This isn’t aave.com',
        text: 'aave-claims.net only uses its name. If you want to visit aave.com, type its address yourself.',
      },
    ]);
  });

  it('is warned of when its page came without encryption', async () => {
    expect(warningsOf(await review(connect, at('http://plain.example')))).toEqual(['caution insecure-site']);
    expect(warningsOf(await review(connect, at('http://localhost:5173')))).toEqual([]);
  });

  it('is warned of when its address has unusual letters', async () => {
    const made = await review(connect, at('https://xn--mnchen-3ya.example'));
    expect(warningsOf(made)).toEqual(['caution unusual-letters']);
    expect(warningOf(made, 'unusual-letters')?.text).toContain('xn--mnchen-3ya.example');
  });

  it('ticks the accounts that the site asks for, if they are of this character', async () => {
    const stranger = '0x00000000000000000000000000000000000a11ce';
    const { body } = await review({ ...connect, accounts: [stranger, SPENDING] });
    expect(body).toMatchObject({ accounts: [{ ticked: false }, { ticked: true }, {}] });
    expect(await review({ ...connect, accounts: [stranger] })).toMatchObject({
      body: { accounts: [{ ticked: true }, {}, {}] },
    });
  });

  it('names the networks that the site may switch to later', async () => {
    const later = async (chains: number[]) =>
      rowsOf(await review({ ...connect, chains })).find((row) => /^Can switch/.test(row));
    expect(await later([1, 8453, 99])).toBe('Can switch: to Base and network 99 and back, without a prompt');
    expect(await later([1, 1])).toBeUndefined();
    expect(await later([8453])).toBe('Can switch: to Base and back, without a prompt');
  });
});

const LOGIN: Hex = '0x2222222222222222222222222222222222222222';
const given = { address: LOGIN, exposed: false };

describe('a login key instead of accounts', () => {
  it('is offered, and ticked where the site has it or asks for it', async () => {
    const made = await review(connect);
    expect(made.body).toMatchObject({ loginKey: { ticked: false, known: false } });
    const data = {
      loginKeys: async () => [given],
      grant: async () => ({ since: 5, accounts: [LOGIN], chainId: 1 }),
    };
    for (const payload of [connect, { ...connect, accounts: [LOGIN] }])
      expect((await review(payload, { data })).body).toMatchObject({
        loginKey: { ticked: true, known: true },
        newAccountTicked: false,
        accounts: [{ ticked: false }, { ticked: false }, { ticked: false }],
      });
    expect((await review({ ...connect, accounts: [MAIN] }, { data })).body).toMatchObject({
      loginKey: { ticked: false },
      accounts: [{ ticked: true }, {}, {}],
    });
  });

  it('is another one where somebody else may have read it', async () => {
    const made = await review(connect, {
      data: {
        loginKeys: async () => [{ ...given, exposed: true }],
        grant: async () => ({ since: 5, accounts: [LOGIN], chainId: 1 }),
      },
    });
    expect(made.body).toMatchObject({
      loginKey: { ticked: false, known: false },
      accounts: [{ ticked: true }, {}, {}],
    });
  });

  it('says what the site gets when it is chosen', async () => {
    const made = await review(connect, { edits: { loginKey: true, accounts: [], newAccount: false } });
    expect(rowsOf(made)).toEqual([
      'Can see: an address that no other site sees',
      'Can ask: for sign-ins and messages, never for payments',
      'Can’t see: other accounts or characters',
    ]);
  });

  it('is refused for everything but messages, and no node is asked about it', async () => {
    const asked: string[] = [];
    const data = {
      loginKeys: async () => [given],
      delegate: async (_character: string, _chain: number, account: Hex) => {
        asked.push(account);
        return null;
      },
    };
    const request = { account: LOGIN };
    const typed =
      '{"types":{"EIP712Domain":[{"name":"name","type":"string"}],"A":[{"name":"a","type":"string"}]},"primaryType":"A","domain":{"name":"A"},"message":{"a":""}}';
    const refused = await review({ kind: 'typed-data', json: typed }, { data, request });
    expect(warningsOf(refused)).toContain('refused login-key');
    expect(refused.refused).toBe(true);
    const message = await review({ kind: 'personal-sign', message: '0x6869' }, { data, request });
    expect(message.refused).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('a connection with a sign-in', () => {
  const signIn: SignInFields = {
    ...{ scheme: null, domain: 'guild.xyz', statement: 'I accept the terms.', uri: 'https://guild.xyz', chainId: 1 },
    ...{ nonce: '12345678', issuedAt: new Date(NOW).toISOString(), notBefore: null, requestId: null, resources: [] },
    expirationTime: new Date(NOW + 3_600_000).toISOString(),
  };

  it('is one question, with what both mean', async () => {
    const made = await review({ ...connect, signIn }, at('https://guild.xyz'));
    expect(sentenceOf(made)).toBe('Sign in to guild.xyz as *Everyday*?');
    expect(made.verb).toBe('Sign in');
    expect(made.warnings).toEqual([]);
    expect(rowsOf(made)).toEqual([
      'Site in the message: guild.xyz',
      'Network: Ethereum',
      'Valid for: 1 hour',
      'Can see: addresses and history of these accounts',
      'Can ask: for signatures, one prompt each time',
      'Can’t see: other accounts or characters',
    ]);
    expect(made.body).toMatchObject({
      kind: 'connect',
      signIn: { text: 'I accept the terms.' },
      accounts: [{}, {}, {}],
    });
    expect(made.raw).toContain('account:\n(the account that you choose)\n\nI accept the terms.');
  });

  it('warns of what a sign-in warns of, and of what a connection does', async () => {
    const recap = 'urn:recap:eyJhdHQiOnsiYTpiIjp7Imt2L2dldCI6W3t9XX19fQ';
    const made = await review(
      { ...connect, signIn: { ...signIn, chainId: 10, resources: [recap] } },
      { ...at('https://guild.xyz'), data: { knownAs: async () => [{ id: 'market', name: 'Night Market' }] } },
    );
    expect(warningsOf(made)).toEqual(['danger sign-in-recap', 'caution sign-in-network', 'caution known-as-other']);
    expect(made.verb).toBe('Sign in anyway');
  });

  it.each([
    ['another site', { domain: 'bank.example' }, 'refused sign-in-domain'],
    ['the past', { expirationTime: new Date(NOW - 1).toISOString() }, 'refused sign-in-expired'],
    ['later', { notBefore: new Date(NOW + 3_600_000).toISOString() }, 'refused sign-in-not-yet'],
  ])('for %s is refused, and connects nothing', async (_what, wrong, warning) => {
    const made = await review({ ...connect, signIn: { ...signIn, ...wrong } }, at('https://guild.xyz'));
    expect(warningsOf(made)).toContain(warning);
    expect(made.refused).toBe(true);
    expect(made.body.kind).toBe('message');
  });
});
