/** Tests of typed fees in gwei and network fees in wei. */
import { describe, expect, it } from 'vitest';
import type { FeeReview } from '../../../messaging/approval.ts';
import { readOwnFee, toFeeEdit, toOwnFee } from './fee.ts';

const fee: FeeReview = {
  symbol: 'ETH',
  chosen: 'normal',
  dataFee: '0',
  gasLimit: '21000',
  nonce: 7,
  options: [
    { speed: 'slow', most: '0.00019', maxFeePerGas: '9000000000', maxPriorityFeePerGas: '1' },
    { speed: 'normal', most: '0.00027', maxFeePerGas: '12500000000', maxPriorityFeePerGas: '100000000' },
  ],
};

describe('custom fees', () => {
  it('start with the values of the chosen speed, in gwei', () => {
    expect(toOwnFee(fee)).toEqual({ most: '12.5', tip: '0.1', gasLimit: '21000' });
  });

  it('convert to wei exactly', () => {
    expect(readOwnFee({ most: '12.500000001', tip: '0.000000001', gasLimit: '30000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '12500000001', maxPriorityFeePerGas: '1', gasLimit: '30000' },
    });
  });

  it('have one gas price on networks without EIP-1559', () => {
    const legacy = { ...fee, options: [{ speed: 'normal' as const, most: '1', gasPrice: '2000000000' }] };
    expect(toOwnFee(legacy)).toEqual({ most: '2', tip: null, gasLimit: '21000' });
    expect(readOwnFee({ most: '2', tip: null, gasLimit: '21000' })).toEqual({
      fee: { speed: 'own', gasPrice: '2000000000', gasLimit: '21000' },
    });
  });

  it('name the invalid field', () => {
    expect(readOwnFee({ most: 'x', tip: '1', gasLimit: '20999' })).toEqual({
      problems: { most: 'Enter a number such as 12.5', gasLimit: '21000 or more' },
    });
    expect(readOwnFee({ most: '1', tip: '2', gasLimit: '21000' })).toEqual({
      problems: { tip: 'Must not exceed the max fee' },
    });
  });

  it('accept every usual notation, and report ambiguous ones', () => {
    expect(readOwnFee({ most: '12,5', tip: '0,1', gasLimit: '21,000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '12500000000', maxPriorityFeePerGas: '100000000', gasLimit: '21000' },
    });
    expect(readOwnFee({ most: '1,000.5', tip: '1 000', gasLimit: '1,500,000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '1000500000000', maxPriorityFeePerGas: '1000000000000', gasLimit: '1500000' },
    });
    expect(readOwnFee({ most: '1,000', tip: '0.1', gasLimit: '21000.5' })).toEqual({
      problems: { most: 'Do you mean 1000 or 1.000? Enter one of these two.', gasLimit: '21000 or more' },
    });
  });

  it('contain the values of an offered speed', () => {
    expect(fee.options.map(toFeeEdit)[0]).toEqual({
      speed: 'slow',
      maxFeePerGas: '9000000000',
      maxPriorityFeePerGas: '1',
    });
  });
});
