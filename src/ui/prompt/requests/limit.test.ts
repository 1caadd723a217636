/** Tests of lowering a spending limit. */
import { describe, expect, it } from 'vitest';
import type { LimitReview } from '../../../messaging/approval.ts';
import { limitChoices, readLimit } from './limit.tsx';

const limit: LimitReview = {
  token: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  symbol: 'USDC',
  decimals: 6,
  asked: null,
  held: '2450000000',
  suggested: { label: 'This swap', amount: '250000000' },
  chosen: null,
  editable: true,
};

describe('a spending limit', () => {
  it('suggests three amounts if the site asked for no limit', () => {
    expect(limitChoices(limit).map((choice) => [choice.label, choice.amount])).toEqual([
      ['This swap', '250000000'],
      ['My balance', '2450000000'],
      ['As requested', null],
    ]);
  });

  it('suggests nothing above the requested limit, and nothing twice', () => {
    const asked = { ...limit, asked: '250000000' };
    expect(limitChoices(asked).map((choice) => choice.label)).toEqual(['This swap']);
  });

  it('reads typed amounts exactly', () => {
    expect(readLimit('0.000001', limit)).toEqual({ amount: '1' });
    expect(readLimit('12000.5', limit)).toEqual({ amount: '12000500000' });
    expect(readLimit('0.0000001', limit)).toHaveProperty('problem');
    expect(readLimit('', limit)).toHaveProperty('problem');
  });

  it('accepts every usual notation, and reports ambiguous ones', () => {
    expect(readLimit('0,5', limit)).toEqual({ amount: '500000' });
    expect(readLimit('1,000.5', limit)).toEqual({ amount: '1000500000' });
    expect(readLimit('1.000,5', limit)).toEqual({ amount: '1000500000' });
    expect(readLimit('1 000', limit)).toEqual({ amount: '1000000000' });
    expect(readLimit('1,000', limit)).toEqual({
      problem: 'Do you mean 1000 or 1.000? Enter one of these two.',
    });
  });

  it('rejects more than the requested limit', () => {
    expect(readLimit('251', { ...limit, asked: '250000000' })).toEqual({
      problem: 'The site asked for no more than 250.',
    });
  });
});
