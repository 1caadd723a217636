/** The number on the toolbar button: how many transactions wait to be included. Says neither whose they are nor what they do. */
import browser from 'webextension-polyfill';
import type { SentTransaction } from '../../chain/sent.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';

export interface Badge {
  /** @param sent transactions of the open characters; none while locked */
  show(sent: readonly Pick<SentTransaction, 'status'>[]): void;
}

export function createBadge(): Badge {
  let shown: number | null = null;
  return {
    show(sent) {
      const waiting = sent.filter(({ status }) => status === 'pending' || status === 'signed').length;
      if (waiting === shown) return;
      shown = waiting;
      const title = waiting === 0 ? '' : t.transactionsWaiting(waiting);
      // A failure to show the number must not fail the transaction.
      void Promise.allSettled([
        browser.action.setBadgeText({ text: waiting === 0 ? '' : String(waiting) }),
        browser.action.setTitle({ title }),
        browser.action.setBadgeBackgroundColor({ color: '#1c1917' }),
      ]);
    },
  };
}
