/** Puts a list of activity in order: what waits first, then day by day, the newest first. */

import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import { type ActivityView, isPending } from '../../messaging/activity.ts';
import { toDayAlone } from '../words/day.ts';

export interface ActivityGroup {
  /** *Pending*, *Today*, *Yesterday*, *3 March*. */
  name: string;
  entries: ActivityView[];
}

/** @param most how many entries there are at most in all groups */
export function inDays(activity: readonly ActivityView[], now: number, most: number): ActivityGroup[] {
  const inOrder = [...activity].sort(
    (a, b) => Number(isPending(b.status)) - Number(isPending(a.status)) || b.at - a.at,
  );
  const groups: ActivityGroup[] = [];
  for (const one of inOrder.slice(0, most)) {
    const name = isPending(one.status) ? t.pending : toDayAlone(one.at, now);
    const last = groups.at(-1);
    if (last?.name === name) last.entries.push(one);
    else groups.push({ name, entries: [one] });
  }
  return groups;
}
