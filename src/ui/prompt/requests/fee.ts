/** Converts fees between the typed gwei and the network's wei. Exact. */
import { writeUngrouped } from '../../../lib/language.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalEdits, FeeOption, FeeReview } from '../../../messaging/approval.ts';
import { askWhich, fromUnits, readAmount, readWhole, toUnits } from '../../amount.ts';

const GWEI = 9;

/** The texts of the fields for custom values. */
export interface OwnFee {
  /** Max fee or gas price, in gwei per gas. */
  most: string;
  /** Priority fee, in gwei per gas; `null` on networks without EIP-1559. */
  tip: string | null;
  gasLimit: string;
}

/** The initial texts: the values of the chosen speed. */
export function toOwnFee(fee: FeeReview): OwnFee {
  const option = fee.options.find((each) => each.speed === fee.chosen) ?? fee.options[0];
  const gwei = (wei: string | undefined) => (wei === undefined ? '' : writeUngrouped(fromUnits(wei, GWEI)));
  const single = option?.gasPrice !== undefined;
  return {
    most: gwei(single ? option.gasPrice : option?.maxFeePerGas),
    tip: single ? null : gwei(option?.maxPriorityFeePerGas),
    gasLimit: fee.gasLimit,
  };
}

export type OwnFeeProblem = Partial<Record<keyof OwnFee, string>>;

/** The edit for custom values, or the problems by field. */
export function readOwnFee(own: OwnFee): { fee: NonNullable<ApprovalEdits['fee']> } | { problems: OwnFeeProblem } {
  const problems: OwnFeeProblem = {};
  const most = readGwei(own.most, t.enterNumber(writeUngrouped('12.5')));
  const tip = own.tip === null ? 0n : readGwei(own.tip, t.enterNumber(writeUngrouped('0.1')));
  const gasLimit = readGas(own.gasLimit);
  if (typeof most === 'string') problems.most = most;
  if (typeof tip === 'string') problems.tip = tip;
  if (typeof most === 'bigint' && typeof tip === 'bigint' && tip > most) problems.tip = t.tipTooHigh;
  if (gasLimit === null || Number(gasLimit) < 21_000) problems.gasLimit = t.gasTooLow;
  if (typeof most === 'string' || typeof tip === 'string' || gasLimit === null || Object.keys(problems).length > 0)
    return { problems };
  const price =
    own.tip === null
      ? { gasPrice: most.toString() }
      : { maxFeePerGas: most.toString(), maxPriorityFeePerGas: tip.toString() };
  return { fee: { speed: 'own', ...price, gasLimit } };
}

/** Wei, or the problem as a sentence. @param otherwise the problem of unreadable text */
function readGwei(text: string, otherwise: string): bigint | string {
  const typed = readAmount(text);
  if (typed.kind === 'ambiguous') return askWhich(typed.readings);
  return (typed.kind === 'amount' ? toUnits(typed.decimal, GWEI) : null) ?? otherwise;
}

/** `null` if it is no gas limit. */
function readGas(text: string): string | null {
  const digits = readWhole(text);
  return digits !== null && digits.length <= 12 ? digits : null;
}

/** `null` if it is no nonce. */
export function readNonce(text: string): number | null {
  const digits = readWhole(text);
  return digits !== null && digits.length <= 15 ? Number(digits) : null;
}

/** The edit for an offered speed. It contains the values, so that exactly the displayed fee is signed. */
export const toFeeEdit = (option: FeeOption): NonNullable<ApprovalEdits['fee']> => ({
  speed: option.speed,
  ...(option.maxFeePerGas === undefined ? {} : { maxFeePerGas: option.maxFeePerGas }),
  ...(option.maxPriorityFeePerGas === undefined ? {} : { maxPriorityFeePerGas: option.maxPriorityFeePerGas }),
  ...(option.gasPrice === undefined ? {} : { gasPrice: option.gasPrice }),
});
