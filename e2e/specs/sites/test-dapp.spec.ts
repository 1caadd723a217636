/** MetaMask's test dapp, unmodified: it finds the wallet, connects, signs and sends. */
import { join } from 'node:path';
import { serveFolder } from '../../../scripts/lib/static-server.mjs';
import { expect, test } from '../../fixtures.ts';
import { fund } from '../../support/node.ts';
import '../../support/page-globals.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

const DAPP = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@metamask', 'test-dapp', 'dist');

test('connects, reads, signs and sends', async ({ wallet, context, anvil }) => {
  await wallet.createIdentity();
  const { port, stop } = await serveFolder(DAPP);
  const page = await context.newPage();
  // The dapp follows chain and accounts only of a provider with this flag; the wallet has none, so the test sets it.
  await page.addInitScript(() => {
    addEventListener('eip6963:announceProvider', (event) => {
      (event as CustomEvent).detail.provider.isMetaMask = true;
    });
    addEventListener('DOMContentLoaded', () => dispatchEvent(new Event('eip6963:requestProvider')));
  });
  await page.goto(`http://localhost:${port}/`);
  await expect(page.locator('#providers')).toContainText('Dramatis');
  await page.getByRole('button', { name: 'Use Dramatis' }).click();
  await page.locator('#connectButton').click();
  await approve(wallet, 'connect');
  await expect(page.locator('#accounts')).toHaveText(/0x[0-9a-f]{40}/);
  const account = (await page.locator('#accounts').innerText()).trim();
  await expect(page.locator('#chainId')).toHaveText('0x1');

  await page.locator('#getAccounts').click();
  await expect(page.locator('#getAccountsResult')).toHaveText(account);
  await page.locator('#getPermissions').click();
  await expect(page.locator('#permissionsResult')).toContainText('eth_accounts');

  await page.locator('#personalSign').click();
  await approve(wallet, 'message');
  await expect(page.locator('#personalSignResult')).toHaveText(/0x[0-9a-f]{130}/);
  await page.locator('#personalSignVerify').click();
  await expect(page.locator('#personalSignVerifyECRecoverResult')).toHaveText(account);

  for (const version of ['', 'V3', 'V4']) {
    await page.locator(`#signTypedData${version}`).click();
    await approve(wallet, 'typed-data');
    await expect(page.locator(`#signTypedData${version}Result`)).toHaveText(/0x[0-9a-f]{130}/);
    await page.locator(`#signTypedData${version}Verify`).click();
    await expect(page.locator(`#signTypedData${version}VerifyResult`)).toHaveText(new RegExp(account, 'i'));
  }
  await page.locator('#personalSign').click();
  await refuse(wallet, 'message');
  await expect(page.locator('#personalSign')).toBeEnabled();

  // A sign-in for this site can be approved; a sign-in for another site cannot.
  await page.locator('#siwe').click();
  await approve(wallet, 'message');
  await expect(page.locator('#siweResult')).toHaveText(/0x[0-9a-f]{130}/);
  await page.locator('#siweBadDomain').click();
  const prompt = await promptFor(wallet, 'message');
  await expect(prompt.locator('[data-testid="warning"][data-severity="refused"]')).toBeVisible();
  await expect(prompt.getByTestId('approve')).toHaveCount(0);
  await refuse(wallet, 'message');
  await expect(page.locator('#siweResult')).toContainText('Error');

  await fund(anvil.url, account);
  const switching = page.evaluate(() =>
    window.ethereum.request({
      method: 'wallet_switchEthereumChain',
      params: [{ chainId: '0x7a69' }],
    }),
  );
  await approve(wallet, 'network');
  await switching;
  await expect(page.locator('#chainId')).toHaveText('0x7a69');
  await page.locator('#sendEIP1559Button').click();
  await approve(wallet, 'transaction');

  // What the dapp may spend is listed in the settings, and taken back there.
  await page.locator('#createToken').click();
  await approve(wallet, 'transaction');
  await expect(page.locator('#approveTokens')).toBeEnabled();
  await page.locator('#approveTokens').click();
  await approve(wallet, 'transaction');
  await showTestNetworks(wallet);
  const app = await settings(wallet, 'approvals');
  await app.getByTestId('approvals-network').selectOption('31337');
  await app.getByTestId('look').click();
  await expect(app.getByTestId('approval-row')).toContainText('Can spend up to');
  await app.getByTestId('revoke').click();
  await expect((await promptFor(wallet, 'transaction')).getByRole('heading', { level: 1 })).toContainText('Stop');
  await approve(wallet, 'transaction');
  await expect(app.getByTestId('no-approvals')).toContainText('No approvals');
  await page.bringToFront();

  await page.locator('#revokeAccountsPermission').click();
  await expect(page.locator('#accounts')).toHaveText('');
  await stop();
});
