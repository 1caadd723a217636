/** Signing and sending from a site, checked with viem and the local chain; networks; queues; refusals. */
import { recoverMessageAddress, recoverTypedDataAddress } from 'viem';
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, refuse, waitingCount } from '../../support/person.ts';

const TYPES = {
  EIP712Domain: [
    { name: 'name', type: 'string' },
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
  ],
  Mail: [
    { name: 'to', type: 'address' },
    { name: 'contents', type: 'string' },
  ],
} as const;

const typedData = (chainId: number) => ({
  types: TYPES,
  primaryType: 'Mail' as const,
  domain: { name: 'Post', chainId, verifyingContract: '0xcccccccccccccccccccccccccccccccccccccccc' as const },
  message: { to: '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' as const, contents: 'Hello' },
});

test('messages and typed data, also in a session with a second network', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  for (const params of [
    ['0x68656c6c6f', account],
    [account, '0x68656c6c6f'],
    ['hello', account.toUpperCase().replace('X', 'x')],
  ]) {
    const signing = ask(page, 'personal_sign', params);
    const prompt = await promptFor(wallet, 'message');
    await expect(prompt.getByTestId('message')).toContainText('hello');
    await approve(wallet, 'message');
    const { result } = await signing;
    const signature = result as `0x${string}`;
    expect((await recoverMessageAddress({ message: 'hello', signature })).toLowerCase()).toBe(account);
    expect(await ask(page, 'personal_ecRecover', ['hello', signature])).toEqual({ result: account });
  }
  const refused = ask(page, 'personal_sign', ['hello', account]);
  await refuse(wallet, 'message');
  expect(await refused).toMatchObject({ error: { isError: true, code: 4001 } });

  const data = typedData(1);
  // Fields that no type names are left out, since they are not hashed.
  for (const value of [JSON.stringify(data), data, { ...data, message: { ...data.message, more: 1 } }]) {
    const signing = ask(page, 'eth_signTypedData_v4', [account, value]);
    await approve(wallet, 'typed-data');
    const signature = (await signing).result as `0x${string}`;
    expect(
      (
        await recoverTypedDataAddress({ ...data, signature } as Parameters<typeof recoverTypedDataAddress>[0])
      ).toLowerCase(),
    ).toBe(account);
  }
  for (const bad of [
    typedData(5),
    { ...data, extra: 1 },
    { ...data, primaryType: 'Letter' },
    { ...data, message: { to: data.message.to } },
    '{',
  ])
    expect((await ask(page, 'eth_signTypedData_v4', [account, bad])).error?.code, JSON.stringify(bad)).toBe(-32000);
  const stranger = `0x${'22'.repeat(20)}`;
  expect((await ask(page, 'personal_sign', ['hello', stranger])).error?.code).toBe(4100);
  expect((await ask(page, 'eth_signTypedData_v4', [stranger, data])).error?.code).toBe(4100);
  expect(await waitingCount(wallet)).toBe(0);

  // A session (CAIP-25) with a second network: the page asks on both, and stays on its own.
  const invoke = (chainId: number, method: string, params: unknown[]) =>
    ask(page, 'wallet_invokeMethod', { scope: `eip155:${chainId}`, request: { method, params } });
  await fund(anvil.url, account);
  expect((await invoke(31337, 'eth_getBalance', [account, 'latest'])).error?.code).toBe(4100);
  const scopes = { 'eip155:31337': { methods: [], notifications: [] } };
  const creating = ask(page, 'wallet_createSession', { optionalScopes: scopes });
  await approve(wallet, 'connect');
  expect(await creating).toMatchObject({
    result: {
      sessionScopes: {
        'eip155:1': { accounts: [`eip155:1:${account}`] },
        'eip155:31337': { accounts: [`eip155:31337:${account}`] },
      },
    },
  });
  expect(await invoke(31337, 'eth_getBalance', [account, 'latest'])).toEqual({ result: '0x56bc75e2d63100000' });
  for (const chainId of [31337, 1]) {
    const mail = typedData(chainId);
    const signing = invoke(chainId, 'eth_signTypedData_v4', [account, mail]);
    await approve(wallet, 'typed-data');
    const signature = (await signing).result as `0x${string}`;
    const signed = { ...mail, signature } as Parameters<typeof recoverTypedDataAddress>[0];
    expect((await recoverTypedDataAddress(signed)).toLowerCase()).toBe(account);
  }
  const to = `0x${'33'.repeat(20)}`;
  const paying = invoke(31337, 'eth_sendTransaction', [{ from: account, to, value: '0x5' }]);
  await approve(wallet, 'transaction');
  const { result: hash } = await paying;
  await expect.poll(async () => (await invoke(31337, 'eth_getTransactionReceipt', [hash])).result).toBeTruthy();
  expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x1' });
  expect(await eventsOf(page)).not.toContainEqual(expect.objectContaining({ name: 'chainChanged' }));
});

