/** Hostile pages: nothing that they do reaches another site, a prototype, internals of the wallet, or more than one prompt. */
import { phishingHosts } from '../../../scripts/lib/phishing-list.mjs';
import { ask, expect, serveAt, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import '../../support/page-globals.ts';
import { approve, promptFor, refuse, waitingCount } from '../../support/person.ts';

test('what a page does to its globals, to events, in params and in a frame harms nobody else', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);

  await test.step('a page that breaks its own globals harms only itself', async () => {
    const breaking = await context.newPage();
    await breaking.addInitScript(() => {
      const overheard: unknown[] = [];
      Object.assign(window, { overheard });
      addEventListener('DOMContentLoaded', () => {
        const hear = (what: string) => (value: unknown) => {
          overheard.push([what, value]);
          throw new Error(what);
        };
        EventTarget.prototype.dispatchEvent = hear('dispatchEvent') as never;
        EventTarget.prototype.addEventListener = hear('addEventListener') as never;
        JSON.parse = hear('parse') as never;
        JSON.stringify = hear('stringify') as never;
      });
    });
    // The page has no scripts of its own: every recorded call comes from the wallet.
    await breaking.goto(`${sites.one}/still.html`);
    const result = await breaking.evaluate(() => window.ethereum.request({ method: 'web3_clientVersion', params: [] }));
    expect(result).toMatch(/^Dramatis/);
    expect(await breaking.evaluate(() => (window as unknown as { overheard: unknown[] }).overheard)).toEqual([]);
    const other = await context.newPage();
    await other.goto(`${sites.two}/`);
    expect(await ask(other, 'eth_chainId')).toEqual({ result: '0x1' });
  });

  await test.step('forged events, messages and ports get no answer', async () => {
    const attacker = await context.newPage();
    await attacker.goto(`${sites.two}/`);
    const got = await attacker.evaluate(async () => {
      const heard: unknown[] = [];
      const node = document.createElement('i');
      node.addEventListener('tell', (event) => heard.push((event as CustomEvent).detail));
      document.dispatchEvent(new MouseEvent('dramatis:hello', { relatedTarget: node }));
      document.dispatchEvent(new Event('dramatis:ready'));
      const text = JSON.stringify({ id: 1, text: JSON.stringify({ method: 'eth_accounts' }) });
      for (const target of [node, document, window]) target.dispatchEvent(new CustomEvent('ask', { detail: text }));
      postMessage({ target: 'dramatis', origin: 'http://localhost', data: text }, '*');
      await window.ethereum.request({ method: 'web3_clientVersion' });
      return { heard, runtime: typeof (window as { chrome?: { runtime?: unknown } }).chrome?.runtime };
    });
    expect(got).toEqual({ heard: [], runtime: 'undefined' });
    expect(await ask(attacker, 'eth_accounts')).toEqual({ result: [] });
    expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  });

  await test.step('params with prototype keys, deep nesting or great size do no harm', async () => {
    const codes = await page.evaluate(async (from) => {
      const codeOf = (method: string, params: unknown) =>
        window.ethereum.request({ method, params }).then(
          () => 'answered',
          (error: { code: number }) => error.code,
        );
      const polluted = JSON.parse(`{"from":"${from}","to":"${from}","__proto__":{"value":"0x1"}}`);
      let deep: unknown[] = [];
      for (let n = 0; n < 5_000; n++) deep = [deep];
      const keyed = (key: string) => [{ from, to: from, [key]: '0x1' }];
      return {
        proto: await codeOf('eth_sendTransaction', [polluted]),
        built: await codeOf('eth_sendTransaction', keyed('constructor')),
        deep: await codeOf('eth_call', deep),
        long: await codeOf('personal_sign', ['x'.repeat(2_000_000), from]),
        loop: await codeOf('eth_call', ((list: unknown[]) => [...list, list])([window])).catch(() => 'threw'),
        clean: ({} as { value?: unknown }).value === undefined,
      };
    }, account);
    expect(codes).toMatchObject({ proto: -32602, built: -32602, deep: -32600, long: -32600, clean: true });
    expect(codes.loop).toBe(-32602);
    expect(await waitingCount(wallet)).toBe(0);
    expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  });

  await test.step('a sandboxed frame has no origin and gets nothing; under a strict content policy the provider still works', async () => {
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts');
      frame.src = src;
      document.body.append(frame);
    }, `${sites.one}/`);
    const frame = () => page.frames().find((one) => one !== page.mainFrame());
    await expect.poll(() => frame()?.evaluate(() => 'early' in window)).toBe(true);
    await page.waitForTimeout(500);
    expect(await frame()?.evaluate(() => [typeof window.ethereum, window.early.announced.length])).toEqual([
      'undefined',
      0,
    ]);

    const policy =
      "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin allow-scripts";
    await context.route('https://strict.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': policy },
        body: '<!doctype html><title>Strict</title>',
      }),
    );
    const strict = await context.newPage();
    await strict.goto('https://strict.example/');
    expect(await strict.evaluate(() => window.ethereum.request({ method: 'eth_chainId' }))).toBe('0x1');
  });
});

