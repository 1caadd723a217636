/** The card of a site that wants a Nostr key: the key that it gets, or a choice where the person brought others. */
import { useId } from 'preact/hooks';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView, NostrConnectReview } from '../../../messaging/approval.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';

export function NostrConnectCard(props: { approval: ApprovalView; body: NostrConnectReview; draft: RequestEdits }) {
  const { approval, body, draft } = props;
  const chosen = body.keys.find(({ publicKey }) => publicKey === body.chosen);
  return (
    <>
      {body.keys.length > 1 && <KeyChoice body={body} onChoose={(publicKey) => draft.review({ publicKey })} />}
      {chosen && (
        <div>
          <span class="label">{t.publicKey}</span>
          <p class="said mono" data-testid="nostr-key">
            {inGroups(chosen.npub)}
          </p>
        </div>
      )}
      <ReviewRows rows={approval.review.rows} />
    </>
  );
}

/** Seven groups of nine, so that it can be compared and breaks between them. */
const inGroups = (npub: string): string => npub.match(/.{1,9}/g)?.join(' ') ?? npub;

function KeyChoice({ body, onChoose }: { body: NostrConnectReview; onChoose: (publicKey: string) => void }) {
  const name = useId();
  return (
    <fieldset class="bare" data-testid="nostr-keys">
      <legend class="vh">{t.whichKey}</legend>
      <div class="rows">
        {body.keys.map((key) => (
          <label class="row" key={key.publicKey}>
            <input
              type="radio"
              class="dot"
              name={name}
              checked={key.publicKey === body.chosen}
              onChange={() => onChoose(key.publicKey)}
            />
            <span class="grow">
              <span class="t clip">{key.name}</span>
              <span class="d addr">{`${key.npub.slice(0, 12)}…${key.npub.slice(-6)}`}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
