/** What the prompt says about undecodable calls: what certainly leaves, which rights are given, and what a node could not find out. */
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { startLackingNode } from '../../support/lacking-node.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';

const CONTRACT = `0x${'00'.repeat(19)}aa`;
const SPENDER = `${'00'.repeat(12)}${'33'.repeat(20)}`;
const ETHER = '0xde0b6b3a7640000';
/** Pays the caller back twice the value where gas costs nothing, and keeps the value otherwise. */
const RED_PILL = '0x3a6013576000600060006000343401335af1505b00';
/** Logs an unlimited ERC-20 approval of the caller for SPENDER, whatever the calldata; view calls fail. */
const ODD_APPROVAL = `0x5f3560e01c63deadbeef146011575f5ffd5b7f${'ff'.repeat(32)}5f527f${SPENDER}337f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92560205fa300`;

test('an undecodable call shows what leaves the account and which rights it gives', async ({
  wallet,
  context,
  sites,
  anvil,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');

  await askNode(anvil.url, 'anvil_setBalance', [CONTRACT, '0x8ac7230489e80000']);
  await askNode(anvil.url, 'anvil_setCode', [CONTRACT, RED_PILL]);
  const paying = ask(page, 'eth_sendTransaction', [{ from: account, to: CONTRACT, value: ETHER, data: '0xdeadbeef' }]);
  const prompt = await promptFor(wallet, 'transaction');
  const simulation = prompt.getByTestId('simulation');
  await expect(simulation).toContainText('Simulation succeeded (expected result)');
  await expect(simulation.locator('dd.out').first()).toHaveText(/1\sETH/);
  await expect(simulation.locator('dd.in')).toHaveCount(0);
  await approve(wallet, 'transaction');
  expect(await paying).toHaveProperty('result');

  await askNode(anvil.url, 'anvil_setCode', [CONTRACT, ODD_APPROVAL]);
  const giving = ask(page, 'eth_sendTransaction', [{ from: account, to: CONTRACT, data: '0xdeadbeef' }]);
  const second = await promptFor(wallet, 'transaction');
  const warning = second.locator('[data-rule="given-rights"]');
  await expect(warning).toContainText('0x333333…333333 (somebody’s account) can spend all units of');
  await expect(second.getByTestId('approve')).toHaveAttribute('aria-disabled', 'true');
  await refuse(wallet, 'transaction');
  expect(await giving).toMatchObject({ error: { code: 4001 } });
});

test('if the node only says that a call succeeds, approving requires a tick', async ({
  wallet,
  context,
  sites,
  chainPort,
}) => {
  const anvil = await startAnvil({ port: await freePort() });
  const node = await startLackingNode(chainPort, anvil.url);
  try {
    await wallet.createIdentity();
    const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
    await fund(anvil.url, account);
    await switchTo(wallet, page, '0x7a69');
    await askNode(anvil.url, 'anvil_setCode', [CONTRACT, '0x00']);
    const calling = ask(page, 'eth_sendTransaction', [{ from: account, to: CONTRACT, data: '0xdeadbeef' }]);
    const prompt = await promptFor(wallet, 'transaction');
    await expect(prompt.locator('[data-rule="unread-call"]')).toContainText('says only that it works');
    await expect(prompt.getByTestId('simulation')).toContainText('Not simulated');
    await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'true');
    expect(node.refused).toContain('debug_traceCall');
    await approve(wallet, 'transaction');
    expect(await calling).toHaveProperty('result');
  } finally {
    await node.stop();
    await anvil.stop();
  }
});