test('a flood of requests opens one prompt and uses bounded memory', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const counts = page.evaluate(async (from) => {
    const codes: Record<string, number> = {};
    const all = Array.from({ length: 1_000 }, (_, n) =>
      window.ethereum.request({ method: 'personal_sign', params: [`message ${n}`, from] }).catch((error) => {
        codes[error.code] = (codes[error.code] ?? 0) + 1;
      }),
    );
    await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, 3_000))]);
    return codes;
  }, account);
  await promptFor(wallet, 'message');
  expect(await waitingCount(wallet)).toBe(1);
  const refused = await counts;
  expect((refused['-32002'] ?? 0) + (refused['-32005'] ?? 0)).toBe(995);
  // It does not block another site.
  const other = await context.newPage();
  await other.goto(`${sites.two}/`);
  expect(await ask(other, 'eth_chainId')).toEqual({ result: '0x1' });
  await page.close();
  await expect.poll(() => waitingCount(wallet)).toBe(0);
});

test('repeated reloads do not reopen a prompt', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  for (let n = 0; n < 3; n++) {
    const asked = ask(page, 'eth_requestAccounts');
    await refuse(wallet, 'connect');
    expect((await asked).error?.code).toBe(4001);
    await page.reload();
  }
  const last = ask(page, 'eth_requestAccounts');
  await refuse(wallet, 'connect');
  expect((await last).error?.code).toBe(4001);
  expect((await ask(page, 'eth_requestAccounts')).error?.code).toBe(-32005);
  expect(await waitingCount(wallet)).toBe(0);
});

test('a site on the list of phishing sites is named as one in the prompt', async ({ wallet, context }) => {
  await wallet.createIdentity();
  const site = `https://app.${phishingHosts()[0]}`;
  await serveAt(context, site);
  const page = await context.newPage();
  await page.goto(`${site}/`);
  const asked = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  const warning = prompt.locator('[data-testid="warning"][data-rule="phishing-site"]');
  await expect(warning).toContainText(`${phishingHosts()[0]} is known for stealing`);
  await expect(prompt.getByTestId('approve')).toBeDisabled();
  await refuse(wallet, 'connect');
  expect((await asked).error?.code).toBe(4001);
});

test('the provider survives document.open and the back/forward cache', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  await serveAt(context, 'https://away.example');
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await page.goto('https://away.example/');
  await page.goBack();
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  await page.evaluate(() => {
    document.open();
    document.write('<!doctype html><p>Written anew</p>');
    document.close();
  });
  const signing = page.evaluate(
    (from) => window.ethereum.request({ method: 'personal_sign', params: ['hello', from] }),
    account,
  );
  await approve(wallet, 'message');
  expect(await signing).toMatch(/^0x[0-9a-f]{130}$/);
});
