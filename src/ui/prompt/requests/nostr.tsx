/** The card of an event or a text of nostr: what it says, its tags, its facts, and whether the site may go on without a prompt. */
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
          <section class="said mono" aria-label="Tags" data-testid="tags" tabIndex={0}>
            <LongText text={body.tags.join('\n')} />
          </section>
        </div>
      )}
      <ReviewRows rows={approval.review.rows} />
      {body.repeat !== null && <Repeat what={body.repeat} draft={draft} />}
    </>
  );
}

type Choice = 'once' | 'hour' | 'always';

function Repeat({ what, draft }: { what: string; draft: RequestEdits }) {
  const chosen: Choice = draft.edits.repeat ?? 'once';
  return (
    <div class="stack tight">
      <Segments<Choice>
        label="How long the site may go on without asking"
        testid="repeat"
        value={chosen}
        options={[
          { value: 'once', name: 'Only this' },
          { value: 'hour', name: 'For an hour' },
          { value: 'always', name: 'Until I stop it' },
        ]}
        onChange={(repeat) => draft.setOrDrop('repeat', repeat === 'once' ? null : repeat)}
      />
      <p class="small">
        {chosen === 'once'
          ? 'The site asks again each time.'
          : `Without asking again, ${what}. You can stop this on the Sites page.`}
      </p>
    </div>
  );
}
