/** The newest of some entries of the history, each with a link to its details. */
import type { ActivityView } from '../../../messaging/activity.ts';
import { Row, Rows } from '../../components/row.tsx';
import { ActivitySign, SignedAmount } from '../../popup/activity-list.tsx';
import { activityWords } from '../../words/activity.ts';
import { detailPath, settingsPath } from './settings-routes.ts';

/** How many are shown. */
const MOST = 5;

/** Hidden entries are left out; without any entry it renders nothing. */
export function LastActs(props: {
  title: string;
  /** Level of its heading. */
  level?: 2 | 3;
  /** Newest first. */
  acts: readonly ActivityView[];
  /** The words of the link to all of them. */
  all: string;
}) {
  const acts = props.acts.filter(({ hidden }) => hidden === undefined);
  if (acts.length === 0) return null;
  const Heading = `h${props.level ?? 3}` as const;
  return (
    <>
      <Heading class="h3">{props.title}</Heading>
      <Rows>
        {acts.slice(0, MOST).map((act) => (
          <Row
            key={act.id}
            lead={<ActivitySign one={act} />}
            title={act.title}
            detail={activityWords(act, Date.now())}
            {...(act.amount === '' ? {} : { value: <SignedAmount text={act.amount} /> })}
            href={`#/${detailPath('history', act.id)}`}
          />
        ))}
      </Rows>
      {acts.length > MOST && (
        <p class="small">
          <a href={`#/${settingsPath('history')}`}>{props.all}</a>
        </p>
      )}
    </>
  );
}
