/** A payment on a layer-2 network through its layer-1 chain, while the network is silent: the deposit, and what becomes of it once the network is back. */
import { parseAbi, parseEventLogs } from 'viem';
import { getSourceHash, opaqueDataToDepositData, serializeTransaction } from 'viem/op-stack';
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { deployReal } from '../../../src/chain/testing/real-contracts.ts';
import { entranceOf } from '../../../src/ethereum/layer-one.ts';
import type { Hex } from '../../../src/lib/bytes.ts';
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { keptPort } from '../../support/kept-port.ts';
import { askNode, fund, sendMined } from '../../support/node.ts';
import { approve, promptFor } from '../../support/person.ts';
import type { Wallet } from '../../support/wallet.ts';

const BASE = 8453;
const FRIEND = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const AMOUNT = 250_000_000_000_000_000n;
const PORTAL = entranceOf(BASE)?.contract as Hex;

const abi = parseAbi([
  'event TransactionDeposited(address indexed from, address indexed to, uint256 indexed version, bytes opaqueData)',
]);

/** A local chain as Ethereum, with the contract that takes deposits for Base at its own address. */
async function startEthereum() {
  const chain = await startAnvil({ port: await freePort(), chainId: 1 });
  const rpc = (method: string, ...params: unknown[]) => askNode(chain.url, method, params);
  const made = await deployReal({ rpc }, 'Portal');
  await rpc('anvil_setCode', PORTAL, await rpc('eth_getCode', made, 'latest'));
  return { ...chain, rpc };
}

type Ethereum = Awaited<ReturnType<typeof startEthereum>>;

/** The transaction of the newest block, and the deposit in it as viem reads it. */
async function newestDeposit({ rpc }: Ethereum) {
  const block = (await rpc('eth_getBlockByNumber', 'latest', true)) as { transactions: Record<string, string>[] };
  const [transaction] = block.transactions;
  const receipt = (await rpc('eth_getTransactionReceipt', transaction?.hash)) as { logs: never };
  const [log] = parseEventLogs({ abi, logs: receipt.logs });
  return { transaction, log, deposit: log && opaqueDataToDepositData(log.args.opaqueData) };
}

/** What the network does with a deposit, in its own form of transaction. */
function carriedOut({ log, deposit }: Awaited<ReturnType<typeof newestDeposit>>): Hex {
  if (!log || !deposit) throw new Error('There is no deposit.');
  const { from, to } = log.args;
  // The node writes the place of the log in hex, and viem passes it on.
  const sourceHash = getSourceHash({
    domain: 'userDeposit',
    l1BlockHash: log.blockHash as Hex,
    l1LogIndex: Number(log.logIndex),
  });
  const { mint, value, gas, data } = deposit;
  return serializeTransaction({ type: 'deposit', from, to, sourceHash, mint, value, gas, data, isSystemTx: false });
}

/** The worker's own alarm, now: sent transactions are looked at. */
const lookNow = (wallet: Wallet): Promise<void> =>
  wallet.app.evaluate(() => chrome.alarms.create('auto-lock', { when: Date.now(), periodInMinutes: 0.5 }));

test('a payment goes through layer 1 while the network is silent, and is carried out when it is back', async ({
  wallet,
}) => {
  const [ethereum, port] = [await startEthereum(), await keptPort()];
  let base: Awaited<ReturnType<typeof startAnvil>> | null = null;
  try {
    const { address } = await wallet.createIdentity();
    await fund(ethereum.url, address);
    const nodes = { 1: ethereum.url, [BASE]: `http://127.0.0.1:${port}` };
    for (const [chainId, url] of Object.entries(nodes))
      await command(wallet, 'set-rpc', { chainId: Number(chainId), rpcUrls: [url], sendUrl: null, bundlerUrl: null });

    const popup = await wallet.popup();
    await popup.getByTestId('network-switch').click();
    await popup.getByRole('menuitemradio', { name: /^Base/ }).click();
    await expect(popup.getByText('Base isn’t responding')).toBeVisible();
    await popup.getByTestId('send').click();
    await popup.getByTestId('send-to').fill(FRIEND);
    await expect(popup.getByTestId('recipient-address')).toBeVisible();
    await popup.getByTestId('send-amount').fill('0.25');
    await popup.getByTestId('send-through').click();
    const prompt = await promptFor(wallet, 'transaction');
    await expect(prompt.getByRole('heading', { level: 1 })).toContainText('On Base, through Ethereum: Send 0.25 ETH');
    await expect(prompt.locator('[data-rule="through-layer-one"]')).toBeVisible();
    await approve(wallet, 'transaction');

    await expect.poll(() => ethereum.rpc('eth_getTransactionCount', address, 'latest')).toBe('0x1');
    const newest = await newestDeposit(ethereum);
    expect(newest.transaction).toMatchObject({ from: address.toLowerCase(), to: PORTAL, value: '0x0' });
    expect(newest.log?.args).toMatchObject({ to: expect.stringMatching(new RegExp(FRIEND, 'i')), version: 0n });
    expect(newest.log?.args.from.toLowerCase()).toBe(address.toLowerCase());
    expect(newest.deposit).toMatchObject({ mint: 0n, value: AMOUNT, data: '0x', isCreation: false });

    const again = await wallet.popup();
    await again.getByRole('tab', { name: 'Activity' }).click();
    const row = again.getByTestId('activity-row').filter({ hasText: 'On Base, through Ethereum' });
    await expect(row).toHaveAttribute('data-status', 'included');
    await row.click();
    const fact = (name: string) => again.locator('dl > div').filter({ has: again.locator('dt', { hasText: name }) });
    await expect(fact('Amount')).toContainText('−0.25 ETH');
    // Whom it pays, beside the contract that takes it there.
    await expect(again.locator('.card', { hasText: 'To' }).locator('[data-address]').first()).toHaveAttribute(
      'data-address',
      FRIEND,
    );
    await expect(again.locator(`[data-address="${PORTAL}"]`)).toBeVisible();
    await expect(again.getByTestId('through')).toContainText('On its way.');

    base = await startAnvil({ port, chainId: BASE, family: 'optimism' });
    await fund(base.url, address);
    const before = BigInt((await askNode(base.url, 'eth_getBalance', [FRIEND, 'latest'])) as Hex);
    await sendMined(base.url, carriedOut(newest));
    const after = BigInt((await askNode(base.url, 'eth_getBalance', [FRIEND, 'latest'])) as Hex);
    expect(after - before).toBe(AMOUNT);
    await lookNow(wallet);
    await expect(again.getByTestId('through')).toContainText('Carried out.');
  } finally {
    await base?.stop();
    await ethereum.stop();
  }
});
