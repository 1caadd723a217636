/** Fees as a person types them, in gwei, and as the network takes them, in wei. Exact; decides nothing. */
import type { ApprovalEdits, FeeOption, FeeReview, FeeSpeed } from '../../../messaging/approval.ts';
import { askWhich, fromUnits, readAmount, toUnits } from '../../amount.ts';

const GWEI = 9;
const NAMES: Record<FeeSpeed, string> = { slow: 'Slow', normal: 'Normal', fast: 'Fast', own: 'Own', site: 'As asked' };

export const speedName = (speed: FeeSpeed): string => NAMES[speed];

/** The texts of the fields for own values. */
export interface OwnFee {
  /** Gwei per gas, the most that is paid. */
  most: string;
  /** Gwei per gas for whoever includes it; `null` on networks with one gas price. */
  tip: string | null;
  gasLimit: string;
}

/** Begins with the values of the chosen speed. */
export function toOwnFee(fee: FeeReview): OwnFee {
  const option = fee.options.find((each) => each.speed === fee.chosen) ?? fee.options[0];
  const gwei = (wei: string | undefined) => (wei === undefined ? '' : fromUnits(wei, GWEI));
  const single = option?.gasPrice !== undefined;
  return {
    most: gwei(single ? option.gasPrice : option?.maxFeePerGas),
    tip: single ? null : gwei(option?.maxPriorityFeePerGas),
    gasLimit: fee.gasLimit,
  };
}

export type OwnFeeProblem = Partial<Record<keyof OwnFee, string>>;

/** The edit for own values, or what is wrong with which field. */
export function readOwnFee(own: OwnFee): { fee: NonNullable<ApprovalEdits['fee']> } | { problems: OwnFeeProblem } {
  const problems: OwnFeeProblem = {};
  const most = readGwei(own.most, 'A number such as 12.5');
  const tip = own.tip === null ? 0n : readGwei(own.tip, 'A number such as 0.1');
  const gasLimit = readGas(own.gasLimit);
  if (typeof most === 'string') problems.most = most;
  if (typeof tip === 'string') problems.tip = tip;
  if (typeof most === 'bigint' && typeof tip === 'bigint' && tip > most) problems.tip = 'Not above the most';
  if (gasLimit === null || Number(gasLimit) < 21_000) problems.gasLimit = '21000 or more';
  if (typeof most === 'string' || typeof tip === 'string' || gasLimit === null || Object.keys(problems).length > 0)
    return { problems };
  const price =
    own.tip === null
      ? { gasPrice: most.toString() }
      : { maxFeePerGas: most.toString(), maxPriorityFeePerGas: tip.toString() };
  return { fee: { speed: 'own', ...price, gasLimit } };
}

/** Wei, or what is wrong. @param otherwise says what is wanted */
function readGwei(text: string, otherwise: string): bigint | string {
  const typed = readAmount(text);
  if (typed.kind === 'ambiguous') return askWhich(typed.readings);
  return (typed.kind === 'amount' ? toUnits(typed.decimal, GWEI) : null) ?? otherwise;
}

/** Gas is whole: a comma in it groups thousands. `null` when it is no such number. */
function readGas(text: string): string | null {
  const typed = readAmount(text);
  const digits = typed.kind === 'amount' ? typed.decimal : typed.kind === 'ambiguous' ? typed.readings[0] : '';
  return /^\d{1,12}$/.test(digits) ? digits : null;
}

/** The edit for one of the offered speeds: its values go along, so that what is signed is what was read. */
export const toFeeEdit = (option: FeeOption): NonNullable<ApprovalEdits['fee']> => ({
  speed: option.speed,
  ...(option.maxFeePerGas === undefined ? {} : { maxFeePerGas: option.maxFeePerGas }),
  ...(option.maxPriorityFeePerGas === undefined ? {} : { maxPriorityFeePerGas: option.maxPriorityFeePerGas }),
  ...(option.gasPrice === undefined ? {} : { gasPrice: option.gasPrice }),
});
