/** The card of a message to sign: its exact text, then its facts. The user must scroll to the end before approving. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView, MessageReview } from '../../../messaging/approval.ts';
import { Button } from '../../components/button.tsx';
import { ChevronDown } from '../../components/icon.tsx';
import { LongText } from '../../components/long-text.tsx';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { SignInAgainChoice } from './sign-in-again.tsx';

export function MessageCard(props: { approval: ApprovalView; body: MessageReview; draft: RequestEdits }) {
  const { approval, body, draft } = props;
  return (
    <>
      {body.text !== '' && (
        <Said text={body.isText ? t.quoted(body.text) : body.text} mono={!body.isText} draft={draft} />
      )}
      <ReviewRows rows={approval.review.rows} />
      <SignInAgainChoice approval={approval} draft={draft} />
    </>
  );
}

/** Tolerance in px for rounding at the end of the text. */
const NEARLY = 8;

/** ERC-4361 requires wallets to show the whole text and to make users scroll through it. */
export function Said({ text, mono, draft }: { text: string; mono: boolean; draft: RequestEdits }) {
  const box = useRef<HTMLDivElement>(null);
  /** Was its end on screen? `null`: it is not laid out yet. */
  const [seen, setSeen] = useState<boolean | null>(null);
  const { mark } = draft;

  const look = () => {
    const element = box.current;
    if (element === null) return;
    const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - NEARLY;
    setSeen((before) => before === true || isAtEnd);
  };
  useLayoutEffect(() => {
    if (box.current === null) return;
    // It looks when the browser has laid the window out, and before it paints: to measure here would lay it out twice.
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => mark('message', seen !== true));
  const onScroll = seen === false ? look : undefined;

  return (
    <div class="said-box">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of text, not of fields */}
      <div
        ref={box}
        class={mono ? 'said mono' : 'said'}
        role="group"
        aria-label={t.messageText}
        data-testid="message"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <LongText text={text} />
      </div>
      {seen === false && (
        <Button
          weight="quiet"
          small
          icon={ChevronDown}
          class="more-below"
          testid="more-below"
          onClick={() => box.current?.scrollBy({ top: box.current.clientHeight - 24 })}
        >
          {t.scrollToEnd}
        </Button>
      )}
    </div>
  );
}
