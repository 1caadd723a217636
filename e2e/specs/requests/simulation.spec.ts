/** What the prompt says about undecodable calls: what certainly leaves, which rights are given, what a node could not find out; and a swap at a real router. */
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { formatAmount } from '../../../src/ethereum/amount.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { keepsFocus } from '../../support/keyboard.ts';
import { startLackingNode } from '../../support/lacking-node.ts';
import { encode, openMarket, permitOf, swapOf } from '../../support/market.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

interface Receipt {
  gasUsed: string;
  effectiveGasPrice: string;
  blockNumber: string;
}

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
  await expect(simulation).toContainText('Simulation succeeded');
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

  await test.step('a swap at a real router by a signature for Permit2 does what its prompts say', async () => {
    const market = await openMarket(anvil.url, account);
    const end = Math.floor(Date.now() / 1000) + 7_200;
    const send = (to: string, data: string) => ask(page, 'eth_sendTransaction', [{ from: account, to, data }]);
    const receiptOf = async (hash: unknown) => {
      const receipt = () => askNode(anvil.url, 'eth_getTransactionReceipt', [hash]) as Promise<Receipt | null>;
      await expect.poll(receipt).toMatchObject({ status: '0x1' });
      return (await receipt()) as Receipt;
    };
    const coins = async (block: string) =>
      BigInt((await askNode(anvil.url, 'eth_getBalance', [account, block])) as string);

    const approving = send(market.token, encode('approve(address,uint256)', market.permit2, 2n ** 256n - 1n));
    await expect((await promptFor(wallet, 'transaction')).getByRole('heading')).toContainText('all your QUIET');
    await approve(wallet, 'transaction');
    await receiptOf((await approving).result);

    const signing = ask(page, 'eth_signTypedData_v4', [account, JSON.stringify(permitOf(market, end))]);
    const permit = await promptFor(wallet, 'typed-data');
    await expect(permit.getByRole('heading')).toContainText('spend up to 60 QUIET');
    await approve(wallet, 'typed-data');
    const signature = (await signing).result as `0x${string}`;

    const swapping = send(market.universalRouter, swapOf(market, signature, end));
    const trial = await promptFor(wallet, 'transaction');
    await expect(trial.locator('[data-rule="given-rights"]')).toContainText('can spend 51 QUIET');
    const changes = trial.getByTestId('simulation');
    await expect(changes.locator('dd.out').first()).toHaveText(/9\sQUIET/);
    const said = /([\d.]+)\sETH/.exec((await changes.locator('dd.in').textContent()) ?? '')?.[1];
    await approve(wallet, 'transaction');
    const { gasUsed, effectiveGasPrice, blockNumber } = await receiptOf((await swapping).result);
    const before = await coins(`0x${(BigInt(blockNumber) - 1n).toString(16)}`);
    const got = (await coins(blockNumber)) - before + BigInt(gasUsed) * BigInt(effectiveGasPrice);
    expect(formatAmount(got, 18)).toBe(said);
    const left = await askNode(anvil.url, 'eth_call', [
      { to: market.token, data: encode('balanceOf(address)', account) },
    ]);
    expect(BigInt(left as string)).toBe(91_000_000n);

    // What is left of the permit is in the list of approvals, and is taken back there.
    await showTestNetworks(wallet);
    const app = await settings(wallet, 'approvals');
    await app.getByTestId('approvals-network').selectOption('31337');
    await app.getByTestId('look').click();
    const right = app.locator(
      `[data-testid="approval-row"][data-kind="permit2"][data-spender="${market.universalRouter}"]`,
    );
    await expect(right).toContainText('Can spend up to 51 QUIET through Permit2');
    await expect(right).toContainText(/51 QUIET\s*at risk/);
    await right.getByTestId('revoke').press('Enter');
    await approve(wallet, 'transaction');
    await expect(right).toHaveCount(0);
    await keepsFocus(app, app.getByTestId('approvals-network'));
    const rights = encode('allowance(address,address,address)', account, market.token, market.universalRouter);
    const kept = await askNode(anvil.url, 'eth_call', [{ to: market.permit2, data: rights }]);
    expect(BigInt((kept as string).slice(0, 66))).toBe(0n);
  });
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
