/** The choice under a plain sign-in: for how long the site gets more like it without a prompt. Nothing is chosen at first. */
import { useEffect, useRef } from 'preact/hooks';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView } from '../../../messaging/approval.ts';
import { AGAIN, type SignInAgain } from '../../../messaging/sign-in-policy.ts';
import { Segments } from '../../components/field.tsx';
import { toMoment } from '../../words/day.ts';
import type { RequestEdits } from '../request-edits.ts';

type Choice = 'no' | SignInAgain;

const CHOICES: readonly Choice[] = ['no', 'hour', 'day', 'month'];

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
        {t.signInAgain}
      </span>
      <Segments<Choice>
        label={t.signInAgain}
        testid="sign-in-again"
        value={chosen}
        options={CHOICES.map((value) => ({ value, name: t.signInAgainFor[value] }))}
        onChange={(again) => draft.setOrDrop('signInAgain', again === 'no' ? null : again)}
      />
      {chosen !== 'no' && (
        <p class="small" ref={until}>
          {t.signInAgainUntil(toMoment(now + AGAIN[chosen], now))}
        </p>
      )}
    </div>
  );
}
