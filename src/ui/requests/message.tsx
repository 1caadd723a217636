/** The card of a message to sign: what it says, word for word, then what it means. Text is drawn as text, bytes as hex. */
import type { ApprovalView, MessageReview } from '../../messaging/approval.ts';
import { ReviewRows } from '../prompt/review-rows.tsx';

export const MessageCard = ({ approval, body }: { approval: ApprovalView; body: MessageReview }) => (
  <>
    {body.text !== '' && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <div class={body.isText ? 'said' : 'said mono'} data-testid="message" tabIndex={0}>
        {body.isText ? `“${body.text}”` : body.text}
      </div>
    )}
    <ReviewRows rows={approval.review.rows} />
  </>
);