test('switching and sending on the local chain', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  expect((await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x99999' }])).error?.code).toBe(4902);
  for (const params of [[{ chainId: 31337 }], [{ chainId: '0x07a69' }], ['0x7a69'], []])
    expect((await ask(page, 'wallet_switchEthereumChain', params)).error?.code).toBe(-32602);
  await switchTo(wallet, page, '0x7a69');
  expect(await eventsOf(page)).toContainEqual({ name: 'chainChanged', value: '0x7a69' });
  expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x7a69' });
  expect(await ask(page, 'net_version')).toEqual({ result: '31337' });
  expect(await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }])).toEqual({ result: null });
  expect(await ask(page, 'eth_getBalance', [account, 'latest'])).toEqual({ result: '0x56bc75e2d63100000' });

  const to = `0x${'33'.repeat(20)}`;
  const badge = () => wallet.app.evaluate(() => chrome.action.getBadgeText({}));
  await askNode(anvil.url, 'evm_setAutomine', [false]);
  const sending = ask(page, 'eth_sendTransaction', [{ from: account, to, value: '0xde0b6b3a7640000' }]);
  const saysSent = (await promptFor(wallet, 'transaction')).getByTestId('sent').waitFor();
  await approve(wallet, 'transaction');
  const { result: hash } = await sending;
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
  await saysSent;
  expect((await ask(page, 'eth_getTransactionByHash', [hash])).result).toMatchObject({ hash, from: account });
  expect(await badge()).toBe('1');
  await askNode(anvil.url, 'evm_setAutomine', [true]);
  await askNode(anvil.url, 'evm_mine', []);
  await expect.poll(badge).toBe('');
  const notifications = () => wallet.app.evaluate(async () => Object.keys(await chrome.notifications.getAll()).length);
  await expect.poll(notifications).toBe(1);
  await expect.poll(async () => (await ask(page, 'eth_getTransactionReceipt', [hash])).result).toBeTruthy();
  expect(await askNode(anvil.url, 'eth_getBalance', [to, 'latest'])).toBe('0xde0b6b3a7640000');

  for (const bad of [
    { from: account, to, value: 1 },
    { from: account, to, gasPrice: '0x1', maxFeePerGas: '0x1' },
    { from: account, to, data: '0x123' },
    { from: account, to, chainId: '0x1' },
    { from: account, to, chainId: '0x07a69' },
    { from: account, to, surprise: true },
    { from: account, to, data: `0x${'00'.repeat(110_000)}` },
  ])
    expect((await ask(page, 'eth_sendTransaction', [bad])).error?.code, JSON.stringify(bad).slice(0, 90)).toBe(-32602);
  expect((await ask(page, 'eth_sendTransaction', [{ from: to, to: account }])).error?.code).toBe(4100);
  const reverted = await ask(page, 'eth_call', [{ from: account, data: '0x5f5ffd' }, 'latest']);
  expect(reverted.error?.code).toBe(3);
});

test('a worker that stops while a transaction is read sends it once', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  const sending = ask(page, 'eth_sendTransaction', [{ from: account, to: `0x${'44'.repeat(20)}`, value: '0x1' }]);
  await promptFor(wallet, 'transaction');
  await wallet.stopWorker();
  await promptFor(wallet, 'transaction');
  await approve(wallet, 'transaction');
  expect((await sending).result).toMatch(/^0x[0-9a-f]{64}$/);
  await page.waitForTimeout(300);
  await expect.poll(() => askNode(anvil.url, 'eth_getTransactionCount', [account, 'latest'])).toBe('0x1');
  expect(await waitingCount(wallet)).toBe(0);
});

test('one prompt at a time, a bounded queue, a pause after refusals (P10)', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  // Which three of eight simultaneous requests are rejected is not defined; their number and the fate of the others are.
  const codes: (number | undefined)[] = [];
  const all = Array.from({ length: 8 }, async () => {
    codes.push((await ask(page, 'personal_sign', ['hello', account])).error?.code);
  });
  await expect.poll(() => codes).toEqual([-32002, -32002, -32002]);
  expect(await waitingCount(wallet)).toBe(1);
  for (let n = 0; n < 4; n++) {
    await refuse(wallet, 'message');
    await expect.poll(() => codes.filter((code) => code === 4001).length).toBe(n + 1);
    // Refusals within a tenth of a second count as one: only a test is that quick.
    await page.waitForTimeout(200);
  }
  await Promise.all(all);
  expect(codes.filter((code) => code === -32005)).toHaveLength(1);
  expect((await ask(page, 'personal_sign', ['hello', account])).error?.code).toBe(-32005);
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
});
