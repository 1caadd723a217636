/** Describes the status of an activity. */
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { writeClock } from '../../lib/language.ts';
import type { ActivityStatus, ActivityView } from '../../messaging/activity.ts';
import { toDay, toMoment } from './day.ts';

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
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${writeClock(time)}`;
}

const withDetail = (word: string, detail: string): string => (detail === '' ? word : `${word}: ${detail}`);

/** The own account of an entry. */
export const accountOf = ({ received, from, to }: ActivityView): Hex | null => (received ? to : from);

/** The address on the other side; `null`: none, or not known. */
export const otherSideOf = ({ received, from, to }: ActivityView): Hex | null => (received ? from : to);

/** Of coins that came in between two readings. */
export const COINS_CAME =
  'The balance went up without a transaction of yours. Networks don’t tell wallets who sent coins.';

/** Why lists leave it out. */
export const hiddenWords = (hidden: NonNullable<ActivityView['hidden']>): string =>
  hidden === 'token'
    ? 'A token that you did not ask for. Add it under Assets if you want to see it.'
    : 'Its sender resembles an address that you know, and is another one.';

/** Says so of what nobody was asked about. @param underDay the day stands above it */
export function activityWords(one: ActivityView, now: number, underDay = false): string {
  const { status, since, at } = one;
  const words = underDay && status === 'included' && since === undefined ? writeClock(at) : statusWords(one, now);
  return one.unprompted ? `${words}, without a prompt` : words;
}

function statusWords(act: ActivityView, now: number): string {
  const { status, detail, at, since } = act;
  switch (status) {
    case 'signed':
      return 'Signed, not sent yet';
    case 'pending':
      return `Waiting to be included, ${toLasting(now - at)}`;
    case 'included':
      return since === undefined ? toWhen(at, now) : `Between ${toMoment(since, now)} and ${toMoment(at, now)}`;
    case 'failed':
      return withDetail('Failed', detail);
    case 'replaced':
      return 'Replaced by another transaction';
    case 'dropped':
      return droppedWords(act);
    default:
      return unreachable(status);
  }
}

/** Of one that was dropped. No later nonce ends a user operation: whoever has it can still hand it in. */
export function droppedWords({ paidBy, instead }: Pick<ActivityView, 'paidBy' | 'instead'>): string {
  if (instead !== undefined) return 'Not accepted by the network; sent another way';
  return paidBy === undefined
    ? 'Dropped by the network; nothing moved'
    : 'Dropped: no bundler has it now, but it can still be carried out';
}

/** What became on a layer-2 network of what a transaction of the layer-1 chain brings there. @param name of the network */
export function throughWords({ status, through }: ActivityView, name: string): string {
  if (isPending(status)) return 'Not there yet: its transaction is pending.';
  if (status !== 'included') return 'It does not arrive: its transaction was not carried out.';
  switch (through?.status ?? 'waiting') {
    case 'included':
      return 'Carried out.';
    case 'failed':
      return `It arrived and failed. ${name} won’t try it again.`;
    default:
      return `On its way. ${name} hasn’t carried it out yet, or isn’t responding.`;
  }
}
