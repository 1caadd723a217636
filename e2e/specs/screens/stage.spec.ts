/** Tests of the fixtures that every other test relies on. */
import { ask, expect, serveAt, test } from '../../fixtures.ts';

test('the worker stops when told to and starts again when asked', async ({ wallet, context }) => {
  await wallet.snapshot();
  const mark = (write: boolean): Promise<boolean> => {
    const worker = context.serviceWorkers().at(-1);
    if (worker === undefined) throw new Error('There is no worker.');
    return worker.evaluate((writing) => {
      const scope = globalThis as { marked?: boolean };
      const was = scope.marked === true;
      if (writing) scope.marked = true;
      return was;
    }, write);
  };
  expect(await mark(true)).toBe(false);
  expect(await mark(false)).toBe(true);
  await wallet.stopWorker();
  expect((await wallet.snapshot()).kind).toBe('empty');
  await expect.poll(() => mark(false).catch(() => true)).toBe(false);
});

test('the local chain answers at its usual address, and no outside host is reachable', async ({ wallet, anvil }) => {
  const genesis = { jsonrpc: '2.0', id: 1, method: 'eth_getBlockByNumber', params: ['0x0', false] };
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(genesis) };
  await wallet.app.goto(wallet.url('manifest.json'));
  const fetched = (url: string): Promise<string> =>
    wallet.app.evaluate(
      ([address, init]) =>
        fetch(address, init).then(
          (answer) => answer.text(),
          (error) => `failed: ${error.message}`,
        ),
      [url, request] as const,
    );
  const direct = await (await fetch(anvil.url, request)).text();
  expect(direct).toContain('"hash"');
  expect(anvil.port).not.toBe(8545);
  expect(await fetched('http://127.0.0.1:8545')).toBe(direct);
  expect(await fetched('https://example.com')).toContain('failed');
});

test('sites find the provider before their first script, on three local origins and on https', async ({
  context,
  sites,
}) => {
  await serveAt(context, 'https://shop.example');
  for (const origin of [sites.one, sites.two, sites.three, 'https://shop.example']) {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    const early = await page.evaluate(() => (globalThis as unknown as { early: { announced: unknown[] } }).early);
    expect(early.announced.length, origin).toBeGreaterThan(0);
    expect((await ask(page, 'eth_accounts')).result, origin).toEqual([]);
  }
});
