/** What a person may change: fees, nonce, a lower limit; nothing else ever differs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnlimited } from '../ethereum/unlimited.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ApprovalEdits } from '../messaging/approval.ts';
import { applyEdits } from './edits.ts';
import { findLimit } from './limit.ts';
import type { Payload } from './record.ts';
import { sending, transaction } from './testing/fakes.ts';

const SPENDER = '5a0b36cdf4e1927bb8c70d4e6f21a98c3d5e7a14'.padStart(64, '0');
const word = (amount: bigint): string => amount.toString(16).padStart(64, '0');
const approving = (amount: bigint, tail = '', selector = '095ea7b3'): Payload & { kind: 'transaction' } => ({
  kind: 'transaction',
  transaction: { ...transaction, data: `0x${selector}${SPENDER}${word(amount)}${tail}` },
  replaces: null,
});
const permitting = (value: unknown): Payload => ({
  kind: 'typed-data',
  json: JSON.stringify({ primaryType: 'Permit', domain: { chainId: 1 }, message: { owner: '0x1', value, nonce: '0' } }),
});

const amount = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n });
const apply = (payload: Payload, edits: ApprovalEdits): Payload => applyEdits({ payload, edits });
const fails = (payload: Payload, edits: ApprovalEdits): void => {
  expect(() => apply(payload, edits)).toThrow(expect.objectContaining({ code: 'bad-input' }));
};

describe('a limit', () => {
  it('in an approval is written where it stands, and nothing else changes', () => {
    const tail = fc
      .string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 40 })
      .filter((text) => text.length % 2 === 0);
    // approve, increaseAllowance, increaseApproval; and Permit2's approve, whose token stands first.
    const selector = fc.constantFrom('095ea7b3', '39509351', 'd73dd623', `87517c45${SPENDER}`);
    fc.assert(
      fc.property(amount, amount, tail, selector, (asked, chosen, rest, of) => {
        const payload = approving(asked, rest, of);
        if (chosen > asked) return fails(payload, { limit: chosen.toString() });
        expect(apply(payload, { limit: chosen.toString() })).toEqual(approving(chosen, rest, of));
      }),
    );
  });

  it('in a permit is written where it stands, and nothing else changes', () => {
    fc.assert(
      fc.property(amount, amount, (asked, chosen) => {
        const payload = permitting(asked.toString());
        if (chosen > asked) return fails(payload, { limit: chosen.toString() });
        expect(apply(payload, { limit: chosen.toString() })).toEqual(permitting(chosen.toString()));
      }),
    );
  });

  it.each([
    ['PermitSingle', { details: { token: '0x1', amount: '9', nonce: '1' }, spender: '0x2' }, ['details', 'amount']],
    ['PermitTransferFrom', { permitted: { token: '0x1', amount: '9' }, spender: '0x2' }, ['permitted', 'amount']],
  ])('in a %s keeps its neighbours', (primaryType, message, [outer = '', inner = '']) => {
    const json = JSON.stringify({ primaryType, message });
    const edited = apply({ kind: 'typed-data', json }, { limit: '4' });
    const expected = JSON.parse(json.replace('"9"', '"4"'));
    expect(edited.kind === 'typed-data' && JSON.parse(edited.json)).toEqual(expected);
    expect(expected.message[outer][inner]).toBe('4');
  });

  it('applied twice is the same as once', () => {
    fc.assert(
      fc.property(amount, amount, (asked, chosen) => {
        const edits = { limit: (chosen < asked ? chosen : asked).toString(), nonce: 3 };
        const once = apply(approving(asked), edits);
        expect(apply(once, edits)).toEqual(once);
      }),
    );
  });

  it('cannot be lifted or invented', () => {
    fails(approving(5n), { limit: null });
    fails(sending, { limit: '1' });
    fails({ kind: 'personal-sign', message: '0x' }, { limit: '1' });
    fails(permitting('5'), { limit: '-1' });
    fails(permitting('5'), { limit: '1.5' });
    fails(permitting('5'), { limit: '0x1' });
    expect(apply(approving((1n << 256n) - 1n), { limit: null })).toEqual(approving((1n << 256n) - 1n));
  });

  it('is not written into a document whose numbers lost digits', () => {
    const json = '{"primaryType":"Permit","message":{"value":"5","nonce":115792089237316195423570985008687907853}}';
    expect(findLimit({ kind: 'typed-data', json })).toBeNull();
    fails({ kind: 'typed-data', json }, { limit: '1' });
    expect(findLimit({ kind: 'typed-data', json: 'no json' })).toBeNull();
  });

  it('is unlimited near the largest numbers only', () => {
    expect([(1n << 256n) - 1n, (1n << 160n) - 1n, (1n << 96n) - 1n, 1n << 255n].every(isUnlimited)).toBe(true);
    expect([0n, 10n ** 33n, 1n << 96n, (1n << 159n) - 1n].some(isUnlimited)).toBe(false);
  });
});

describe('fees and nonce', () => {
  const wei = fc.bigInt({ min: 0n, max: (1n << 96n) - 1n });

  it('change nothing but themselves', () => {
    fc.assert(
      fc.property(wei, wei, fc.nat(), fc.bigInt({ min: 21_000n, max: 1n << 40n }), (most, tip, nonce, gas) => {
        const fee = {
          speed: 'own' as const,
          maxFeePerGas: most.toString(),
          maxPriorityFeePerGas: tip.toString(),
          gasLimit: gas.toString(),
        };
        if (tip > most) return fails(sending, { fee, nonce });
        const { speed: _speed, ...values } = fee;
        expect(apply(sending, { fee, nonce })).toEqual({
          ...sending,
          transaction: { ...transaction, ...values, nonce },
        });
      }),
    );
  });

  it('of legacy networks are one price', () => {
    const {
      maxFeePerGas: _most,
      maxPriorityFeePerGas: _tip,
      ...common
    } = transaction as typeof transaction & { type: 'eip1559' };
    const { accessList: _list, ...rest } = common;
    const legacy: Payload = {
      kind: 'transaction',
      transaction: { ...rest, type: 'legacy', gasPrice: '7' },
      replaces: null,
    };
    expect(apply(legacy, { fee: { speed: 'own', gasPrice: '9' } })).toMatchObject({ transaction: { gasPrice: '9' } });
    fails(legacy, { fee: { speed: 'own', maxFeePerGas: '9' } });
    fails(sending, { fee: { speed: 'own', gasPrice: '9' } });
  });

  it('are refused where they make no sense', () => {
    fails(sending, { nonce: 1.5 });
    fails(sending, { nonce: -1 });
    fails(sending, { fee: { speed: 'own', gasLimit: '20999' } });
    fails(sending, { fee: { speed: 'own', gasLimit: (1n << 64n).toString() } });
    fails(sending, { fee: { speed: 'own', maxFeePerGas: (1n << 96n).toString() } });
    fails(sending, { fee: { speed: 'own', maxFeePerGas: '1e9' } });
    fails({ kind: 'connect' }, { nonce: 1 });
    fails({ kind: 'personal-sign', message: '0x' as Hex }, { fee: { speed: 'fast' } });
  });

  it('leave everything as it is when nothing was changed', () => {
    expect(apply(sending, {})).toEqual(sending);
    expect(apply({ kind: 'connect' }, { accounts: [], newAccount: true })).toEqual({ kind: 'connect' });
  });
});
