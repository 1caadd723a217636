/** Fees as a person types them, in gwei, and as the network takes them, in wei. Exact; decides nothing. */
import type { ApprovalEdits, FeeOption, FeeReview, FeeSpeed } from '../../messaging/approval.ts';
import { fromUnits, toUnits } from '../amount.ts';

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
  const most = toUnits(own.most, GWEI);
  const tip = own.tip === null ? 0n : toUnits(own.tip, GWEI);
  if (most === null) problems.most = 'A number such as 12.5';
  if (tip === null) problems.tip = 'A number such as 0.1';
  if (most !== null && tip !== null && tip > most) problems.tip = 'Not above the most';
  if (!/^\d{1,12}$/.test(own.gasLimit) || Number(own.gasLimit) < 21_000) problems.gasLimit = '21000 or more';
  if (most === null || tip === null || Object.keys(problems).length > 0) return { problems };
  const price =
    own.tip === null
      ? { gasPrice: most.toString() }
      : { maxFeePerGas: most.toString(), maxPriorityFeePerGas: tip.toString() };
  return { fee: { speed: 'own', ...price, gasLimit: own.gasLimit } };
}

/** The edit for one of the offered speeds: its values go along, so that what is signed is what was read. */
export const toFeeEdit = (option: FeeOption): NonNullable<ApprovalEdits['fee']> => ({
  speed: option.speed,
  ...(option.maxFeePerGas === undefined ? {} : { maxFeePerGas: option.maxFeePerGas }),
  ...(option.maxPriorityFeePerGas === undefined ? {} : { maxPriorityFeePerGas: option.maxPriorityFeePerGas }),
  ...(option.gasPrice === undefined ? {} : { gasPrice: option.gasPrice }),
});
