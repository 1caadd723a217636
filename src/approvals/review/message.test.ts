/** Words of messages and sign-ins. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { decodeText } from '../../ethereum/plain-text.ts';
import { toBase64Url, toHex, utf8 } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import {
  data,
  type Given,
  IDA,
  MAIN,
  NOW,
  review,
  rowsOf,
  sentenceOf,
  WATCHED,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const message = (text: string): Payload => ({ kind: 'personal-sign', message: toHex(utf8(text)) });

interface SignInFields {
  domain: string;
  address: string;
  uri: string;
  chain: string;
  expires?: string;
  notBefore?: string;
  statement?: string;
}

function signIn(changes: Partial<SignInFields> = {}): string {
  const of: SignInFields = {
    domain: 'guild.xyz',
    address: toChecksumAddress(MAIN),
    uri: 'https://guild.xyz',
    chain: '1',
    ...changes,
  };
  return [
    `${of.domain} wants you to sign in with your Ethereum account:`,
    of.address,
    '',
    of.statement ?? 'I am the holder of this account and want to sign in to guild.xyz.',
    '',
    `URI: ${of.uri}`,
    'Version: 1',
    `Chain ID: ${of.chain}`,
    'Nonce: k1f83mz0q',
    `Issued At: ${new Date(NOW).toISOString()}`,
    `Expiration Time: ${of.expires ?? new Date(NOW + 10 * 60_000).toISOString()}`,
    ...(of.notBefore ? [`Not Before: ${of.notBefore}`] : []),
  ].join('\n');
}

const guild: Given = { request: { origin: 'https://guild.xyz' } };

it('waits for no balances, which a connection shows', async () => {
  const accounts = vi.fn(data.accounts);
  await review(message('hello'), { data: { accounts } });
  await review({ kind: 'connect' }, { data: { accounts } });
  expect(accounts.mock.calls.map(([, , fresh]) => fresh)).toEqual([false, true]);
});

describe('a sign-in', () => {
  it('names site, account, network and time', async () => {
    const made = await review(message(signIn()), guild);
    expect(sentenceOf(made)).toBe('Sign in to guild.xyz as *Everyday*?');
    expect(made.verb).toBe('Sign in');
    expect(made.warnings).toEqual([]);
    expect(rowsOf(made)).toEqual([
      'Site in the message: guild.xyz',
      'Account in the message: Main (0x8f3c41…6091D2)',
      'Network: Ethereum',
      'Valid for: 10 minutes',
      'Moves funds: No',
    ]);
    expect(made.body).toEqual({
      kind: 'message',
      text: 'I am the holder of this account and want to sign in to guild.xyz.',
      isText: true,
      signIn: true,
    });
    expect(made.raw).toBe(signIn());
  });

  it('is refused for another site, and says how to go there', async () => {
    const made = await review(message(signIn({ domain: 'app.aave.com', uri: 'https://app.aave.com' })), {
      request: { origin: 'https://aave-claims.net' },
    });
    expect(made.refused).toBe(true);
    expect(sentenceOf(made)).toBe('This site pretends to be another one.');
    expect(made.warnings[0]).toEqual({
      rule: 'sign-in-domain',
      severity: 'refused',
      title: 'Dramatis won’t sign this',
      text: 'The message says it is from app.aave.com, but it comes from aave-claims.net.',
    });
    expect(rowsOf(made)).toEqual(['Asked by: aave-claims.net', 'Claims to be: app.aave.com', 'Signed: Nothing']);
    expect(warningOf(made, 'sign-in-way-there')).toMatchObject({
      title: 'If you want to visit app.aave.com',
      text: 'Type its address yourself. Whoever has this signature could sign in there as you.',
    });
  });

  it.each([
    ['another account', { address: toChecksumAddress(IDA) }, 'sign-in-account', 'This sign-in is for another account.'],
    ['a time gone by', { expires: new Date(NOW - 1).toISOString() }, 'sign-in-expired', 'This sign-in has expired.'],
    [
      'a time to come',
      { notBefore: new Date(NOW + 60_000).toISOString() },
      'sign-in-not-yet',
      'This sign-in isn’t valid yet.',
    ],
    ['a part of its own site', { domain: 'xyz' }, 'sign-in-domain', 'This site pretends to be another one.'],
  ])('is refused for %s', async (_what, changes, rule, sentence) => {
    const made = await review(message(signIn(changes)), guild);
    expect(made.refused).toBe(true);
    expect(warningsOf(made)).toContain(`refused ${rule}`);
    expect(sentenceOf(made)).toBe(sentence);
  });

  it.each([
    ['a statement in another language', 'J’accepte les conditions d’utilisation — « guild »'],
    ['quotation marks', 'I agree to the "Terms" & <Privacy> at 100%'],
    ['an emoji', 'Welcome 👋'],
    ['two lines', 'First line.\nSecond line.'],
  ])('with %s is shown as it is, with a warning', async (_what, statement) => {
    const text = signIn().replace('I am the holder of this account and want to sign in to guild.xyz.', statement);
    const made = await review(message(text), guild);
    expect(made.refused).toBe(false);
    expect(sentenceOf(made)).toBe('Sign in to guild.xyz as *Everyday*?');
    expect(warningsOf(made)).toEqual(['caution sign-in-malformed']);
    expect(made.body).toMatchObject({ text, isText: true });
    const away = await review(message(text), { request: { origin: 'https://other.example' } });
    expect(warningsOf(away)).toContain('refused sign-in-domain');
    expect(away.refused).toBe(true);
  });

  it('that is not in the form of one says what is wrong', async () => {
    const made = await review(message(signIn().replace('Version: 1', 'Version: 2')), guild);
    expect(warningOf(made, 'sign-in-malformed')?.text).toBe(
      'This sign-in is malformed: its version isn’t 1. It is for guild.xyz, the site you’re on.',
    );
  });

  it.each([
    [
      'another site hidden behind the own one',
      (text: string) => `${text}\n${text.replaceAll('guild.xyz', 'app.aave.com')}`,
      'sign-in-domain',
    ],
    ['no site', (text: string) => text.replace('guild.xyz wants', 'wants'), 'sign-in-domain'],
    [
      'another account',
      (text: string) => text.replace(toChecksumAddress(MAIN), toChecksumAddress(IDA)).replace('Version: 1', ''),
      'sign-in-account',
    ],
    [
      'a time gone by',
      (text: string) =>
        text.replace(/Expiration Time: .*/, 'Expiration Time: 2020-01-01T00:00:00Z').replace('Version: 1', ''),
      'sign-in-expired',
    ],
  ])('that is not in the form of one is refused for %s', async (_what, change, rule) => {
    const made = await review(message(change(signIn())), guild);
    expect(warningsOf(made)).toContain(`refused ${rule}`);
  });

  it('for another port or network is cautioned about', async () => {
    const local = signIn({ domain: 'localhost', uri: 'http://localhost:3000' });
    const made = await review(message(local), { request: { origin: 'http://localhost:3000' } });
    expect(warningsOf(made)).toEqual(['caution sign-in-port']);
    expect(warningsOf(await review(message(signIn({ chain: '10' })), guild))).toEqual(['caution sign-in-network']);
  });

  it('says which permissions hang on it', async () => {
    const links = Array.from({ length: 6 }, (_, at) => `- https://guild.xyz/${at}`).join('\n');
    const recap = (details: unknown) =>
      `\nResources:\n${links}\n- urn:recap:${toBase64Url(utf8(JSON.stringify(details)))}`;
    const att = { 'https://files.example/': { 'crud/delete': [{}], 'crud/*': [{ at: 'once' }] } };
    const said =
      "I further authorize the stated URI to perform the following actions on my behalf: (1) 'crud': 'delete', '*' for 'https://files.example/'.";
    const honest = signIn({ statement: said }) + recap({ att, prf: [] });
    const made = await review(message(honest), guild);
    expect(warningsOf(made)).toEqual(['caution sign-in-recap']);
    expect(rowsOf(made)).toContain(
      'Also allows: delete, anything (crud) on https://files.example/, limited by [{"at":"once"}]',
    );
    expect(rowsOf(made)).toContain('Allowed to: https://guild.xyz');
    expect(rowsOf(made)).toContain('Also names (6): https://guild.xyz/5');
    // Not in the usual format, with the same words.
    const odd = await review(message(honest.replace('Version: 1', 'Version: 2')), guild);
    expect(warningsOf(odd)).toEqual(['caution sign-in-recap', 'caution sign-in-malformed']);
    const hidden = await review(message(signIn() + recap({ att, prf: [] })), guild);
    expect(warningsOf(hidden)).toEqual(['danger sign-in-recap']);
    expect(warningOf(hidden, 'sign-in-recap')?.title).toBe('The message hides what it allows');
    expect(warningOf(hidden, 'sign-in-recap')?.tick).toBeDefined();
    const unread = await review(message(signIn() + recap('nothing')), guild);
    expect(warningsOf(unread)).toEqual(['danger sign-in-recap']);
    expect(warningOf(unread, 'sign-in-recap')?.tick).toBeDefined();
  });

  it('says which permissions hang on it behind any number of links', async () => {
    const links = Array.from({ length: 60 }, (_, at) => `- https://guild.xyz/${at}`).join('\n');
    const recap = (abilities: object) =>
      `- urn:recap:${toBase64Url(utf8(JSON.stringify({ att: { 'kepler:x': abilities }, prf: [] })))}`;
    const made = await review(message(`${signIn()}\nResources:\n${links}\n${recap({ 'kv/delete': [{}] })}`), guild);
    expect(rowsOf(made)).toContain('Also allows: delete (kv) on kepler:x');
    expect(rowsOf(made)).toContain('And: 10 more links, in the raw data');
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`kv/${at}`, [{}]]));
    expect(warningsOf(await review(message(`${signIn()}\nResources:\n${recap(many)}`), guild))).toEqual([
      'danger sign-in-recap',
    ]);
  });

  it('is cautioned about when it names a second site', async () => {
    const made = await review(message(signIn({ uri: 'https://other.example/login' })), guild);
    expect(warningsOf(made)).toEqual(['caution sign-in-uri']);
    expect(made.refused).toBe(false);
  });
});

