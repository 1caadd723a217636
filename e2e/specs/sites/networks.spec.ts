/** All networks together: those that nobody chose are asked on a click, and one that does not answer is named. */
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { fund } from '../../support/node.ts';
import { unlocked } from '../../support/settings.ts';

test('the networks that were never chosen are asked on a click, and what is there is counted', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  const base = await startAnvil({ port: await freePort(), chainId: 8453 });
  try {
    await fund(base.url, address);
    await command(wallet, 'set-rpc', { chainId: 8453, rpcUrls: [base.url], sendUrl: null, bundlerUrl: null });
    // A few are enough: each has several nodes, none of which can be reached from a test.
    const kept = [1, 8453, 10];
    for (const { chainId, shown } of (await unlocked(wallet)).networks)
      if (shown && !kept.includes(chainId)) await command(wallet, 'show-network', { chainId, shown: false });

    const popup = await wallet.popup();
    const row = (chainId: number) => popup.locator(`[data-testid="network-holding"][data-chain-id="${chainId}"]`);
    await popup.getByTestId('all-networks').click();
    await expect(row(8453)).toContainText('Not checked yet');
    const check = popup.getByTestId('check-networks');
    const count = (await unlocked(wallet)).networks.filter(({ shown, chainId }) => shown && chainId !== 1).length;
    await expect(check).toHaveText(count === 1 ? 'Check 1 more network' : `Check ${count} more networks`);
    await check.click();
    await expect(row(8453)).toContainText('100');
    await expect(row(10)).toContainText('isn’t responding', { ignoreCase: true });
    await expect(row(10)).not.toContainText('Not checked yet');
    await popup.keyboard.press('Escape');
    await expect(popup.locator('.sum .amount')).toContainText('100');
    await expect(popup.getByTestId('total-doubts')).toContainText('Optimism (not counted)');
  } finally {
    await base.stop();
  }
});
