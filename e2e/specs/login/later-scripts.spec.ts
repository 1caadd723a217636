/** A worker whose later scripts cannot be loaded, as on a broken disk: it still locks. */
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';

test('locking and stepping down need no later script of the worker', async ({ wallet, context }) => {
  await wallet.createIdentity();
  // A page that speaks to no worker: nothing asks the next one to load more than a start needs.
  await wallet.app.goto(wallet.url('manifest.json'));
  await wallet.stopWorker();
  const kind = () =>
    wallet.app.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const port = chrome.runtime.connect({ name: 'ui' });
          port.onMessage.addListener((message) => {
            if (message.kind !== 'snapshot') return;
            port.disconnect();
            resolve(message.snapshot.kind);
          });
        }),
    );
  expect(await kind()).toBe('unlocked');
  const worker = context.serviceWorkers().find((one) => one.url().startsWith(wallet.url('')));
  await worker?.evaluate(() => {
    Object.assign(self, {
      importScripts() {
        throw new Error('The disk does not answer.');
      },
    });
  });
  // This one does.
  await expect(command(wallet, 'show-requests', {})).rejects.toThrow();
  await command(wallet, 'step-down', {});
  expect(await kind()).toBe('unlocked');
  await command(wallet, 'lock', {});
  expect(await kind()).toBe('locked');
});
