/** The words of an approval: who may take what, how much of it is at risk, until when. */

import { shortAddress } from '../../../../ethereum/address.ts';
import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import type { AllowanceView } from '../../../../messaging/allowance-view.ts';
import { fromUnits, readable } from '../../../amount.ts';
import { toDate } from '../../../words/day.ts';

export const spenderText = ({ spender, spenderName }: AllowanceView): string => spenderName ?? shortAddress(spender);

/** *USDC*; *units of 0x1234…abcd* of a token without a readable name. */
export function tokenText({ kind, token, tokenName }: AllowanceView): string {
  if (tokenName !== null) return tokenName;
  return kind === 'operator' || kind === 'item' ? t.collectionOf(shortAddress(token)) : t.unitsOf(shortAddress(token));
}

/** It is about an amount, which can be lowered; else about items. */
export const isAmount = ({ kind }: AllowanceView): boolean => kind === 'token' || kind === 'permit2';

const termsOf = ({ kind, expiresAt }: AllowanceView, now: number) => ({
  permit2: kind === 'permit2',
  until: expiresAt === null ? null : toDate(expiresAt, now),
});

/** *Can spend up to 250 USDC*. */
export function rightText(row: AllowanceView, now: number): string {
  switch (row.kind) {
    case 'operator':
      return t.takesEveryItem(tokenText(row));
    case 'item':
      return t.takesItem(row.id ?? '', tokenText(row));
    default:
      return row.unlimited
        ? t.spendsAll(tokenText(row), termsOf(row, now))
        : t.spendsUpTo(amountText(row, row.amount ?? '0'), termsOf(row, now));
  }
}

/** *app.example can spend up to 250 USDC.* @param row of an amount */
export const spendingSentence = (row: AllowanceView, now: number): string =>
  row.unlimited
    ? t.spenderSpendsAll(spenderText(row), tokenText(row), termsOf(row, now))
    : t.spenderSpendsUpTo(spenderText(row), amountText(row, row.amount ?? '0'), termsOf(row, now));

export const amountText = (row: AllowanceView, units: string): string =>
  `${readable(fromUnits(units, row.decimals))} ${tokenText(row)}`;

/** *1,204 USDC*, *2 items*, *Unknown*. */
export function riskText(row: AllowanceView): string {
  if (row.atRisk === null) return t.unknown;
  if (!isAmount(row)) return t.items(Number(row.atRisk));
  return amountText(row, row.atRisk);
}
