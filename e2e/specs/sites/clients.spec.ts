/** Unmodified client libraries in a page: viem, ethers and wagmi connect, sign, switch networks, send and receive events; nostr-tools verifies and decrypts. */
import type {} from '../../clients/main.ts';
import { expect, test } from '../../fixtures.ts';
import { addClients } from '../../support/clients.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import '../../support/page-globals.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';

const TO = `0x${'55'.repeat(20)}`;
/** Writes an empty log when it is called. */
const LOGGER = '0x00000000000000000000000000000000000010c5';

test('viem and nostr-tools', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await addClients(page);

  const switching = page.evaluate(async () => {
    const { viem, chains } = window.clients;
    const client = viem.createWalletClient({ chain: chains.anvil, transport: viem.custom(window.ethereum as never) });
    await client.switchChain({ id: 31337 });
    return [await client.getChainId(), await client.getAddresses()];
  });
  await approve(wallet, 'network');
  expect(await switching).toEqual([31337, [expect.stringMatching(new RegExp(account, 'i'))]]);

  const signing = page.evaluate(async (from) => {
    const { viem } = window.clients;
    const client = viem.createWalletClient({
      account: from as `0x${string}`,
      transport: viem.custom(window.ethereum as never),
    });
    const signature = await client.signMessage({ message: 'hello' });
    return viem.verifyMessage({ address: from as `0x${string}`, message: 'hello', signature });
  }, account);
  await approve(wallet, 'message');
  expect(await signing).toBe(true);

  const typed = page.evaluate(async (from) => {
    const { viem } = window.clients;
    const client = viem.createWalletClient({
      account: from as `0x${string}`,
      transport: viem.custom(window.ethereum as never),
    });
    const data = {
      domain: { name: 'Post', version: '1', chainId: 31337 },
      types: {
        Mail: [
          { name: 'contents', type: 'string' },
          { name: 'count', type: 'uint256' },
        ],
      },
      primaryType: 'Mail',
      message: { contents: 'Hello', count: 2n ** 200n },
    } as const;
    const signature = await client.signTypedData(data);
    return viem.verifyTypedData({ ...data, address: from as `0x${string}`, signature });
  }, account);
  await approve(wallet, 'typed-data');
  expect(await typed).toBe(true);

  const sending = page.evaluate(
    async ([from, to]) => {
      const { viem, chains } = window.clients;
      const transport = viem.custom(window.ethereum as never);
      const client = viem.createWalletClient({ account: from as `0x${string}`, chain: chains.anvil, transport });
      const hash = await client.sendTransaction({ to: to as `0x${string}`, value: 7n });
      const reader = viem.createPublicClient({ chain: chains.anvil, transport, pollingInterval: 100 });
      const receipt = await reader.waitForTransactionReceipt({ hash });
      return [receipt.status, String(await reader.getBalance({ address: to as `0x${string}` }))];
    },
    [account, TO] as const,
  );
  await approve(wallet, 'transaction');
  expect(await sending).toEqual(['success', '7']);

  const batch = page.evaluate(
    async ([from, to]) => {
      const { viem, chains } = window.clients;
      const transport = viem.custom(window.ethereum as never);
      const client = viem.createWalletClient({ account: from as `0x${string}`, chain: chains.anvil, transport });
      const calls = [5n, 6n].map((value) => ({ to: to as `0x${string}`, value }));
      const { id } = await client.sendCalls({ calls });
      const { status, atomic, receipts } = await client.waitForCallsStatus({ id, pollingInterval: 100 });
      return [status, atomic, receipts?.map((receipt) => receipt.status), await client.getCapabilities()];
    },
    [account, TO] as const,
  );
  await approve(wallet, 'transaction');
  const cannot = { 31337: { atomic: { status: 'unsupported' } } };
  expect(await batch).toEqual(['success', false, ['success', 'success'], cannot]);

  const refused = page.evaluate(async (from) => {
    const { viem } = window.clients;
    const client = viem.createWalletClient({
      account: from as `0x${string}`,
      transport: viem.custom(window.ethereum as never),
    });
    return client.signMessage({ message: 'no' }).catch((error) => [error.name, error.code ?? error.cause?.code]);
  }, account);
  await refuse(wallet, 'message');
  expect(await refused).toEqual(['UserRejectedRequestError', 4001]);

  await test.step('window.nostr: a key for each site, an event that is verified, texts without a prompt', async () => {
    const asking = page.evaluate(() => window.nostr.getPublicKey());
    await approve(wallet, 'nostr-connect');
    const publicKey = await asking;
    expect(publicKey).toMatch(/^[0-9a-f]{64}$/);
    const signing = page.evaluate(async () => {
      const draft = {
        kind: 1,
        created_at: Math.floor(Date.now() / 1000),
        tags: [['t', 'stage']],
        content: 'Curtain up',
      };
      const event = await window.nostr.signEvent(draft);
      return [window.clients.nostr.verifyEvent(event), event.pubkey, event.content];
    });
    await approve(wallet, 'nostr');
    expect(await signing).toEqual([true, publicKey, 'Curtain up']);

    const reading = page.evaluate(async (own) => {
      const { generateSecretKey, getPublicKey, nip44 } = window.clients.nostr;
      const secret = generateSecretKey();
      const shared = nip44.getConversationKey(secret, own);
      const texts = ['one', 'two', 'three'].map((text) => nip44.encrypt(text, shared));
      const read = await Promise.all(texts.map((text) => window.nostr.nip44.decrypt(getPublicKey(secret), text)));
      const answer = await window.nostr.nip44.encrypt(getPublicKey(secret), 'four');
      return [...read, nip44.decrypt(answer, shared), Object.keys(await window.nostr.getRelays()).length];
    }, publicKey);
    const prompt = await promptFor(wallet, 'nostr');
    await prompt.getByTestId('repeat').getByText('For an hour').click();
    await approve(wallet, 'nostr');
    expect(await reading).toEqual(['one', 'two', 'three', 'four', 0]);

    const other = await context.newPage();
    await other.goto(`${sites.two}/`);
    const refusing = other.evaluate(() => {
      const event = { kind: 1, created_at: 1, tags: [], content: '' };
      return window.nostr.signEvent(event).catch(({ code }) => code);
    });
    expect(await refusing).toBe(4100);
    const elsewhere = other.evaluate(() => window.nostr.getPublicKey());
    await approve(wallet, 'nostr-connect');
    expect(await elsewhere).toMatch(/^[0-9a-f]{64}$/);
    expect(await elsewhere).not.toBe(publicKey);
  });
});

