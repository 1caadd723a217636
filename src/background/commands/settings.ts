/** Commands about the settings of this browser, and about settings that cannot be read. */
import { applyInjection } from '../browser/register-scripts.ts';
import { applySidePanel } from '../browser/side-panel.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function settingsCommands(wallet: Wallet) {
  const { session, preferences, clients, pages, sent } = wallet;
  return {
    async 'change-settings'(settings) {
      await preferences.change(settings);
      await session.touch();
      await applyInjection(preferences.settings());
      await applySidePanel(preferences.settings());
      await pages.announceAll();
      return null;
    },
    async 'forget-unread'() {
      await preferences.forgetUnread();
      await sent.forgetUnread();
      await clients.load();
      return null;
    },
  } satisfies Partial<Handlers>;
}
