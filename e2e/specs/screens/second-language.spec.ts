/** A language that only adds files is spoken by pages and worker: popup, settings, prompts with the words of their review, errors, notifications. */
import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { BUILT_IN_NETWORKS } from '../../../src/chain/networks.ts';
import { CHARACTER_PAGES, IDENTITY_PAGES } from '../../../src/ui/pages/settings/settings-routes.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { startDevice } from '../../support/computer.ts';
import { connectSite } from '../../support/connected.ts';
import { promptFor, refuse } from '../../support/person.ts';
import { buildWithSecondLanguage, LANGUAGE } from '../../support/second-language/build.ts';
import { textsOutsideBrackets } from '../../support/second-language/unspoken.ts';

/** Addresses, in one piece or in groups. */
const ADDRESS = /0x[\dA-Fa-f]+|\b[\dA-Fa-f]{4,8}\b|…/g;

/** Of the product, of networks and their coins, of nodes. */
const NAMES = ['Dramatis', 'ETH', ...BUILT_IN_NETWORKS.map(({ name }) => name)];

/** All but the list of networks, which is full of names. */
const PAGES = [...IDENTITY_PAGES, ...CHARACTER_PAGES].filter((page) => page !== 'networks' && page !== 'members');

/** What a page says beside the catalogue and these names. */
async function unspoken(page: Page, names: readonly string[]): Promise<string[]> {
  const found = await textsOutsideBrackets(page);
  return found.filter((text) => {
    const rest = names.reduce((left, name) => left.replaceAll(name, ''), text.replace(ADDRESS, ''));
    return /\p{L}{2}/u.test(rest);
  });
}

test('pages and worker speak a language that only adds files', async ({ chainPort, anvil: _, sites }) => {
  const extension = buildWithSecondLanguage();
  const device = await startDevice(chainPort, { language: LANGUAGE, extension });
  const { wallet, context } = device;
  try {
    await wallet.createIdentity();
    const popup = await wallet.popup();
    await expect(popup.getByTestId('lock')).toBeVisible();
    expect(await unspoken(popup, NAMES)).toEqual([]);
    await popup.close();

    for (const route of PAGES)
      await test.step(route, async () => {
        await wallet.app.goto(wallet.url(`app.html#/settings/${route}`));
        // The page before it stays until it has come.
        await expect(wallet.app.locator(`a[aria-current="page"][href="#/settings/${route}"]`)).toBeVisible();
        expect(await unspoken(wallet.app, NAMES)).toEqual([]);
      });

    const site = await connectSite(wallet, context, sites.one);
    const host = new URL(sites.one).host;
    const signing = ask(site.page, 'personal_sign', ['0x48616c6c6f', site.account]).catch(() => null);
    const prompt = await promptFor(wallet, 'message');
    expect(await unspoken(prompt, [...NAMES, 'Hallo', host, 'localhost'])).toEqual([]);
    await refuse(wallet, 'message');
    expect((await signing)?.error?.code).toBe(4001);

    await expect(command(wallet, 'remove-network', { chainId: 1 })).rejects.toThrow('⟦');
  } finally {
    await device.end();
    rmSync(extension, { recursive: true, force: true });
  }
});
