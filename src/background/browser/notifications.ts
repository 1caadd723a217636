/** The browser's own notifications: a transaction is confirmed, has failed, or was given up. A failure to show one fails nothing else. */
import browser from 'webextension-polyfill';
import type { SentTransaction } from '../../chain/sent.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';

export interface Notifications {
  /** @param sent has just left the state of waiting @param network its name */
  ended(sent: Pick<SentTransaction, 'id' | 'status' | 'title' | 'reason' | 'operation'>, network: string): void;
}

/** @param isOn the person's setting */
export const createNotifications = (isOn: () => boolean): Notifications => ({
  ended({ id, status, title, reason, operation }, network) {
    const isLost = operation !== undefined && status === 'dropped';
    const heading = isLost ? t.dropped(network) : toHeading(status, network);
    if (heading === null || !isOn()) return;
    const failed = status === 'failed' && reason !== null ? t.because(title, reason) : title;
    const message = isLost ? t.canStillHappen(title) : failed;
    // The id is that of the transaction: one that is confirmed twice, after a re-organisation, is told once.
    void Promise.allSettled([
      browser.notifications.create(`sent:${id}`, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icons/128.png'),
        title: heading,
        message,
      }),
    ]);
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

/** Takes back every notification of a transaction that the browser still lists. */
export async function clearNotifications(): Promise<void> {
  const shown = Object.keys(await browser.notifications.getAll().catch(() => ({})));
  const own = shown.filter((id) => id.startsWith('sent:'));
  await Promise.allSettled(own.map((id) => browser.notifications.clear(id)));
}

/** Opens the history when one of these notifications is clicked. Registered in the worker's first turn. */
export function onNotificationClick(open: () => void): void {
  browser.notifications.onClicked.addListener((id) => {
    if (!id.startsWith('sent:')) return;
    void browser.notifications.clear(id);
    open();
  });
}
