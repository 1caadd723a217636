/**
 * Site logins and notes through their whole life in the browser: generated, saved, searched, shown, copied and cleared, filled into
 * real pages of exactly their site and into no other; another character does not see them.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from '../../fixtures.ts';
import { newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** A login page as frameworks make them: the page knows a value only from the events. */
const LOGIN = `<!doctype html><title>Login</title>
<form onsubmit="window.sent = true; return false">
<input type="password" style="position:absolute;left:-9999px" id="offscreen">
<input type="password" style="opacity:0" id="clear">
<input type="text" name="trap" style="width:1px;height:1px" id="tiny">
<label>User <input id="user" autocomplete="username"></label>
<label>Password <input id="password" type="password" autocomplete="current-password"></label>
<label>Code <input id="code" autocomplete="one-time-code"></label>
<button>Log in</button></form>
<script>
window.seen = {};
for (const input of document.querySelectorAll('input'))
  for (const kind of ['input', 'change'])
    input.addEventListener(kind, () => { window.seen[input.id] = (window.seen[input.id] || []).concat(kind + ':' + input.value); });
</script>`;

/** All fields lie under something else. */
const COVERED = `<!doctype html><title>Covered</title>
<form><input id="user" autocomplete="username"><input id="password" type="password"></form>
<div style="position:fixed;inset:0;background:white">A picture</div>`;

async function serve(): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const framed = new URL(request.url ?? '/', 'http://x').searchParams.get('frame');
    response.setHeader('content-type', 'text/html');
    if (framed !== null)
      response.end(`<!doctype html><title>Framed</title><iframe src="${framed}" width=600 height=300></iframe>`);
    else response.end(request.url === '/covered' ? COVERED : LOGIN);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

const characterIdOf = async (wallet: Wallet): Promise<string> => (await unlocked(wallet)).active?.id ?? '';

/** Sends one command from a page of the wallet. The popup lies over a tab, which a test cannot do: it names the tab. */
const command = (page: Page, name: string, args: object): Promise<{ answer?: unknown; error?: { message: string } }> =>
  page.evaluate(
    ([name, args]) =>
      new Promise<never>((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => {
          if (message.kind === 'snapshot') return;
          port.disconnect();
          resolve(message as never);
        });
        port.postMessage({ id: 1, name, args });
      }),
    [name, args] as const,
  );

const tabOf = (wallet: Wallet, page: Page): Promise<number> =>
  wallet.app.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id ?? -1;
  }, page.url());

