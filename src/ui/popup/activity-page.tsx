/** The page of one activity. */

import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { ActivityFacts } from './activity-facts.tsx';
import { PageHead } from './page-head.tsx';
import type { Acting } from './view.ts';

export function ActivityPage({ acting, id }: { acting: Acting; id: string }) {
  const { snapshot, detail, go } = acting;
  const activity = detail.activity.find((one) => one.id === id);
  return (
    <>
      <PageHead title={activity?.title ?? t.activity} back={() => go({ kind: 'home' })} />
      {activity !== undefined && (
        <div class="body sub">
          <ActivityFacts activity={activity} snapshot={snapshot} detail={detail} signedBy={null} />
        </div>
      )}
    </>
  );
}
