/** The blind-signing rule: unreadable data is refused, unless the person allowed blind signing; then it is a danger with a tick. */
import type { Warning } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';

/** Where a person finds the switch. */
const WHERE_BLIND_SIGNING_IS = 'To sign it anyway, turn on “Allow blind signing” in Settings, Preferences.';

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
        text: `${what} It may allow anything, such as taking all that this account holds.`,
        tick,
      }
    : {
        rule: 'blind-signing',
        severity: 'refused',
        title: 'Dramatis will not sign this',
        text: `${what} Blind signing is off. ${WHERE_BLIND_SIGNING_IS}`,
      };
}
