/** A kept payment when the send page opens again: on its network, on another one, after it was sent, and by a click on something else. */
import { expect, it } from 'vitest';
import type { PaymentDraft } from '../../payment-draft.ts';
import { openedDraft } from './opened-draft.ts';

const USDC = `0x${'a0'.repeat(20)}` as const;
const OTHER = `0x${'0b'.repeat(20)}` as const;
const MINE = `0x${'11'.repeat(20)}` as const;

const kept: PaymentDraft = {
  from: MINE,
  to: 'Ida',
  amount: '7',
  token: USDC,
  chainId: 1,
  everything: false,
  reviewedAt: null,
};
const here = { isDone: false, chainId: 1, from: null };

it('is as it was on its network', () => {
  expect(openedDraft(kept, here)).toEqual(kept);
  expect(openedDraft({ ...kept, chainId: null }, here)).toEqual(kept);
});

it('keeps its recipient on another network, where its token and amount mean nothing', () => {
  const elsewhere = openedDraft({ ...kept, everything: true }, { ...here, chainId: 10 });
  expect(elsewhere).toEqual({ ...kept, amount: '', token: null, chainId: 10 });
  expect(openedDraft(elsewhere, { ...here, chainId: 10 })).toEqual(elsewhere);
});

it('takes what was clicked, without the amount of something else', () => {
  expect(openedDraft(kept, { ...here, token: OTHER, from: OTHER })).toEqual({
    ...kept,
    from: OTHER,
    token: OTHER,
    amount: '',
  });
  expect(openedDraft(kept, { ...here, token: USDC })).toEqual(kept);
  expect(openedDraft(kept, { ...here, token: null })).toEqual({ ...kept, token: null, amount: '' });
  // The same address on another network is another token.
  expect(openedDraft(kept, { ...here, chainId: 10, token: USDC })).toEqual({ ...kept, amount: '', chainId: 10 });
});

it('begins anew with the same token once it was sent', () => {
  expect(openedDraft({ ...kept, reviewedAt: 5 }, { ...here, isDone: true })).toEqual({ ...kept, to: '', amount: '' });
});
