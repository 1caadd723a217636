/** What an account has to be set up for to make all calls of a batch at once. The person can do without it. */

import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { BatchReview } from '../../../messaging/approval.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import type { RequestEdits } from '../request-edits.ts';

/** @param props.onRefuse refuses the set-up, and with it a request that cannot do without it */
export function SetUpBox(props: { batch: BatchReview; draft: RequestEdits; onRefuse: () => void }) {
  const { batch, draft, onRefuse } = props;
  const { setUp, declined } = batch;
  if (setUp === null)
    return declined ? (
      <Button small weight="quiet" testid="set-up-again" onClick={() => draft.review({ separately: false })}>
        {t.allAtOnce}
      </Button>
    ) : null;
  return (
    <WarningBox severity="caution" title={setUp.title} rule="set-up">
      <p>{setUp.text}</p>
      <div class="hstack">
        <Button
          small
          testid="no-set-up"
          onClick={() => (setUp.required ? onRefuse() : draft.review({ separately: true }))}
        >
          {setUp.decline}
        </Button>
      </div>
    </WarningBox>
  );
}
