/** A waiting transaction is sped up as the character that sent it, also where another one is shown by the time the button is pressed. */
import type { Hex } from '../../../src/lib/bytes.ts';
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { connectSite } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor } from '../../support/person.ts';
import { newCharacter, unlocked } from '../../support/settings.ts';
import { ask } from '../../support/sites.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

const FRIEND = `0x${'33'.repeat(20)}`;

test('Speed up belongs to the character whose transaction waits', async ({ wallet, anvil, context, sites }) => {
  const { address } = await wallet.createIdentity();
  await newCharacter(wallet, 'Savings');
  const [first, second] = (await unlocked(wallet)).characters.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('There are no two characters.');
  await command(wallet, 'set-active', { characterId: first });
  await fund(anvil.url, address);
  await showTestNetworks(wallet);
  const { page } = await connectSite(wallet, context, `${sites.one}/`);
  await askNode(anvil.url, 'evm_setAutomine', [false]);
  const switching = ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }]);
  await approve(wallet, 'network');
  await switching;
  const sending = ask(page, 'eth_sendTransaction', [{ from: address, to: FRIEND, value: '0x7' }]);
  await approve(wallet, 'transaction');
  const hash = (await sending).result as Hex;
  const fees = async (of: unknown) => {
    const sent = (await askNode(anvil.url, 'eth_getTransactionByHash', [of])) as Record<string, string>;
    return { ...sent, most: BigInt(sent.maxFeePerGas ?? sent.gasPrice ?? '0') };
  };
  const before = await fees(hash);

  const popup = await wallet.popup();
  await popup.getByRole('tab', { name: 'Activity' }).click();
  await popup.getByTestId('activity-row').first().click();
  await expect(popup.getByTestId('speed-up')).toBeVisible();
  // Another character is chosen, and the button pressed before the page shows that.
  await popup.evaluate((characterId) => {
    const port = chrome.runtime.connect({ name: 'ui' });
    port.postMessage({ id: 1, name: 'set-active', args: { characterId } });
    document.querySelector<HTMLElement>('[data-testid="speed-up"]')?.click();
  }, second);
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByTestId('request-character')).toContainText('Everyday');
  await expect.poll(async () => (await unlocked(wallet)).active?.id).toBe(second);
  await approve(wallet, 'transaction');

  const waiting = async () =>
    (await askNode(anvil.url, 'txpool_content')) as { pending: Record<string, Record<string, { hash: Hex }>> };
  const replaced = async () =>
    Object.entries((await waiting()).pending).flatMap(([from, all]) =>
      Object.values(all).map((one) => [from.toLowerCase(), one.hash]),
    );
  await expect.poll(replaced).toEqual([[address.toLowerCase(), expect.not.stringMatching(hash)]]);
  const [[, last] = []] = await replaced();
  const after = await fees(last);
  expect(after).toMatchObject({ from: address.toLowerCase(), to: FRIEND, value: '0x7' });
  expect(after.most).toBeGreaterThan(before.most);
});
