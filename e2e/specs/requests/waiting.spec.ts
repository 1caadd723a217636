/** No page waits forever: however the wallet is unlocked, wherever the window is, and after going back to a page. */
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import '../../support/page-globals.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { approve, promptFor, waitingCount } from '../../support/person.ts';
import { startIdentity } from '../../support/start-identity.ts';

test.describe('just installed', () => {
  test.use({ browserOptions: { own: true } });

  test('a start that a site triggered ends with that site connected', async ({ wallet, context, sites }) => {
    const page = await context.newPage();
    await page.goto(`${sites.one}/`);
    const asked = ask(page, 'eth_requestAccounts');
    // The tab that the installation opened comes to the front; no second one opens.
    await expect.poll(() => wallet.app.evaluate(async () => (await chrome.tabs.getCurrent())?.active)).toBe(true);
    expect(context.pages().filter((each) => each.url().startsWith(wallet.url('app.html')))).toEqual([wallet.app]);
    await expect.poll(async () => (await wallet.snapshot()).kind).toBe('empty');
    await wallet.app.goto(wallet.url('app.html#/start'));
    await wallet.app.bringToFront();
    await startIdentity(wallet.app);
    await approve(wallet, 'connect');
    expect((await asked).result).toEqual([expect.stringMatching(/^0x[0-9a-f]{40}$/)]);
  });
});

test.describe('with the back/forward cache', () => {
  test.use({ browserOptions: { backForwardCache: true } });

  test('the provider works in a page that the person went back to', async ({ wallet, context, sites }) => {
    await wallet.createIdentity();
    const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
    await page.evaluate(() => {
      addEventListener('pageshow', (event) => Object.assign(window, { persisted: event.persisted }));
    });
    const goBack = async () => {
      // Does not wait for a load event: the page is restored, not loaded again.
      await page.goBack({ waitUntil: 'commit' });
      // Precondition: it is the same document.
      expect(await page.evaluate(() => (window as unknown as { persisted: boolean }).persisted)).toBe(true);
    };

    await page.goto(`${sites.two}/`);
    // Another tab puts the site on another network meanwhile.
    const tab = await context.newPage();
    await tab.goto(`${sites.one}/`);
    await switchTo(wallet, tab, '0x7a69');
    await tab.close();
    await goBack();
    expect((await ask(page, 'web3_clientVersion')).result).toMatch(/^Dramatis/);
    expect(await eventsOf(page)).toContainEqual({ name: 'chainChanged', value: '0x7a69' });
    const signed = ask(page, 'personal_sign', ['0x68', account]);
    await approve(wallet, 'message');
    expect((await signed).result).toMatch(/^0x[0-9a-f]{130}$/);

    // A request made before leaving is answered too.
    await page.evaluate((from) => {
      const asking = window.ethereum.request({ method: 'personal_sign', params: ['0x69', from] });
      asking.catch((error: { code: number }) => Object.assign(window, { refusedWith: error.code }));
    }, account);
    await promptFor(wallet, 'message');
    await page.goto(`${sites.two}/`);
    await expect.poll(() => waitingCount(wallet)).toBe(0);
    await goBack();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { refusedWith?: number }).refusedWith))
      .toBe(4001);
  });
});

for (const at of ['300,0', '0,560'])
  test.describe(`a window at ${at} on a small screen`, () => {
    test.use({ browserOptions: { screen: '800x600', window: { at, size: '780,580' } } });

    test('the prompt still opens', async ({ wallet, context, sites }) => {
      await wallet.createIdentity();
      const { account } = await connectSite(wallet, context, `${sites.one}/`);
      expect(account).toMatch(/^0x/);
    });
  });