test('ethers', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  await addClients(page);
  const signing = page.evaluate(async () => {
    const { ethers } = window.clients;
    const provider = new ethers.BrowserProvider(window.ethereum as never);
    const signer = await provider.getSigner();
    const signature = await signer.signMessage('hello');
    return [
      await signer.getAddress(),
      ethers.verifyMessage('hello', signature),
      (await provider.getNetwork()).chainId === 31337n,
    ];
  });
  await approve(wallet, 'message');
  const [address, recovered, chain] = (await signing) as [string, string, boolean];
  expect(address.toLowerCase()).toBe(account);
  expect(recovered).toBe(address);
  expect(chain).toBe(true);

  const sending = page.evaluate(async (to) => {
    const { ethers } = window.clients;
    const provider = new ethers.BrowserProvider(window.ethereum as never);
    const signer = await provider.getSigner();
    // ethers calls eth_getTransactionByHash at once and fails if a wallet does not know its own transaction yet.
    const sent = await signer.sendTransaction({ to, value: 9n });
    const receipt = await sent.wait();
    return [receipt?.status, String(await provider.getBalance(to))];
  }, TO);
  await approve(wallet, 'transaction');
  expect(await sending).toEqual([1, '9']);

  // ethers and viem read events through filters; a page can also subscribe. The filters and the subscription outlive the worker.
  await page.evaluate(async (address) => {
    const { ethers, viem, chains } = window.clients;
    window.seen = [];
    const provider = new ethers.BrowserProvider(window.ethereum as never);
    provider.pollingInterval = 100;
    await provider.on({ address }, (log) => window.seen.push(`ethers ${log.address}`));
    const reader = viem.createPublicClient({ chain: chains.anvil, transport: viem.custom(window.ethereum as never) });
    reader.watchEvent({
      address: address as `0x${string}`,
      pollingInterval: 100,
      onLogs: (logs) => window.seen.push(...logs.map((log) => `viem ${log.address}`)),
    });
    const subscription = await window.ethereum.request({ method: 'eth_subscribe', params: ['logs', { address }] });
    window.ethereum.on('message', (({
      type,
      data,
    }: {
      type: string;
      data: { subscription: string; result: never };
    }) => {
      if (type === 'eth_subscription' && data.subscription === subscription)
        window.seen.push(`subscription ${(data.result as { address: string }).address}`);
    }) as never);
  }, LOGGER);
  await askNode(anvil.url, 'anvil_setCode', [LOGGER, '0x60006000a000']);
  const [funded] = (await askNode(anvil.url, 'eth_accounts', [])) as string[];
  const everybody = ['ethers', 'subscription', 'viem'].map((who) => `${who} ${LOGGER}`);
  for (const stops of [false, true]) {
    if (stops) await wallet.stopWorker();
    await page.evaluate(() => window.seen.splice(0));
    await expect
      .poll(
        async () => {
          await askNode(anvil.url, 'eth_sendTransaction', [{ from: funded, to: LOGGER }]);
          return page.evaluate(() => [...new Set(window.seen)].sort());
        },
        { timeout: 30_000 },
      )
      .toEqual(everybody);
  }

  const refused = page.evaluate(async () => {
    const signer = await new window.clients.ethers.BrowserProvider(window.ethereum as never).getSigner();
    return signer.signMessage('no').catch((error) => error.code);
  });
  await refuse(wallet, 'message');
  expect(await refused).toBe('ACTION_REJECTED');
  expect(await askNode(anvil.url, 'eth_getTransactionCount', [account, 'latest'])).toBe('0x1');
});