test('a login lives from the generator to the page of its site, and a note beside it', async ({ wallet, context }) => {
  test.setTimeout(150_000);
  const { server, port } = await serve();
  const other = await serve();
  const site = `http://localhost:${port}`;
  await wallet.createIdentity();
  let app = await settings(wallet, 'logins');
  let password = '';

  await test.step('it is made with the generator and saved', async () => {
    await expect(app.getByText('No logins or notes yet')).toBeVisible();
    await app.getByTestId('new-login').click();
    await app.getByTestId('entry-site').fill(`${site}/login?next=1`);
    await app.getByTestId('entry-user').fill('mara');
    await app.getByTestId('open-generator').click();
    await app.getByTestId('generated').filter({ hasText: /.{20}/ }).waitFor();
    password = (await app.getByTestId('generated').textContent()) ?? '';
    await app.getByTestId('take-generated').click();
    await expect(app.getByTestId('strength')).toHaveAttribute('data-steps', '4');
    await app.getByTestId('entry-totp').fill('no key!');
    await app.getByTestId('save-entry').click();
    await expect(app.getByTestId('warning').filter({ hasText: 'cannot read this key' })).toBeVisible();
    await app.getByTestId('entry-totp').fill(KEY);
    await app.getByTestId('save-entry').click();
    await expect(app.getByTestId('entry-row')).toHaveAttribute('data-user', 'mara');
  });

  await test.step('a note is saved too, and the list is searched', async () => {
    await app.getByTestId('new-note').click();
    await app.getByTestId('entry-name').fill('Alarm');
    await app.getByTestId('entry-note').fill('4711');
    await app.getByTestId('save-entry').click();
    await expect(app.getByTestId('entry-row')).toHaveCount(2);
    await app.getByRole('searchbox').fill('alar');
    await expect(app.getByTestId('entry-row')).toHaveCount(1);
  });

  const characterId = await characterIdOf(wallet);
  const popup = await wallet.popup();
  await test.step('the popup shows it, its code, and its password on a click', async () => {
    await popup.getByRole('tab', { name: 'Logins' }).click();
    await popup.getByTestId('secret-row').filter({ hasText: 'mara' }).click();
    await expect(popup.getByTestId('secret-user')).toHaveText('mara');
    await expect(popup.locator('body')).not.toContainText(password);
    const code = popup.getByTestId('two-step-code');
    const now = () => new TOTP({ secret: Secret.fromBase32(KEY) }).generate();
    await expect.poll(async () => (await code.getAttribute('data-code')) === now()).toBe(true);
    await popup.getByTestId('show-password').click();
    await expect(popup.getByTestId('secret-password')).toHaveText(password);
  });

  await test.step('it is copied, and the clipboard is cleared if it still holds it', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site });
    const reader = await context.newPage();
    await reader.goto(`${site}/`);
    const held = async () => {
      await reader.bringToFront();
      return reader.evaluate(() => navigator.clipboard.readText());
    };
    const ring = () => popup.evaluate(() => chrome.alarms.create('clear-clipboard', { when: Date.now() }));
    const idle = () => popup.evaluate(async () => (await chrome.storage.session.get('copied')).copied === undefined);
    await popup.bringToFront();
    await popup.getByTestId('copy-password').click();
    await expect(popup.getByText('Password copied')).toBeVisible();
    expect(await held()).toBe(password);
    const alarm = await popup.evaluate(async () => (await chrome.alarms.get('clear-clipboard'))?.scheduledTime ?? 0);
    expect(alarm - Date.now()).toBeLessThanOrEqual(60_000);
    await wallet.stopWorker();
    await ring();
    await expect.poll(idle).toBe(true);
    expect(await held()).toBe('');
    await popup.bringToFront();
    await popup.getByTestId('copy-password').click();
    await expect.poll(held).toBe(password);
    await reader.evaluate(() => navigator.clipboard.writeText('something else'));
    await ring();
    await expect.poll(idle).toBe(true);
    expect(await held()).toBe('something else');
    await reader.close();
  });

  const { entries } = (await command(popup, 'list-secrets', { characterId })).answer as {
    entries: { targetId: string; user: string }[];
  };
  const targetId = entries.find(({ user }) => user === 'mara')?.targetId ?? '';
  const fillInto = async (page: Page) =>
    command(popup, 'fill-login', { characterId, targetId, tabId: await tabOf(wallet, page) });

  await test.step('it is filled into the page of its site, as typing would, and not sent', async () => {
    const page = await context.newPage();
    await page.goto(`${site}/`);
    expect((await fillInto(page)).answer).toEqual({ filled: ['user', 'password', 'code'] });
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: Record<string, string[]> }).seen);
    expect(Object.keys(seen).sort()).toEqual(['code', 'password', 'user']);
    expect(seen.user).toEqual(['input:mara', 'change:mara']);
    expect(seen.password).toEqual([`input:${password}`, `change:${password}`]);
    expect(await page.evaluate(() => (globalThis as unknown as { sent?: boolean }).sent)).toBeUndefined();
    expect((await fillInto(page)).answer).toEqual({ filled: ['user', 'password', 'code'] });
    await page.goto(`${site}/covered`);
    expect((await fillInto(page)).error?.message).toContain('no field');
    await page.close();
  });

  await test.step('it is filled in nowhere else', async () => {
    const page = await context.newPage();
    for (const address of [
      `http://localhost:${other.port}/`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}/?frame=${encodeURIComponent(`${site}/`)}`,
    ]) {
      await page.goto(address);
      expect((await fillInto(page)).error?.message, address).toContain('shows another page');
    }
    await page.goto(`${site}/?frame=${encodeURIComponent(`http://127.0.0.1:${port}/`)}`);
    expect((await fillInto(page)).error?.message).toContain('no field');
    for (const frame of page.frames())
      expect(
        await frame.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join('')),
      ).toBe('');
    await page.close();
  });

  await test.step('another character does not see it', async () => {
    await newCharacter(wallet, 'Night Market');
    const { characters } = await unlocked(wallet);
    const id = characters.find(({ name }) => name === 'Night Market')?.id ?? '';
    expect((await command(wallet.app, 'list-secrets', { characterId: id })).answer).toEqual({ entries: [] });
    const read = await command(wallet.app, 'read-secret', { characterId: id, targetId, part: 'password' });
    expect(read.error?.message).toContain('not in this character');
  });

  await test.step('a locked wallet gives nothing', async () => {
    await wallet.lock();
    const read = await command(wallet.app, 'read-secret', { characterId, targetId, part: 'password' });
    expect(read.error).toBeDefined();
    app = wallet.app;
    await expect(app.locator('body')).not.toContainText('mara');
  });
  server.close();
  other.server.close();
});
