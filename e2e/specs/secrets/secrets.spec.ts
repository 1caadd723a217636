/**
 * Site logins and notes through their whole life in the browser: generated, imported, saved, searched, shown, copied and cleared,
 * filled by the popup over real pages of exactly their site and into no other; another character does not see them.
 */
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from '../../fixtures.ts';
import { pressAction } from '../../support/action-popup.ts';
import { serveLogins } from '../../support/login-pages.ts';
import { newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const characterIdOf = async (wallet: Wallet): Promise<string> => (await unlocked(wallet)).active?.id ?? '';

/** What all fields of a page hold together, with those in its frames. */
async function typedInto(page: Page): Promise<string> {
  const values = () => [...document.querySelectorAll('input')].map(({ value }) => value).join('');
  return (await Promise.all(page.frames().map((frame) => frame.evaluate(values).catch(() => '')))).join('');
}

/** As Chrome writes it: quotes, line breaks in quotes, a repetition, a row that is too short, an app, an empty row. */
const chromeFile = (site: string): string =>
  [
    'name,url,username,password,note',
    `Plain,${site}/login?a=1,"mara, at home","p,""q"" r","first line`,
    'second ""line"""',
    `Plain,${site}/login?a=1,"mara, at home","p,""q"" r","first line`,
    'second ""line"""',
    'short,https://short.example,mara',
    'App,android://hash@org.example.app/,mara,in the app,',
    ',,,,',
  ].join('\r\n');

/** As Bitwarden writes it: a login that is there with another password, a note, a card, two addresses, a key that counts. */
const bitwardenFile = (site: string): string =>
  [
    'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp',
    `Work,1,login,Old,,,0,${site},mara,the old one,`,
    ',,note,"A ""quoted"" note","several\nlines",PIN: 1234,0,,,,',
    ',,card,Visa,,,0,,,,',
    `,,login,Two,,,0,"https://two.example/a,https://m.two.example",mara,second,${KEY}`,
    `,,login,Counter,,,0,https://counter.example,mara,third,otpauth://hotp/x?secret=${KEY}&counter=1`,
  ].join('\n');

/** Sends one command from a page of the wallet, as the popup does over the tab that it names. */
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

/** The tab is in front: without a right to its site the wallet is not told its address. */
async function tabOf(wallet: Wallet, page: Page): Promise<number> {
  await page.bringToFront();
  return wallet.app.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1);
}

