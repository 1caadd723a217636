/** Describes the status of an activity. */
import { unreachable } from '../../lib/errors.ts';
import type { ActivityStatus, ActivityView } from '../../messaging/activity.ts';
import { toDay } from './day.ts';

export const isPending = (status: ActivityStatus): boolean => status === 'signed' || status === 'pending';

/** *40 s*, *3 min*, *2 h*. @param milliseconds a duration */
export function toLasting(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** *Today, 14:02*. */
export function toWhen(time: number, now: number): string {
  const day = toDay(time, now);
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(time);
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${clock}`;
}

const withDetail = (word: string, detail: string): string => (detail === '' ? word : `${word}: ${detail}`);

export function activityWords({ status, detail, at }: ActivityView, now: number): string {
  switch (status) {
    case 'signed':
      return 'Signed, not sent yet';
    case 'pending':
      return `Waiting to be included, ${toLasting(now - at)}`;
    case 'included':
      return toWhen(at, now);
    case 'failed':
      return withDetail('Failed', detail);
    case 'replaced':
      return 'Replaced by another transaction';
    case 'dropped':
      return 'Dropped by the network; nothing moved';
    default:
      return unreachable(status);
  }
}
