/** The choice under a plain sign-in: for how long the site gets more like it without a prompt. Nothing is chosen at first. */
import type { ApprovalView } from '../../../messaging/approval.ts';
import { AGAIN, type SignInAgain } from '../../../messaging/sign-in-policy.ts';
import { siteName } from '../../../messaging/site-name.ts';
import { Segments } from '../../components/field.tsx';
import { toMoment } from '../../words/day.ts';
import type { RequestEdits } from '../request-edits.ts';

type Choice = 'once' | SignInAgain;

export function SignInAgainChoice({ approval, draft }: { approval: ApprovalView; draft: RequestEdits }) {
  const { origin, review } = approval;
  if (!review.signInAgain || origin === null) return null;
  const chosen: Choice = draft.edits.signInAgain ?? 'once';
  const { domain } = siteName(origin);
  const now = Date.now();
  return (
    <div class="stack tight">
      <Segments<Choice>
        label="How long the site may sign you in without asking"
        testid="sign-in-again"
        value={chosen}
        options={[
          { value: 'once', name: 'Only now' },
          { value: 'hour', name: 'An hour' },
          { value: 'day', name: 'A day' },
          { value: 'month', name: '30 days' },
        ]}
        onChange={(again) => draft.setOrDrop('signInAgain', again === 'once' ? null : again)}
      />
      <p class="small">
        {chosen === 'once'
          ? 'The site asks each time it wants to sign you in.'
          : `Until ${toMoment(now + AGAIN[chosen], now)} ${domain} can sign you in again without asking, if the sign-in says the same. You can end this on the Sites page.`}
      </p>
    </div>
  );
}
