/** One entry of the history in its list: what was sent or came in, or what is only known to be signed. */

import { history as t } from '../../../../locales/en/ui/pages/settings/history.ts';
import { wordsDays as w } from '../../../../locales/en/ui/words/days.ts';
import { Icon, Laptop, Pencil } from '../../../components/icon.tsx';
import { ActivitySign, SignedAmount } from '../../../popup/activity-list.tsx';
import { activityWords, toWhen } from '../../../words/activity.ts';
import { type Act, isSentHere } from '../../../words/activity-filter.ts';
import { RowLink } from '../list-detail.tsx';

export function ActRow({ one, now, isChosen }: { one: Act; now: number; isChosen: boolean }) {
  const here = isSentHere(one);
  return (
    <div
      class="row tall is-linked"
      data-testid={here ? 'activity-row' : 'signed-row'}
      {...(here ? { 'data-status': one.status } : { 'data-kind': one.kind })}
    >
      <span class="lead">
        {here ? <ActivitySign one={one} /> : <Icon node={one.kind === 'transaction' ? Laptop : Pencil} size={17} />}
      </span>
      <span class="grow">
        <span class="t clip">
          <RowLink route="history" id={one.id} isChosen={isChosen}>
            {one.title}
          </RowLink>
        </span>
        <span class={here && one.status === 'failed' ? 'd bad' : 'd'}>{wordsOf(one, now)}</span>
      </span>
      {one.amount !== '' && (
        <span class="v">
          <SignedAmount text={one.amount} />
        </span>
      )}
    </div>
  );
}

function wordsOf(one: Act, now: number): string {
  if (isSentHere(one)) {
    const words = activityWords(one, now);
    // Which item of a collection came in.
    return one.received && one.detail !== '' ? w.facts([words, one.detail]) : words;
  }
  const when = toWhen(one.at, now);
  return one.kind === 'transaction' ? t.signedElsewhere(when) : when;
}
