/** Describes the status of an activity. */
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { writeClock } from '../../lib/language.ts';
import { wordsActivity as t } from '../../locales/en/ui/words/activity.ts';
import { wordsDays as days } from '../../locales/en/ui/words/days.ts';
import { type ActivityView, isPending } from '../../messaging/activity.ts';
import { toDayAlone, toMoment } from './day.ts';

/** *40 s*, *3 min*, *2 h*. @param milliseconds a duration */
export function toLasting(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 90) return t.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 90 ? t.minutes(minutes) : t.hours(Math.floor(minutes / 60));
}

/** *Today, 14:02*. */
export const toWhen = (time: number, now: number): string => days.dayAndTime(toDayAlone(time, now), writeClock(time));

/** The own account of an entry. */
export const accountOf = ({ received, from, to }: ActivityView): Hex | null => (received ? to : from);

/** The address on the other side; `null`: none, or not known. */
export const otherSideOf = ({ received, from, to }: ActivityView): Hex | null => (received ? from : to);

/** Of coins that came in between two readings. */
export const coinsCame = (): string => t.coinsCame;

/** Why lists leave it out. */
export const hiddenWords = (hidden: NonNullable<ActivityView['hidden']>): string =>
  hidden === 'token' ? t.hiddenToken : t.hiddenLookAlike;

/** Says so of what nobody was asked about. @param underDay the day stands above it */
export function activityWords(one: ActivityView, now: number, underDay = false): string {
  const { status, since, at } = one;
  const words = underDay && status === 'included' && since === undefined ? writeClock(at) : statusWords(one, now);
  return one.unprompted ? t.withoutPrompt(words) : words;
}

function statusWords(act: ActivityView, now: number): string {
  const { status, detail, at, since } = act;
  switch (status) {
    case 'signed':
      return t.signed;
    case 'pending':
      return t.pending(toLasting(now - at));
    case 'included':
      return since === undefined ? toWhen(at, now) : t.between(toMoment(since, now), toMoment(at, now));
    case 'failed':
      return detail === '' ? t.failed : t.failedBecause(detail);
    case 'replaced':
      return t.replaced;
    case 'dropped':
      return droppedWords(act);
    default:
      return unreachable(status);
  }
}

/** Of one that was dropped. No later nonce ends a user operation: whoever has it can still hand it in. */
export function droppedWords({ paidBy, instead }: Pick<ActivityView, 'paidBy' | 'instead'>): string {
  if (instead !== undefined) return t.sentAnotherWay;
  return paidBy === undefined ? t.dropped : t.droppedOperation;
}

/** What became on a layer-2 network of what a transaction of the layer-1 chain brings there. @param name of the network */
export function throughWords({ status, through }: ActivityView, name: string): string {
  if (isPending(status)) return t.throughPending;
  if (status !== 'included') return t.throughFailedHere;
  switch (through?.status ?? 'waiting') {
    case 'included':
      return t.throughIncluded;
    case 'failed':
      return t.throughFailedThere(name);
    default:
      return t.throughOnItsWay(name);
  }
}
