/** Tests that every field for an amount asks the same question about an amount that can mean two, in the notation of the browser's language. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LimitReview } from '../messaging/approval.ts';
import type { RepeatOffer } from '../messaging/repeat.ts';
import { readWhole } from './amount.ts';
import { amountProblem } from './pages/settings/limits/limit-draft.ts';
import { readNonce, readOwnFee } from './prompt/requests/fee.ts';
import { readLimit } from './prompt/requests/limit.tsx';
import { firstTyped, readTerms } from './prompt/requests/repeat-terms.ts';

afterEach(() => vi.unstubAllGlobals());

const speak = (language: string) => vi.stubGlobal('navigator', { languages: [language] });

const TOKEN = `0x${'c1'.repeat(20)}` as const;

const limit: LimitReview = {
  token: TOKEN,
  symbol: 'USDC',
  decimals: 6,
  asked: null,
  held: null,
  chosen: null,
  editable: true,
};

const offer: RepeatOffer = {
  contract: TOKEN,
  selector: '0x12345678',
  cost: { coins: '0', fee: '0', tokens: [{ token: TOKEN, symbol: 'USDC', amount: '1' }] },
  symbol: 'ETH',
  decimals: 18,
};

/** What each field says of the text. */
function problemsOf(text: string): Record<string, unknown> {
  const lowered = readLimit(text, limit);
  const fee = readOwnFee({ most: text, tip: text, gasLimit: '21000' });
  const typed = firstTyped(offer);
  const terms = readTerms({ ...typed, coins: text, fee: text, tokens: { [TOKEN]: text } }, offer);
  return {
    'a spending limit': 'problem' in lowered ? lowered.problem : null,
    ...('problems' in fee ? { 'the max fee': fee.problems.most, 'the priority fee': fee.problems.tip } : {}),
    ...('problems' in terms
      ? { coins: terms.problems.coins, fees: terms.problems.fee, tokens: terms.problems[TOKEN] }
      : {}),
    'a limit of the settings': amountProblem({ chainId: 1, text }, [{ chainId: 1, decimals: 18 }]),
  };
}

const FIELDS = [
  'a spending limit',
  'the max fee',
  'the priority fee',
  'coins',
  'fees',
  'tokens',
  'a limit of the settings',
];

describe.each([
  ['en-GB', '1,234', 'Do you mean 1234 or 1.234? Enter one of these two.', ['1234', '1.234']],
  ['de-DE', '1.234', 'Do you mean 1234 or 1,234? Enter one of these two.', ['1234', '1,234']],
  ['fr-FR', '1.234', 'Do you mean 1234 or 1,234? Enter one of these two.', ['1234', '1,234']],
  ['ar-EG', '1,234', 'Do you mean ١٢٣٤ or ١٫٢٣٤? Enter one of these two.', ['١٢٣٤', '١٫٢٣٤']],
])('in %s', (language, ambiguous, question, answers) => {
  it('every field asks the same question, and takes either answer', () => {
    speak(language);
    expect(problemsOf(ambiguous)).toEqual(Object.fromEntries(FIELDS.map((field) => [field, question])));
    for (const answer of answers)
      expect(problemsOf(answer)).toEqual({ 'a spending limit': null, 'a limit of the settings': null });
  });

  it('a whole number may be grouped, and is never cut', () => {
    speak(language);
    expect(readWhole(ambiguous)).toBe('1234');
    expect(readWhole('١٢٣٤')).toBe('1234');
    expect(readWhole(' 7 ')).toBe('7');
    for (const wrong of ['', '1.5', '1,5', '-1', '1e3', 'x']) expect(readWhole(wrong)).toBeNull();
    expect(readWhole(answers[1] as string)).toBeNull();
    expect(readNonce('1234567890123456')).toBeNull();
  });
});
