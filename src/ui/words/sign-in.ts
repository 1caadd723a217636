/** The note beside a sign-in: whether it may still be valid. Only the site knows. */

import { wordsMethods as t } from '../../locales/en/ui/words/methods.ts';
import type { SignInView } from '../../messaging/place-views.ts';
import { toDate, toMoment } from './day.ts';

export interface SignInState {
  /** The site may still take it as a session. */
  open: boolean;
  text: string;
}

type Times = Pick<SignInView, 'endedAt' | 'expirationTime' | 'notBefore'>;

/** *Ended 3 March*, *Expired 3 March*, *From 3 March, 16:42*, *Until 3 March, 16:42*, *Until the site ends it*. */
export function signInState({ endedAt, expirationTime, notBefore }: Times, now: number): SignInState {
  if (endedAt !== null) return { open: false, text: t.ended(toDate(endedAt, now)) };
  if (expirationTime !== null && expirationTime <= now)
    return { open: false, text: t.expired(toDate(expirationTime, now)) };
  if (notBefore !== null && notBefore > now) return { open: true, text: t.from(toMoment(notBefore, now)) };
  if (expirationTime !== null) return { open: true, text: t.until(toMoment(expirationTime, now)) };
  return { open: true, text: t.untilSiteEnds };
}

/** The sign-ins of a site that it may still count, the newest first. */
export const openSignIns = <One extends Times & { origin: string }>(
  signIns: readonly One[],
  origin: string,
  now: number,
): One[] => signIns.filter((one) => one.origin === origin && signInState(one, now).open);
