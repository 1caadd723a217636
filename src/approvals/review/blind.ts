/** The blind-signing rule: unreadable data is refused, unless the person allowed blind signing; then it is a danger with a tick. */
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Warning } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';

/**
 * @param title of the danger if blind signing is allowed
 * @param what a sentence that says what cannot be read and why
 */
export async function blindRule(context: ReviewContext, title: string, what: string, tick: string): Promise<Warning> {
  const allowed = (await knownOrNull(context.data.blindSigning())) === true;
  return allowed
    ? {
        rule: 'blind-signing',
        severity: 'danger',
        title,
        text: t.mayAllowAnything(what),
        tick,
      }
    : {
        rule: 'blind-signing',
        severity: 'refused',
        title: labels.willNotSign,
        text: t.blindSigningOff(what),
      };
}