test('wagmi', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  await addClients(page);
  const found = await page.evaluate(() => {
    const { wagmi, chains } = window.clients;
    const config = wagmi.createConfig({
      chains: [chains.mainnet, chains.anvil],
      transports: {
        [chains.mainnet.id]: wagmi.http('http://127.0.0.1:9'),
        [chains.anvil.id]: wagmi.http('http://127.0.0.1:9'),
      },
    });
    Object.assign(window, { config, seen: [] as unknown[] });
    wagmi.watchAccount(config, {
      onChange: ({ status, address, chainId }) => window.seen.push([status, address?.toLowerCase(), chainId]),
    });
    return config.connectors.map(({ id, name, type }) => ({ id, name, type }));
  });
  expect(found).toEqual([{ id: 'app.dramatis', name: 'Dramatis', type: 'injected' }]);

  const connecting = page.evaluate(async () => {
    const { config } = window;
    const { accounts, chainId } = await window.clients.wagmi.connect(config, {
      connector: config.connectors[0] as (typeof config.connectors)[number],
    });
    return { accounts: accounts.map((account) => account.toLowerCase()), chainId };
  });
  await approve(wallet, 'connect');
  const { accounts, chainId } = await connecting;
  expect(accounts).toHaveLength(1);
  expect(chainId).toBe(1);

  const switching = page.evaluate(async () => {
    const { config } = window;
    return (await window.clients.wagmi.switchChain(config, { chainId: 31337 })).id;
  });
  await approve(wallet, 'network');
  expect(await switching).toBe(31337);

  const signing = page.evaluate(async () => {
    const { config } = window;
    return window.clients.wagmi.signMessage(config, { message: 'hello' });
  });
  await approve(wallet, 'message');
  expect(await signing).toMatch(/^0x[0-9a-f]{130}$/);

  const state = await page.evaluate(async () => {
    const { config } = window;
    await window.clients.wagmi.disconnect(config);
    return window.clients.wagmi.getAccount(config).status;
  });
  expect(state).toBe('disconnected');
  const seen = await page.evaluate(() => window.seen);
  expect(seen).toContainEqual(['connected', accounts[0], 31337]);
});
