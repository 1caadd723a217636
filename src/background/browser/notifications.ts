/**
 * The browser's own notifications: a transaction is confirmed, has failed, or was given up; something came in. A failure to show one fails
 * nothing else.
 */
import browser from 'webextension-polyfill';
import type { SentTransaction } from '../../chain/sent.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';
import type { ActivityView } from '../../messaging/activity.ts';
import type { Settings } from '../../messaging/settings.ts';

export interface Notifications {
  /** @param sent has just left the state of waiting @param network its name */
  ended(sent: Pick<SentTransaction, 'id' | 'status' | 'title' | 'reason' | 'operation'>, network: string): void;
  /** @param views what came in on one network, the newest first; what lists hide is left out @param network its name */
  received(views: readonly Pick<ActivityView, 'id' | 'amount' | 'title' | 'hidden'>[], network: string): void;
}

const SENT = 'sent:';
const RECEIVED = 'received:';

/** More at once are told in one. */
const MOST_RECEIVED = 3;

const show = (id: string, title: string, message: string): void =>
  void Promise.allSettled([
    browser.notifications.create(id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('icons/128.png'),
      title,
      message,
    }),
  ]);

type Wanted = Pick<Settings, 'notifications' | 'incomingNotifications' | 'privateNotifications'>;

/** @param settings the person's */
export const createNotifications = (settings: () => Wanted): Notifications => ({
  ended({ id, status, title, reason, operation }, network) {
    const isLost = operation !== undefined && status === 'dropped';
    const heading = isLost ? t.dropped(network) : toHeading(status, network);
    const { notifications, privateNotifications } = settings();
    if (heading === null || !notifications) return;
    const failed = status === 'failed' && reason !== null ? t.because(title, reason) : title;
    const message = isLost ? t.canStillHappen(title) : failed;
    // The id is that of the transaction: one that is confirmed twice, after a re-organisation, is told once.
    show(SENT + id, heading, privateNotifications ? t.openToSee : message);
  },
  received(views, network) {
    const { incomingNotifications, privateNotifications } = settings();
    const told = views.filter(({ hidden }) => hidden === undefined);
    const newest = told[0];
    if (newest === undefined || !incomingNotifications) return;
    if (privateNotifications || told.length > MOST_RECEIVED)
      show(
        RECEIVED + newest.id,
        t.received(network),
        privateNotifications ? t.openToSee : t.severalCameIn(told.length),
      );
    else for (const { id, amount, title } of told) show(RECEIVED + id, t.received(network), t.cameIn(amount, title));
  },
});

function toHeading(status: SentTransaction['status'], network: string): string | null {
  switch (status) {
    case 'included':
      return t.confirmed(network);
    case 'failed':
      return t.failed(network);
    case 'dropped':
      return t.notSent(network);
    default:
      return null;
  }
}

/** Takes back every notification that the browser still lists. */
export async function clearNotifications(): Promise<void> {
  const shown = Object.keys(await browser.notifications.getAll().catch(() => ({})));
  const own = shown.filter((id) => id.startsWith(SENT) || id.startsWith(RECEIVED));
  await Promise.allSettled(own.map((id) => browser.notifications.clear(id)));
}

/** Takes back a notification that was clicked. @returns the entry of the history that it is about; `null`: it is none of these */
export function clickedActivity(id: string): string | null {
  const kind = [SENT, RECEIVED].find((prefix) => id.startsWith(prefix));
  if (kind === undefined) return null;
  void browser.notifications.clear(id);
  return id.slice(kind.length);
}