test('a login lives from the generator to the page of its site, and a note beside it', async ({ wallet, context }) => {
  test.setTimeout(180_000);
  const logins = await serveLogins();
  const other = await serveLogins();
  const { port } = logins;
  const site = `http://localhost:${port}`;
  const plain = `http://plain.example:${port}`;
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
    await expect(app.getByTestId('warning').filter({ hasText: 'can’t read this key' })).toBeVisible();
    await app.getByTestId('entry-totp').fill(KEY);
    await app.getByTestId('save-entry').click();
    await expect(app.getByTestId('entry-row')).toHaveAttribute('data-user', 'mara');
    await expect(app.getByTestId('open-entry')).toBeFocused();
  });

  await test.step('a note is saved too, and the list is searched', async () => {
    await app.getByTestId('new-note').click();
    await app.getByTestId('entry-name').fill('Alarm');
    await app.getByTestId('entry-note').fill('4711');
    await app.getByTestId('save-entry').click();
    await expect(app.getByTestId('entry-row')).toHaveCount(2);
    await app.getByRole('searchbox').fill('alar');
    await expect(app.getByTestId('entry-row')).toHaveCount(1);
    await expect(app.getByRole('status').filter({ hasText: '1 entry found' })).toBeAttached();
    await app.keyboard.press('ArrowDown');
    await expect(app.getByTestId('open-entry')).toBeFocused();
    await app.keyboard.press('Enter');
    // Its details, and closing them leads back to the row.
    const detail = app.getByTestId('detail');
    await expect(detail.getByTestId('secret-note')).not.toContainText('4711');
    await detail.getByTestId('show-note').click();
    await expect(detail.getByTestId('secret-note')).toHaveText('4711');
    await app.getByTestId('close-detail').or(app.getByTestId('back-to-list')).click();
    await expect(app.getByTestId('open-entry')).toBeFocused();
    await app.keyboard.press('Enter');
    await detail.getByTestId('edit-entry').click();
    await expect(app.getByTestId('note-form')).toBeVisible();
    await app.getByRole('button', { name: 'Cancel' }).click();
    await expect(app.getByRole('searchbox')).toHaveValue('alar');
    await expect(app.getByTestId('open-entry')).toBeFocused();
  });

  const characterId = await characterIdOf(wallet);
  const read = async (targetId: string, part: string) => {
    const { answer } = await command(wallet.app, 'read-secret', { characterId, targetId, part });
    return (answer as { text: string } | undefined)?.text;
  };
  const list = async () => {
    const { answer } = await command(wallet.app, 'list-secrets', { characterId });
    return (answer as { entries: { targetId: string; name: string; user: string; site: string | null }[] }).entries;
  };
  const named = async (name: string) => (await list()).find((entry) => entry.name === name)?.targetId ?? '';
  const choose = async (text: string) => {
    const file = { name: 'logins.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await app.getByTestId('import-file').setInputFiles(file);
  };

  await test.step('files of Chrome and Bitwarden are imported: what is left out is said, and nothing is cut', async () => {
    app = await settings(wallet, 'logins/import');
    await choose('{"items":[]}');
    await expect(app.getByTestId('warning').filter({ hasText: 'isn’t a CSV file' })).toBeVisible();
    await choose(chromeFile(plain));
    const preview = app.getByTestId('import-preview');
    await expect(preview).toContainText(/Exported from.*Chrome.*New.*2.*Repeated in the file.*1.*Can’t be read.*1/s);
    await expect(preview).toContainText('Entry 3: Its columns don’t match the first line.');
    await app.getByTestId('save-import').click();
    await expect(app.getByTestId('import-done')).toContainText('2 entries imported');
    expect(await read(await named('Plain'), 'password')).toBe('p,"q" r');
    expect(await read(await named('Plain'), 'note')).toBe('first line\r\nsecond "line"');
    expect(await read(await named('App'), 'note')).toBe('Also for: android://hash@org.example.app/');

    const again = async () => {
      app = await settings(wallet, 'logins');
      await app.getByTestId('import-logins').click();
      await choose(bitwardenFile(site));
    };
    await again();
    await expect(preview).toContainText(/Bitwarden.*New.*4.*here with another password.*1.*Can’t be read.*1/s);
    await expect(preview).toContainText('Entry 3: This kind of entry isn’t imported (card).');
    await app.getByTestId('save-import').click();
    await expect(app.getByTestId('import-done')).toContainText('4 entries imported');
    expect(await read(await named('A "quoted" note'), 'note')).toBe('several\nlines\nPIN: 1234');
    expect(await read(await named('Two'), 'note')).toBe('Also for: https://m.two.example');
    expect(await read(await named('Counter'), 'note')).toContain('Two-step key: otpauth://hotp/x');
    expect(await read(await named('Old'), 'password')).toBe('the old one');

    await again();
    await expect(preview).toContainText(/New.*0.*Already here.*4/s);
    await expect(app.getByTestId('save-import')).toBeDisabled();
    expect(await list()).toHaveLength(8);
    await command(wallet.app, 'remove-secret', { characterId, targetId: await named('Old') });
  });

  let popup = await wallet.popup();
  const showEntry = async () => {
    await popup.getByRole('tab', { name: 'Logins' }).click();
    await popup.locator(`[data-testid="secret-row"][data-name="localhost:${port}"]`).click();
  };
  await test.step('the popup shows it, its code, and its password on a click', async () => {
    await showEntry();
    await expect(popup.getByTestId('secret-user')).toHaveText('mara');
    await expect(popup.locator('body')).not.toContainText(password);
    const code = popup.getByTestId('two-step-code');
    const now = () => new TOTP({ secret: Secret.fromBase32(KEY) }).generate();
    await expect.poll(async () => (await code.getAttribute('data-code')) === now()).toBe(true);
    // A new code is announced only while the person is beside it.
    await expect(code.locator('[aria-live]')).toHaveAttribute('aria-live', 'off');
    await popup.getByTestId('copy-code').focus();
    await expect(code.locator('[aria-live]')).toHaveAttribute('aria-live', 'polite');
    await popup.getByTestId('show-password').click();
    await expect(popup.getByTestId('secret-password')).toHaveText(password);
    await expect(code.locator('[aria-live]')).toHaveAttribute('aria-live', 'off');
  });

  await test.step('it is copied, and the clipboard is cleared if it still holds it', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site });
    const reader = await context.newPage();
    await reader.goto(`${site}/`);
    const held = async () => {
      await reader.bringToFront();
      return reader.evaluate(() => navigator.clipboard.readText());
    };
    const ring = () => wallet.app.evaluate(() => chrome.alarms.create('clear-clipboard', { when: Date.now() }));
    const idle = () =>
      wallet.app.evaluate(async () => (await chrome.storage.session.get('copied')).copied === undefined);
    await popup.bringToFront();
    await popup.getByTestId('copy-password').click();
    await expect(popup.getByText('Password copied')).toBeVisible();
    expect(await held()).toBe(password);
    // The popup closes and the worker stops: the alarm stays.
    await popup.close();
    const alarm = await wallet.app.evaluate(
      async () => (await chrome.alarms.get('clear-clipboard'))?.scheduledTime ?? 0,
    );
    expect(alarm - Date.now()).toBeLessThanOrEqual(60_000);
    await wallet.stopWorker();
    await ring();
    await expect.poll(idle).toBe(true);
    expect(await held()).toBe('');
    popup = await wallet.popup();
    await showEntry();
    await popup.getByTestId('copy-password').click();
    await expect.poll(held).toBe(password);
    await ring();
    await expect(popup.getByText('Clipboard cleared.')).toBeVisible();
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

  const targetId = await named(`localhost:${port}`);
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
    // A login that goes over three pages.
    for (const [step, field] of [
      ['step-1', 'user'],
      ['step-2', 'password'],
      ['step-3', 'code'],
    ] as const) {
      await page.goto(`${site}/${step}`);
      expect((await fillInto(page)).answer, step).toEqual({ filled: [field] });
      await expect(page.locator(`#${field}`)).toHaveValue(/.{4}/);
    }
    await page.goto(`${site}/shadow`);
    expect((await fillInto(page)).answer).toEqual({ filled: ['user', 'password', 'code'] });
    const values = await page.evaluate(() => (globalThis as unknown as { values(): string[] }).values());
    expect(values).toEqual(['mara', password, expect.stringMatching(/^\d{6}$/)]);
    await page.close();
  });

  await test.step('the popup fills it in over a site that only the click opens to the wallet', async () => {
    const page = await context.newPage();
    await page.goto(`${plain}/`);
    const tabId = await tabOf(wallet, page);
    const args = { characterId, targetId: await named('Plain'), tabId };
    const unasked = await command(popup, 'fill-login', args);
    expect(unasked.error?.message, 'without the click').toContain('doesn’t let the wallet in');
    const real = await pressAction(context, page);
    await real.click('[role="tab"][id$="-logins"]');
    await expect.poll(() => real.text()).toContain('plain.example');
    await real.click('[data-testid="secret-row"][data-name="Plain"]');
    await real.click('[data-testid="fill-login"]');
    await expect(page.locator('#user')).toHaveValue('mara, at home');
    await expect(page.locator('#password')).toHaveValue('p,"q" r');
    await expect.poll(() => real.text()).toContain('Nothing was sent.');
    await real.close();
    await page.close();
  });

  await test.step('a page that has joined the host above its own, and so lets other hosts in, gets nothing', async () => {
    const below = `http://www.plain.example:${port}`;
    const draft = { kind: 'login', site: below, user: 'mara', name: 'Below', password: 'third', totp: '', note: '' };
    expect((await command(wallet.app, 'save-secret', { characterId, targetId: null, draft })).error).toBeUndefined();
    const page = await context.newPage();
    await page.goto(`${below}/domain`);
    expect(await page.evaluate(() => document.domain)).toBe('plain.example');
    const real = await pressAction(context, page);
    await real.click('[role="tab"][id$="-logins"]');
    await real.click('[data-testid="secret-row"][data-name="Below"]');
    await real.click('[data-testid="fill-login"]');
    await expect.poll(() => real.text()).toContain('shows another page');
    await real.close();
    expect(await typedInto(page)).toBe('');
    await page.close();
  });

  await test.step('it is filled in nowhere else', async () => {
    const page = await context.newPage();
    const away = `http://127.0.0.1:${other.port}/`;
    for (const address of [
      `http://localhost:${other.port}/`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}/?frame=${encodeURIComponent(`${site}/`)}`,
      `${site}/redirect?to=${encodeURIComponent(away)}`,
      // The address of the site, and the origin of nobody.
      `${site}/sandbox`,
    ]) {
      await page.goto(address);
      expect((await fillInto(page)).error?.message, address).toContain('shows another page');
      expect(await typedInto(page)).toBe('');
    }
    for (const framed of [`http://127.0.0.1:${port}/`, `${site}/`]) {
      await page.goto(`${site}/?frame=${encodeURIComponent(framed)}`);
      expect((await fillInto(page)).error?.message).toContain('no field');
      expect(await typedInto(page)).toBe('');
    }
    // Documents that a page of the site makes have its origin and not its address.
    for (const make of [
      () => {
        const made = open('about:blank');
        if (made) made.document.body.innerHTML = '<input type="password">';
      },
      () => void open(URL.createObjectURL(new Blob(['<input type="password">'], { type: 'text/html' }))),
    ]) {
      await page.goto(`${site}/`);
      const opened = context.waitForEvent('page');
      await page.evaluate(make);
      const child = await opened;
      await child.locator('input').waitFor();
      expect((await fillInto(child)).error?.message, child.url()).toMatch(
        /shows another page|doesn’t let the wallet in/,
      );
      expect(await typedInto(child)).toBe('');
      await child.close();
    }
    await page.close();
  });

  await test.step('a page that goes elsewhere meanwhile takes nothing along', async () => {
    const page = await context.newPage();
    const away = `http://127.0.0.1:${other.port}/`;
    await page.goto(`${site}/?leave=${encodeURIComponent(away)}`);
    await fillInto(page);
    await page.waitForURL(away);
    expect(await typedInto(page)).toBe('');
    // At whatever moment of the filling it goes.
    for (let times = 0; times < 5; times++) {
      await page.goto(`${site}/`);
      const tabId = await tabOf(wallet, page);
      await Promise.all([command(popup, 'fill-login', { characterId, targetId, tabId }), page.goto(away)]);
      expect(await typedInto(page)).toBe('');
    }
    await page.close();
  });

  await test.step('another character does not see it', async () => {
    await newCharacter(wallet, 'Night Market');
    const { characters } = await unlocked(wallet);
    const id = characters.find(({ name }) => name === 'Night Market')?.id ?? '';
    expect((await command(wallet.app, 'list-secrets', { characterId: id })).answer).toMatchObject({ entries: [] });
    const taken = await command(wallet.app, 'read-secret', { characterId: id, targetId, part: 'password' });
    expect(taken.error?.message).toContain('no longer in this character');
  });

  await test.step('a locked wallet gives nothing', async () => {
    await wallet.lock();
    const taken = await command(wallet.app, 'read-secret', { characterId, targetId, part: 'password' });
    expect(taken.error).toBeDefined();
    await expect(wallet.app.locator('body')).not.toContainText('mara');
  });
  logins.close();
  other.close();
});
