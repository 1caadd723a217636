/** The accounts in the full tab: balances are read without the popup, their sum stands above them, and payments begin there. */
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { fund } from '../../support/node.ts';
import { settings, unlocked } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

test('the full tab shows what is held, and opens a payment and all networks in a window', async ({
  wallet,
  context,
  anvil,
}) => {
  const { address } = await wallet.createIdentity();
  await fund(anvil.url, address);
  await showTestNetworks(wallet);
  const characterId = (await unlocked(wallet)).active?.id ?? '';
  await command(wallet, 'set-network', { characterId, chainId: 31337 });
  const app = await settings(wallet, 'accounts');
  const head = app.getByTestId('accounts-head');
  await expect(head.locator('.amount')).toContainText('100');
  await expect(app.getByTestId('account-row')).toContainText('100');

  const opening = async (button: string) => {
    const opened = context.waitForEvent('page');
    await head.getByTestId(button).click();
    return opened;
  };
  const payment = await opening('send');
  await expect(payment.getByTestId('send-to')).toBeVisible();
  await payment.close();
  const networks = await opening('all-networks');
  await expect(networks.getByTestId('networks-page')).toBeVisible();
  await networks.close();

  // A network that is silent is said to be silent.
  await anvil.stop();
  await command(wallet, 'refresh-balances', { force: true }).catch(() => undefined);
  await expect(head.getByTestId('total-doubts')).toContainText('No response');
});
