/** The choice under a plain sign-in: for how long the site gets more like it without a prompt. Nothing is chosen at first. */
import { useEffect, useRef } from 'preact/hooks';
import type { ApprovalView } from '../../../messaging/approval.ts';
import { AGAIN, type SignInAgain } from '../../../messaging/sign-in-policy.ts';
import { Segments } from '../../components/field.tsx';
import { toMoment } from '../../words/day.ts';
import type { RequestEdits } from '../request-edits.ts';

type Choice = 'no' | SignInAgain;

const LABEL = 'Sign in here again without asking';

export function SignInAgainChoice({ approval, draft }: { approval: ApprovalView; draft: RequestEdits }) {
  const until = useRef<HTMLParagraphElement>(null);
  const { signInAgain } = draft.edits;
  // It may stand below what fits into the window.
  useEffect(() => until.current?.scrollIntoView({ block: 'nearest' }), [signInAgain]);
  if (!approval.review.signInAgain || approval.signing?.verdict === 'refused') return null;
  const chosen: Choice = signInAgain ?? 'no';
  const now = Date.now();
  return (
    <div class="stack tight">
      {/* The choice itself has it as its name. */}
      <span class="label" aria-hidden="true">
        {LABEL}
      </span>
      <Segments<Choice>
        label={LABEL}
        testid="sign-in-again"
        value={chosen}
        options={[
          { value: 'no', name: 'No' },
          { value: 'hour', name: 'An hour' },
          { value: 'day', name: 'A day' },
          { value: 'month', name: '30 days' },
        ]}
        onChange={(again) => draft.setOrDrop('signInAgain', again === 'no' ? null : again)}
      />
      {chosen !== 'no' && (
        <p class="small" ref={until}>
          Until {toMoment(now + AGAIN[chosen], now)}, as long as the sign-in says the same. You can stop this on the
          Sites page.
        </p>
      )}
    </div>
  );
}