describe('a text', () => {
  it('is shown as text', async () => {
    const made = await review(message('Welcome to the club'), guild);
    expect(sentenceOf(made)).toBe('Sign a message from *guild.xyz*?');
    expect(rowsOf(made)).toEqual(['Network: Ethereum', 'Moves funds: Not by itself']);
    expect(made.body).toMatchObject({ text: 'Welcome to the club', isText: true, signIn: false });
    expect(made.verb).toBe('Sign');
  });

  it('has hidden characters written out', async () => {
    const made = await review(message('pay\u200b me'), guild);
    expect(made.body).toMatchObject({ text: 'pay⟨U+200B⟩ me' });
    expect(warningsOf(made)).toEqual(['caution hidden-characters']);
  });

  it.each([
    'Access zkSync account.\n\nOnly sign this message for a trusted client!',
    'Sign this message to access Loopring Exchange: 0x0BABA1Ad5bE3a5C0a66E7ac838a129Bf948f1eA4 with key nonce: 0',
    'Sign this message to generate your Aztec Privacy Key. This key lets the application decrypt your balance.',
    'XMTP : Enable Identity\n0a1b\n\nFor more info: https://xmtp.org/signatures/',
    'Only sign this request if you’ve initiated an action with Immutable X.',
    'name: ApeX\nversion: 1.0\nenvId: 1\naction: L2 Key',
    'action: edgeX Onboard\nonlySignOn: https://pro.guild.xyz',
  ])('whose signature is a key wants a tick: %s', async (text) => {
    const made = await review(message(text), guild);
    expect(warningsOf(made)).toEqual(['danger derives-key']);
    expect(warningOf(made, 'derives-key')?.tick).toBe('I trust guild.xyz with this key');
    expect(rowsOf(made)).toContain('Moves funds: Whoever has the signature can');
  });

  it('that says it is a key for another site is refused there', async () => {
    const text = 'name: ApeX\naction: L2 Key\nonlySignOn: https://pro.apex.exchange';
    expect(warningsOf(await review(message(text), guild))).toEqual(['refused key-elsewhere', 'danger derives-key']);
    const there = { request: { origin: 'https://omni.apex.exchange' } };
    expect(warningsOf(await review(message(text), there))).toEqual(['danger derives-key']);
  });

  it('is a danger when its direction is turned', async () => {
    const made = await review(message('abc\u202edef'), guild);
    expect(warningsOf(made)).toEqual(['danger turned-text']);
    expect(made.verb).toBe('Sign anyway');
  });

  it('is cautioned about when letters of two alphabets mix', async () => {
    const made = await review(message('Log in to unisw\u0430p'), guild);
    expect(warningsOf(made)).toEqual(['caution mixed-alphabets']);
  });
});

