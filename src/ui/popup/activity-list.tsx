/** The character's activity, with what came in: day by day, pending first with its waiting time, failed with its reason. */
import { writeDecimal } from '../../lib/language.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { type ActivityStatus, type ActivityView, isPending } from '../../messaging/activity.ts';
import { partsOf } from '../amount.ts';
import { Empty } from '../components/empty.tsx';
import { ArrowDownLeft, Check, CircleDot, Icon, RotateCcw, X } from '../components/icon.tsx';
import { Mask } from '../components/mask.tsx';
import { Row, Rows } from '../components/row.tsx';
import { ShowMore } from '../components/show-more.tsx';
import { Spinner } from '../components/spinner.tsx';
import { useGrowing } from '../components/use-growing.ts';
import { dustWords, isDust } from '../dust.ts';
import { useNow } from '../use-now.ts';
import { activityWords } from '../words/activity.ts';
import { inDays } from './activity-days.ts';
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

/** `−0.25 ETH` with its unit in grey. `exact`: dust too, digit by digit. */
export function SignedAmount({ text, exact = false }: { text: string; exact?: boolean }) {
  const parts = partsOf(text);
  if (parts === null) return <span class="num">{text}</span>;
  const { decimal, symbol } = parts;
  return (
    <>
      <span class="num" title={writeDecimal(decimal)}>
        {!exact && isDust(decimal) ? dustWords() : writeDecimal(decimal)}
      </span>{' '}
      <span class="u">{symbol}</span>
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
        title={t.nothingYet}
        text={t.nothingYetText(acting.character.name)}
      />
    );
  return (
    <>
      {inDays(shown, now, growing.most).map(({ name, entries }) => (
        <section key={name} class="day">
          <h2 class="label">{name}</h2>
          <Rows>
            {entries.map((one) => (
              <Row
                key={one.id}
                lead={<ActivitySign one={one} />}
                title={one.title}
                detail={<span class={one.status === 'failed' ? 'bad' : ''}>{activityWords(one, now, true)}</span>}
                {...(one.amount === '' ? {} : { value: <SignedAmount text={one.amount} /> })}
                testid="activity-row"
                data={{ 'data-status': one.status, 'data-kind': one.received ? 'received' : 'sent' }}
                onClick={() => acting.go({ kind: 'activity', id: one.id })}
              />
            ))}
          </Rows>
        </section>
      ))}
      <ShowMore growing={growing} of={shown.length} wide class="after" />
    </>
  );
}
