/** What the prompt says of the signing policy. */
import { describe, expect, it } from 'vitest';
import type { SigningCheck, SigningReason } from '../../messaging/signing-policy.ts';
import { textOf } from './signing-notes.ts';

const words = {
  character: 'Savings',
  method: '“Everyday laptop”',
  site: 'app.example',
  network: 'Ethereum',
  exact: (wei: string) => `${wei} ETH`,
  rest: (wei: string) => `${wei} ETH`,
  names: ['“Security key”', '“Recovery key”'],
};
const check = (more: Partial<SigningCheck>): SigningCheck => ({
  verdict: 'ask',
  reasons: [],
  methodId: 'm',
  daily: [],
  methodIds: ['a', 'b'],
  ...more,
});
const asked = (...reasons: SigningReason[]) => textOf(check({ reasons }), words);

describe('words of the signing policy', () => {
  it('say what is left of a limit', () => {
    expect(textOf(check({ verdict: 'allowed', daily: [{ limit: '10', left: '3' }] }), words)).toBe(
      '“Everyday laptop” may send up to 10 ETH a day from Savings, fees included. 3 ETH left today.',
    );
    expect(textOf(check({ verdict: 'allowed' }), words)).toBe('');
  });

  it('say which login method would do', () => {
    expect(asked({ kind: 'daily', limit: '10', left: '3' })).toBe(
      '“Everyday laptop” may send up to 10 ETH a day from Savings, fees included. 3 ETH left today. Log in with “Security key” or “Recovery key” to send more.',
    );
    expect(asked({ kind: 'above', limit: '5' })).toMatch(
      /above 5 ETH\. Log in with “Security key” or “Recovery key”\.$/,
    );
    expect(asked({ kind: 'daily', limit: null, left: '0' })).toContain('no daily amount on Ethereum');
    expect(asked({ kind: 'minutes', minutes: 1 })).toContain('more than a minute ago');
  });

  it('name the login methods that would do, whatever the reason', () => {
    const reasons: SigningReason[] = [
      { kind: 'site' },
      { kind: 'daily', limit: '10', left: '3' },
      { kind: 'daily-unknown' },
      { kind: 'fee-unknown' },
      { kind: 'always' },
      { kind: 'above', limit: '5' },
      { kind: 'above-unknown' },
      { kind: 'minutes', minutes: 15 },
    ];
    for (const reason of reasons)
      expect(asked(reason), reason.kind).toMatch(/\. Log in with “Security key” or “Recovery key”( to send more)?\.$/);
    expect(asked({ kind: 'fee-unknown' })).toContain('limits on Ethereum. The data fee there is unknown');
  });

  it('say the same thing once, where two rules demand it', () => {
    expect(asked({ kind: 'always' }, { kind: 'always' })).toBe(
      'Savings asks for a new login before every signature. Log in with “Security key” or “Recovery key”.',
    );
  });

  it('say where nobody may, and who changes that', () => {
    const refused = (reason: SigningReason) =>
      textOf(check({ verdict: 'refused', reasons: [reason], methodIds: [] }), words);
    expect(refused({ kind: 'daily-unknown' })).toMatch(/No login method may do this\. .* can change the limits\.$/);
    expect(refused({ kind: 'site' })).toBe(
      'Savings only works with the sites that you listed, and app.example isn’t one of them. A login method that manages the identity can add it to the list.',
    );
  });

  it('call what has no name by what it is, at the start of a sentence and within one', () => {
    const nameless = { ...words, character: null, method: null };
    const said = (...reasons: SigningReason[]) => textOf(check({ reasons }), nameless);
    expect(said({ kind: 'daily', limit: '10', left: '3' })).toContain(
      'This login method may send up to 10 ETH a day from this character, fees included.',
    );
    expect(said({ kind: 'always' })).toMatch(/^This character asks for a new login before every signature\./);
  });
});
