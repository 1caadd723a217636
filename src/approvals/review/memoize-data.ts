/** Wraps the review data for one review: each query runs once and stops waiting at the deadline. Changes no result. */
import { askOnce } from '../../lib/ask-once.ts';
import { WalletError } from '../../lib/errors.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { ReviewData } from './review-data.ts';

/** The clock, and what is in the package: no network is waited for. */
const AT_ONCE: ReadonlySet<string> = new Set<keyof ReviewData>(['now', 'siteName']);

/**
 * @param enough resolves at the deadline; queries without a result then reject with WalletError no-network
 */
export function memoizeData(data: ReviewData, enough: Promise<void>): ReviewData {
  const tooLate = enough.then(() => {
    throw new WalletError('no-network', t.networkTooSlow);
  });
  tooLate.catch(() => undefined);

  const once = askOnce();
  const memoize =
    <Args extends unknown[], Answer>(name: string, ask: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> =>
      once([name, args], () => Promise.race([ask(...args), tooLate]));

  const memoized = Object.entries(data).map(([name, ask]) => [name, AT_ONCE.has(name) ? ask : memoize(name, ask)]);
  return Object.fromEntries(memoized) as ReviewData;
}