describe('bytes', () => {
  const bytes: Payload = { kind: 'personal-sign', message: `0x${'ff'.repeat(32)}` };

  it('are refused', async () => {
    const made = await review(bytes, guild);
    expect(made.refused).toBe(true);
    expect(warningsOf(made)).toEqual(['refused blind-signing']);
    expect(rowsOf(made)).toEqual(['Length: 32 bytes', 'Moves funds: Unknown']);
  });

  /** Random bytes that happen to be valid UTF-8, as a site finds them by varying what is hashed. */
  const ground = fc
    .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa1, max: 0x7ff })), {
      minLength: 32,
      maxLength: 32,
    })
    .map((codes) => utf8(String.fromCodePoint(...codes)).subarray(0, 32))
    .filter((hash) => hash.length === 32 && /[^\x20-\x7e]|[{}[\]<>|\\^~`]/.test(decodeText(hash) ?? ''));

  it('are refused also where a hash happens to be text', async () => {
    await fc.assert(
      fc.asyncProperty(ground, async (hash) => {
        const made = await review({ kind: 'personal-sign', message: toHex(hash) }, guild);
        expect(warningsOf(made)).toEqual(['refused blind-signing']);
        expect(made.body).toMatchObject({ isText: false });
      }),
      { numRuns: 100 },
    );
    const honest = await review(message('Log in to guild.xyz, code 128347'), guild);
    expect(honest.body).toMatchObject({ isText: true });
  });

  it('are what a text with control characters is', async () => {
    expect(warningsOf(await review(message('Hello\u0007 there'), guild))).toEqual(['refused blind-signing']);
    expect(warningsOf(await review(message('Hello\tthere\r\nIda'), guild))).not.toContain('refused blind-signing');
    const elsewhere = await review(message(`${signIn({ domain: 'app.aave.com' })}\u0007`), {
      ...guild,
      data: { blindSigning: async () => true },
    });
    expect(warningsOf(elsewhere)).toContain('refused sign-in-domain');
  });

  it('want a tick where signing them was switched on', async () => {
    const made = await review(bytes, { ...guild, data: { blindSigning: async () => true } });
    expect(made.refused).toBe(false);
    expect(warningOf(made, 'blind-signing')).toMatchObject({ severity: 'danger', tick: 'I know what these bytes are' });
    expect(made.verb).toBe('Sign anyway');
  });
});

it('cannot be signed with an account that is only looked at', async () => {
  const made = await review(message('hello'), { request: { origin: 'https://guild.xyz', account: WATCHED } });
  expect(warningsOf(made)).toEqual(['refused view-only']);
  expect(made.warnings[0]?.text).toBe('Dramatis has no key for Museum, so it can’t sign.');
});
