/** The character's activity, with what came in: pending first with its waiting time, failed with its reason. */
import { writeDecimal } from '../../lib/language.ts';
import type { ActivityStatus, ActivityView } from '../../messaging/activity.ts';
import { partsOf } from '../amount.ts';
import { Empty } from '../components/empty.tsx';
import { ArrowDownLeft, Check, CircleDot, Icon, RotateCcw, X } from '../components/icon.tsx';
import { Mask } from '../components/mask.tsx';
import { Row, Rows } from '../components/row.tsx';
import { ShowMore } from '../components/show-more.tsx';
import { Spinner } from '../components/spinner.tsx';
import { useGrowing } from '../components/use-growing.ts';
import { useNow } from '../use-now.ts';
import { activityWords, isPending } from '../words/activity.ts';
import type { Acting } from './view.ts';

function StatusSign({ status }: { status: ActivityStatus }) {
  switch (status) {
    case 'signed':
    case 'pending':
      return <Spinner />;
    case 'included':
      return <Icon node={Check} size={18} />;
    case 'failed':
      return <Icon node={X} size={18} class="bad" />;
    case 'replaced':
      return <Icon node={RotateCcw} size={17} />;
    case 'dropped':
      return <Icon node={CircleDot} size={17} />;
  }
}

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 20;

export const ActivitySign = ({ one }: { one: Pick<ActivityView, 'received' | 'status'> }) =>
  one.received ? <Icon node={ArrowDownLeft} size={18} /> : <StatusSign status={one.status} />;

/** `−0.25 ETH` with its unit in grey. */
export function SignedAmount({ text }: { text: string }) {
  const parts = partsOf(text);
  if (parts === null) return <span class="num">{text}</span>;
  return (
    <>
      <span class="num">{writeDecimal(parts.decimal)}</span> <span class="u">{parts.symbol}</span>
    </>
  );
}

export function ActivityList({ acting, activity }: { acting: Acting; activity: readonly ActivityView[] }) {
  const shown = activity.filter(({ hidden }) => hidden === undefined);
  const growing = useGrowing(ROWS, '');
  const pending = shown.some(({ status }) => isPending(status));
  const now = useNow(pending ? 1_000 : 60_000);
  if (shown.length === 0)
    return (
      <Empty
        mark={<Mask shape={acting.character.look.mask} size={40} />}
        title="Nothing yet"
        text={`Everything ${acting.character.name} sends and receives shows up here.`}
      />
    );
  const inOrder = [...shown].sort((a, b) => Number(isPending(b.status)) - Number(isPending(a.status)) || b.at - a.at);
  return (
    <>
      <Rows>
        {inOrder.slice(0, growing.most).map((one) => (
          <Row
            key={one.id}
            lead={<ActivitySign one={one} />}
            title={one.title}
            detail={<span class={one.status === 'failed' ? 'bad' : ''}>{activityWords(one, now)}</span>}
            {...(one.amount === '' ? {} : { value: <SignedAmount text={one.amount} /> })}
            testid="activity-row"
            data={{ 'data-status': one.status, 'data-kind': one.received ? 'received' : 'sent' }}
            onClick={() => acting.go({ kind: 'activity', id: one.id })}
          />
        ))}
      </Rows>
      <ShowMore growing={growing} of={inOrder.length} wide class="after" />
    </>
  );
}
