/** The card of an event or a Nostr text: what it says, its tags, its facts, and whether the site may go on without a prompt. */

import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView, NostrReview } from '../../../messaging/approval.ts';
import { Segments } from '../../components/field.tsx';
import { LongText } from '../../components/long-text.tsx';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { Said } from './message.tsx';

export function NostrCard(props: { approval: ApprovalView; body: NostrReview; draft: RequestEdits }) {
  const { approval, body, draft } = props;
  return (
    <>
      {body.text !== '' && <Said text={body.text} mono={false} draft={draft} />}
      {body.tags.length > 0 && (
        <div class="said-box">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section class="said mono" aria-label={t.tags} data-testid="tags" tabIndex={0}>
            <LongText text={body.tags.join('\n')} />
          </section>
        </div>
      )}
      <ReviewRows rows={approval.review.rows} />
      {body.repeat !== null && <Repeat what={body.repeat} draft={draft} />}
    </>
  );
}

const CHOICES = ['once', 'hour', 'always'] as const;
type Choice = (typeof CHOICES)[number];

function Repeat({ what, draft }: { what: string; draft: RequestEdits }) {
  const chosen: Choice = draft.edits.repeat ?? 'once';
  return (
    <div class="stack tight">
      <Segments<Choice>
        label={t.goOnFor}
        testid="repeat"
        value={chosen}
        options={CHOICES.map((value) => ({ value, name: t.goOnChoices[value] }))}
        onChange={(repeat) => draft.setOrDrop('repeat', repeat === 'once' ? null : repeat)}
      />
      <p class="small">{chosen === 'once' ? t.asksAgain : t.withoutAsking(what)}</p>
    </div>
  );
}
