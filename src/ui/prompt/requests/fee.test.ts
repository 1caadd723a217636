/** Tests of fees as typed and as the network takes them. */
import { describe, expect, it } from 'vitest';
import type { FeeReview } from '../../../messaging/approval.ts';
import { readOwnFee, toFeeEdit, toOwnFee } from './fee.ts';

const fee: FeeReview = {
  symbol: 'ETH',
  chosen: 'normal',
  gasLimit: '21000',
  nonce: 7,
  options: [
    { speed: 'slow', most: '0.00019', maxFeePerGas: '9000000000', maxPriorityFeePerGas: '1' },
    { speed: 'normal', most: '0.00027', maxFeePerGas: '12500000000', maxPriorityFeePerGas: '100000000' },
  ],
};

describe('own fees', () => {
  it('begin with the chosen speed, in gwei', () => {
    expect(toOwnFee(fee)).toEqual({ most: '12.5', tip: '0.1', gasLimit: '21000' });
  });

  it('come back as wei without a digit lost', () => {
    expect(readOwnFee({ most: '12.500000001', tip: '0.000000001', gasLimit: '30000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '12500000001', maxPriorityFeePerGas: '1', gasLimit: '30000' },
    });
  });

  it('have one price where the network has one', () => {
    const legacy = { ...fee, options: [{ speed: 'normal' as const, most: '1', gasPrice: '2000000000' }] };
    expect(toOwnFee(legacy)).toEqual({ most: '2', tip: null, gasLimit: '21000' });
    expect(readOwnFee({ most: '2', tip: null, gasLimit: '21000' })).toEqual({
      fee: { speed: 'own', gasPrice: '2000000000', gasLimit: '21000' },
    });
  });

  it('name the field that cannot be used', () => {
    expect(readOwnFee({ most: 'x', tip: '1', gasLimit: '20999' })).toEqual({
      problems: { most: 'A number such as 12.5', gasLimit: '21000 or more' },
    });
    expect(readOwnFee({ most: '1', tip: '2', gasLimit: '21000' })).toEqual({ problems: { tip: 'Not above the most' } });
  });

  it('are read in every usual way to write a number, and asked about where it can mean two', () => {
    expect(readOwnFee({ most: '12,5', tip: '0,1', gasLimit: '21,000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '12500000000', maxPriorityFeePerGas: '100000000', gasLimit: '21000' },
    });
    expect(readOwnFee({ most: '1,000.5', tip: '1 000', gasLimit: '1,500,000' })).toEqual({
      fee: { speed: 'own', maxFeePerGas: '1000500000000', maxPriorityFeePerGas: '1000000000000', gasLimit: '1500000' },
    });
    expect(readOwnFee({ most: '1,000', tip: '0.1', gasLimit: '21000.5' })).toEqual({
      problems: { most: 'Do you mean 1000 or 1.000? Write it without the comma.', gasLimit: '21000 or more' },
    });
  });

  it('of an offered speed carry its values', () => {
    expect(fee.options.map(toFeeEdit)[0]).toEqual({
      speed: 'slow',
      maxFeePerGas: '9000000000',
      maxPriorityFeePerGas: '1',
    });
  });
});
