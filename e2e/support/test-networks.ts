/** Puts the test networks into the menus, the local chain among them. */
import type { Wallet } from './wallet.ts';

export const showTestNetworks = ({ app }: Pick<Wallet, 'app'>): Promise<void> =>
  app.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => {
          if (message.kind === 'snapshot') return;
          port.disconnect();
          if (message.kind === 'answer') resolve();
          else reject(new Error(message.error.message));
        });
        port.postMessage({ id: 1, name: 'change-settings', args: { testNetworks: true } });
      }),
  );
