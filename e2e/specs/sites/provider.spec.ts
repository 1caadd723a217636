/** The provider object in a real page: one assertion for each row of PROVIDER.md that needs no unlocked wallet. */
import { ask, expect, test } from '../../fixtures.ts';
import '../../support/page-globals.ts';

test('the provider of a page: requests, announcement, window.ethereum, other wallets', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.app.goto(wallet.url('app.html'));

  await test.step('requests: shape, destructuring, errors (P1, P2, P3)', async () => {
    const page = await context.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.goto(`${sites.one}/`);
    const codes = await page.evaluate(async () => {
      const { request } = window.ethereum;
      const bad: unknown[] = [
        undefined,
        null,
        5,
        'eth_accounts',
        [],
        ['eth_accounts'],
        {},
        { method: '' },
        { method: 5 },
      ];
      for (const params of [null, 'a', 5, true]) bad.push({ method: 'eth_accounts', params });
      const codeOf = (args: unknown) =>
        request(args).then(
          () => 'resolved',
          (error) =>
            error instanceof Error && Number.isInteger((error as Error & { code: number }).code) && error.message
              ? (error as Error & { code: number }).code
              : 'untyped',
        );
      return Promise.all(bad.map(codeOf));
    });
    expect(codes).toEqual(codes.map(() => -32600));
    for (const method of ['eth_sign', 'eth_decrypt'])
      expect((await ask(page, method, [])).error, method).toMatchObject({ isError: true, code: 4200 });
    for (const method of ['wallet_addAsset', 'nothing', '__proto__'])
      expect((await ask(page, method, {})).error, method).toMatchObject({ isError: true, code: -32601 });
    expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x1' });
    expect(await ask(page, 'net_version')).toEqual({ result: '1' });
    expect((await ask(page, 'web3_clientVersion')).result).toMatch(/^Dramatis\/v\d/);
    expect((await ask(page, 'personal_sign', ['0x00', `0x${'11'.repeat(20)}`])).error?.code).toBe(4100);
    expect(await ask(page, 'eth_chainId', {})).toEqual({ result: '0x1' });
    expect((await ask(page, 'eth_call', { to: '0x' })).error?.code).toBe(-32602);
    const verbs = await page.evaluate(() => {
      const provider = window.ethereum;
      for (let n = 0; n < 100; n++) provider.on('chainChanged', () => {});
      return ['on', 'once', 'off', 'addListener', 'removeListener', 'request'].map((name) => typeof provider[name]);
    });
    expect(verbs).toEqual(verbs.map(() => 'function'));
    expect(warnings).toEqual([]);
  });

  await test.step('announcement, window.ethereum and earlier providers (P4, P6, P7)', async () => {
    const page = await context.newPage();
    await page.goto(`${sites.one}/`);
    const seen = await page.evaluate(() => {
      const heard: { info: Record<string, string>; provider: unknown }[] = [];
      addEventListener('eip6963:announceProvider', (event) => heard.push((event as CustomEvent).detail));
      dispatchEvent(new Event('eip6963:requestProvider'));
      dispatchEvent(new Event('eip6963:requestProvider'));
      const [first, second] = heard;
      const early = window.early.announced[0];
      return {
        early: window.early.ethereum,
        count: heard.length,
        stable: first?.info.uuid === second?.info.uuid && early?.info.uuid === first?.info.uuid,
        frozen: Object.isFrozen(first) && Object.isFrozen(first?.info),
        info: first?.info,
        same: first?.provider === window.ethereum,
        property: { ...Object.getOwnPropertyDescriptor(window, 'ethereum'), value: null },
        isMetaMask: 'isMetaMask' in window.ethereum,
      };
    });
    expect(seen).toMatchObject({
      early: 'object',
      count: 2,
      stable: true,
      frozen: true,
      same: true,
      property: { writable: true, enumerable: true, configurable: true },
      isMetaMask: false,
      info: { name: 'Dramatis', rdns: 'app.dramatis' },
    });
    expect(seen.info?.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, seen.info?.icon ?? '');
    expect(size).toEqual([128, 128]);

    await expect.poll(() => page.evaluate(() => window.ethereum.isConnected())).toBe(true);
    const legacy = await page.evaluate(async () => {
      const { chainId, networkVersion, selectedAddress, send, sendAsync } = window.ethereum as unknown as {
        chainId: unknown;
        networkVersion: unknown;
        selectedAddress: unknown;
        send(method: string): Promise<unknown>;
        sendAsync(payload: object, callback: (error: unknown, response: unknown) => void): void;
      };
      const async = await new Promise((resolve) =>
        sendAsync({ id: 4, jsonrpc: '2.0', method: 'eth_chainId' }, (error, response) => resolve([error, response])),
      );
      return { chainId, networkVersion, selectedAddress, sent: await send('net_version'), async };
    });
    expect(legacy).toEqual({
      chainId: '0x1',
      networkVersion: '1',
      selectedAddress: null,
      sent: { id: null, jsonrpc: '2.0', result: '1' },
      async: [null, { id: 4, jsonrpc: '2.0', result: '0x1' }],
    });
  });

  await test.step('another wallet that came first keeps window.ethereum', async () => {
    const page = await context.newPage();
    await page.goto(`${sites.one}/`);
    // Ours is a plain value: another wallet may put its own in its place, and it stays.
    const kept = await page.evaluate(async () => {
      const other = { other: true };
      (window as unknown as Record<string, unknown>).ethereum = other;
      await window.site.provider.request({ method: 'web3_clientVersion' });
      return (window as unknown as Record<string, unknown>).ethereum === other;
    });
    expect(kept).toBe(true);
  });

  await test.step('window.ethereum and window.nostr can be turned off; the announcement stays', async () => {
    const page = await context.newPage();
    await page.goto(`${sites.one}/`);
    expect(await page.evaluate(() => 'nostr' in window && Object.isFrozen(window.nostr))).toBe(true);
    await wallet.app.evaluate(
      () =>
        new Promise((resolve) => {
          const port = chrome.runtime.connect({ name: 'ui' });
          port.onMessage.addListener((message) => message.kind === 'answer' && resolve(null));
          port.postMessage({ id: 1, name: 'change-settings', args: { windowEthereum: false, windowNostr: false } });
        }),
    );
    await expect.poll(() => page.evaluate(() => 'ethereum' in window || 'nostr' in window)).toBe(false);
    await page.reload();
    // Already before the first script of the page, and without an answer of the worker; in a new tab too.
    expect(await page.evaluate(() => [window.early.ethereum, 'ethereum' in window, 'nostr' in window])).toEqual([
      'undefined',
      false,
      false,
    ]);
    expect(await page.evaluate(() => window.early.announced.length)).toBeGreaterThan(0);
    expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x1' });
  });
});
