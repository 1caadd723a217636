/** Fees and nonces: what is offered, what is shown, and what is out of proportion. */
import { describe, expect, it } from 'vitest';
import { ROUTER, review, reviewTransaction, sending, warningOf, warningsOf } from '../testing/review-world.ts';

const bodyOf = (made: Awaited<ReturnType<typeof review>>) => {
  if (made.body.kind !== 'transaction') throw new Error('not a transaction');
  return made.body;
};

describe('fees and nonces', () => {
  it('offers three speeds with the most each can cost', async () => {
    const { fee } = bodyOf(await reviewTransaction({}));
    expect(fee).toMatchObject({ symbol: 'ETH', chosen: 'normal', gasLimit: '21000', nonce: 7 });
    expect(fee.options.map(({ speed, most }) => `${speed} ${most}`)).toEqual([
      'slow 0.00019',
      'normal 0.00028',
      'fast 0.00042',
    ]);
  });

  it('says where they are a guess', async () => {
    const fees = async () => [{ speed: 'normal' as const, gasPrice: '13000000000', guess: true as const }];
    expect(warningsOf(await reviewTransaction({}, { data: { fees } }))).toEqual(['note fee-guess']);
  });

  it('shows at the chosen speed what will be signed', async () => {
    const own = { speed: 'own', maxFeePerGas: '15000000000', maxPriorityFeePerGas: '1' } as const;
    const { fee } = bodyOf(await reviewTransaction({}, { edits: { fee: own, nonce: 7 } }));
    expect(fee.chosen).toBe('own');
    expect(fee.options.at(-1)).toEqual({ ...own, most: '0.00032' });
  });

  it('keeps the fee of a site on offer', async () => {
    const payload = { kind: 'transaction', transaction: sending, siteFee: true, replaces: null } as const;
    const { fee } = bodyOf(await review(payload));
    expect(fee.chosen).toBe('site');
    expect(fee.options.map(({ speed }) => speed)).toEqual(['slow', 'normal', 'fast', 'site']);
    const fast = { speed: 'fast', maxFeePerGas: '20000000000', maxPriorityFeePerGas: '2000000000' } as const;
    const changed = bodyOf(await review(payload, { edits: { fee: fast } })).fee;
    expect(changed.options.find(({ speed }) => speed === 'site')).toMatchObject({ maxFeePerGas: '13000000000' });
  });

  it('counts what data costs on top', async () => {
    const made = await reviewTransaction({}, { data: { dataFee: async () => '1000000000000000' } });
    expect(bodyOf(made).fee.options.map(({ most }) => most)).toEqual(['0.0012', '0.0013', '0.0015']);
    expect(bodyOf(made).simulation.changes[1]?.amount).toBe('0.001273 ETH');
  });

  it.each([
    ['1', 'caution low-fee'],
    ['60000000000', 'caution high-fee'],
    ['200000000000', 'danger high-fee'],
  ])('of %s wei per gas is a %s', async (maxFeePerGas, warning) => {
    const made = await reviewTransaction({ maxFeePerGas, maxPriorityFeePerGas: '1' });
    expect(warningsOf(made)).toEqual([warning]);
  });

  it('of 10^15 wei per gas is a danger even where the node asks for it', async () => {
    const maxFeePerGas = (10n ** 15n).toString();
    const fees = async () => [{ speed: 'fast' as const, maxFeePerGas, maxPriorityFeePerGas: '1' }];
    const balance = async () => (10n ** 21n).toString();
    const made = await reviewTransaction(
      { maxFeePerGas, maxPriorityFeePerGas: '1', value: (10n ** 20n).toString() },
      { data: { fees, balance } },
    );
    expect(warningsOf(made)).toEqual(['danger fee-beyond-reason']);
    expect(made.warnings[0]).toMatchObject({
      text: 'Up to 21 ETH. The node that you use for Ethereum may be lying.',
      tick: 'I want to pay this fee',
    });
  });

  it.each([
    ['2600000000000000', 'caution fee-share', undefined],
    ['500000000000000', 'danger fee-share', 'I want to pay this fee'],
    ['272999999999999', 'danger not-enough', undefined],
  ])('is held against a balance of %s wei', async (held, warning, tick) => {
    const given = { data: { balance: async () => held } };
    const made = await reviewTransaction({ to: ROUTER, value: '0', data: '0xdeadbeef' }, given);
    expect(warningsOf(made)[0]).toBe(warning);
    expect(made.warnings[0]?.tick).toBe(tick);
  });

  it.each([
    ['63000', '0.000819', 'caution high-gas', undefined],
    ['30000000', '0.39', 'danger high-gas', 'I want to allow this much gas'],
  ])('with a gas limit of %s is held against what is needed', async (gasLimit, most, warning, tick) => {
    const made = await reviewTransaction({ gasLimit }, { data: { gas: async () => '21000' } });
    expect(warningsOf(made)[0]).toBe(warning);
    expect(warningOf(made, 'high-gas')?.text).toMatch(new RegExp(`^It needs about 21,000\\. .* up to ${most} ETH\\.$`));
    expect(warningOf(made, 'high-gas')?.tick).toBe(tick);
    const failing = await reviewTransaction({ gasLimit }, { data: { gas: async () => null } });
    expect(warningOf(failing, 'high-gas')).toBeUndefined();
  });

  it('that cannot be compared is said to be so', async () => {
    const fees = () => Promise.reject(new Error('no answer'));
    expect(warningsOf(await reviewTransaction({}, { data: { fees } }))).toEqual(['note fee-not-compared']);
  });

  it('far above a gas price is a danger where the node has no fee history', async () => {
    const fees = async () => [{ speed: 'fast' as const, gasPrice: '1000000000' }];
    const dear = { maxFeePerGas: '100000000000', maxPriorityFeePerGas: '1' };
    expect(warningsOf(await reviewTransaction(dear, { data: { fees } }))).toEqual(['danger high-fee']);
  });

  it('above what is sent is cautioned about', async () => {
    expect(warningsOf(await reviewTransaction({ value: '1' }))).toEqual(['caution fee-above-value']);
  });

  it('with more than there is', async () => {
    const made = await reviewTransaction({ value: '1204200000000000000' });
    expect(warningsOf(made)).toEqual(['danger not-enough']);
    expect(made.warnings[0]).toMatchObject({
      title: 'Not enough ETH',
      text: 'With the network fee, Main needs up to 1.204473 ETH. It has 1.2042 ETH.',
    });
  });

  it('says when a nonce leaves a gap, is used, or takes the place of another', async () => {
    const nonces = async () => ({ missing: 7, next: 7, waiting: [5, 6] });
    const given = (nonce: number) =>
      review(
        { kind: 'transaction', transaction: { ...sending, nonce }, siteNonce: true, replaces: null },
        { data: { nonces } },
      );
    const of = async (nonce: number) => warningsOf(await given(nonce));
    expect(await of(7)).toEqual([]);
    expect(await of(4)).toEqual(['danger nonce-used']);
    expect(await of(6)).toEqual(['caution replaces-pending']);
    const gap = await given(9);
    expect(warningOf(gap, 'nonce-gap')?.text).toBe('It has nonce 9; 7 and 8 must be sent first.');
  });

  it('says both where a nonce leaves a gap and takes the place of another, and names only what nobody has sent', async () => {
    const nonces = async () => ({ missing: 5, next: 5, waiting: [6] });
    const given = (nonce: number) => reviewTransaction({ nonce }, { data: { nonces }, edits: { nonce } });
    const both = await given(6);
    expect(warningsOf(both)).toEqual(['caution nonce-gap', 'caution replaces-pending']);
    expect(warningOf(both, 'replaces-pending')?.text).toBe('It has nonce 6 too. Only one of the two will go through.');
    const textOf = async (nonce: number) => warningOf(await given(nonce), 'nonce-gap')?.text;
    expect(await textOf(7)).toBe('It has nonce 7; 5 must be sent first.');
    expect(await textOf(9)).toBe('It has nonce 9; 5, 7 and 8 must be sent first.');
    expect(await textOf(10)).toBe('It has nonce 10; 5, 7, 8 and more must be sent first.');
    expect(await textOf(Number.MAX_SAFE_INTEGER)).toContain('5, 7, 8 and more');
    expect(warningsOf(await given(4))).toEqual(['danger nonce-used']);
  });

  it('shows a nonce that nobody chose as the one that will be signed', async () => {
    const nonces = async () => ({ missing: 8, next: 8, waiting: [7] });
    const made = await reviewTransaction({ nonce: 7 }, { data: { nonces } });
    expect(bodyOf(made).fee.nonce).toBe(8);
    expect(JSON.parse(made.raw)).toMatchObject({ nonce: 8 });
    expect(warningsOf(made)).toEqual([]);
    const own = await reviewTransaction({ nonce: 7 }, { data: { nonces }, edits: { nonce: 7 } });
    expect(bodyOf(own).fee.nonce).toBe(7);
    expect(warningsOf(own)).toEqual(['caution replaces-pending']);
    const unknown = await reviewTransaction({ nonce: 7 }, { data: { nonces: () => Promise.reject(new Error()) } });
    expect(bodyOf(unknown).fee.nonce).toBe(7);
  });
});
