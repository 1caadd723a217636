/** What can be taken now, is worth something and goes to somebody unknown stands first. */
import { expect, it } from 'vitest';
import type { AllowanceView } from '../../messaging/allowance-view.ts';
import { compareAllowances } from './sort-allowances.ts';

const row = (spender: string, more: Partial<AllowanceView> = {}): AllowanceView => ({
  kind: 'token',
  account: '0xa1',
  contract: '0x44',
  token: '0x44',
  spender: `0x${spender}`,
  id: null,
  tokenName: 'USDC',
  tokenKnown: true,
  decimals: 6,
  amount: '100',
  unlimited: false,
  atRisk: '100',
  expiresAt: null,
  spenderName: null,
  spenderKind: 'contract',
  ...more,
});

it('sorts by what is at risk, then by the token, then by the spender', () => {
  const expected = [
    row('01', { spenderKind: 'account', atRisk: '5' }),
    row('02', { unlimited: true, atRisk: '7' }),
    row('03', { atRisk: '90' }),
    row('04', { atRisk: '40' }),
    row('05', { spenderName: 'CoW Swap', unlimited: true, atRisk: '900' }),
    row('06', { kind: 'operator', tokenName: 'Posters', tokenKnown: false, atRisk: '3' }),
    row('07', { tokenName: 'FREE', tokenKnown: false, atRisk: '999999' }),
    row('08', { tokenName: null, tokenKnown: false, atRisk: null }),
    row('09', { unlimited: true, spenderKind: 'account', atRisk: '0' }),
  ];
  const order = (rows: AllowanceView[]) => rows.toSorted(compareAllowances).map(({ spender }) => spender);
  expect(order(expected.toReversed())).toEqual(expected.map(({ spender }) => spender));
  expect(compareAllowances(row('03'), row('03'))).toBe(0);
});
