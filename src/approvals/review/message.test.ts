/** Words of messages and sign-ins. */
import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { toHex, utf8 } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import {
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
} from '../testing/scene.ts';

const message = (text: string): Payload => ({ kind: 'personal-sign', message: toHex(utf8(text)) });

interface SignInFields {
  domain: string;
  address: string;
  uri: string;
  chain: string;
  expires?: string;
  notBefore?: string;
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
    'I am the holder of this account and want to sign in to guild.xyz.',
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
      title: 'Dramatis will not sign this',
      text: 'The message says it comes from app.aave.com. It comes from aave-claims.net.',
    });
    expect(rowsOf(made)).toEqual(['Asked by: aave-claims.net', 'Says it is: app.aave.com', 'Signed: Nothing']);
    expect(warningOf(made, 'sign-in-way-there')).toMatchObject({
      title: 'If you meant to visit app.aave.com',
      text: 'Type its address yourself. Whoever holds such a signature could sign in there as you.',
    });
  });

  it.each([
    ['another account', { address: toChecksumAddress(IDA) }, 'sign-in-account', 'This sign-in is for another account.'],
    ['another network', { chain: '10' }, 'sign-in-network', 'This sign-in is for another network.'],
    ['a time gone by', { expires: new Date(NOW - 1).toISOString() }, 'sign-in-expired', 'This sign-in has run out.'],
    [
      'a time to come',
      { notBefore: new Date(NOW + 60_000).toISOString() },
      'sign-in-not-yet',
      'This sign-in is not valid yet.',
    ],
    ['a part of its own site', { domain: 'xyz' }, 'sign-in-domain', 'This site pretends to be another one.'],
  ])('is refused for %s', async (_what, changes, rule, sentence) => {
    const made = await review(message(signIn(changes)), guild);
    expect(made.refused).toBe(true);
    expect(warningsOf(made)).toContain(`refused ${rule}`);
    expect(sentenceOf(made)).toBe(sentence);
  });

  it('is refused when it only looks like one', async () => {
    const made = await review(message(signIn().replace('Version: 1', 'Version: 2')), guild);
    expect(warningsOf(made)).toEqual(['refused sign-in-malformed']);
    expect(made.warnings[0]?.text).toBe(
      'It claims to be a sign-in, but is not written as one. This sign-in is malformed: its version is not 1.',
    );
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

  it('want a tick where signing them was switched on', async () => {
    const made = await review(bytes, { ...guild, facts: { blindSigning: async () => true } });
    expect(made.refused).toBe(false);
    expect(warningOf(made, 'blind-signing')).toMatchObject({ severity: 'danger', tick: 'I know what these bytes are' });
    expect(made.verb).toBe('Sign anyway');
  });
});

it('cannot be signed with an account that is only looked at', async () => {
  const made = await review(message('hello'), { request: { origin: 'https://guild.xyz', account: WATCHED } });
  expect(warningsOf(made)).toEqual(['refused view-only']);
  expect(made.warnings[0]?.text).toBe('Dramatis holds no key for Museum, so it cannot sign.');
});
