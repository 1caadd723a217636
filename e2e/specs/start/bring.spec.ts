/** A person comes from another wallet: a phrase with funded accounts at two kinds of paths, more of its accounts, the phrase again, a keystore file. */

import { PHRASE } from '../../../scripts/lib/anvil.mjs';
import { privateKeyToAddress } from '../../../src/ethereum/account.ts';
import { derivePrivateKey } from '../../../src/ethereum/hd.ts';
import { phraseToEntropy } from '../../../src/ethereum/phrase.ts';
import published from '../../../src/ethereum/vectors/keystore.json' with { type: 'json' };
import { expect, test } from '../../fixtures.ts';
import { fund } from '../../support/node.ts';
import { confirm, more, settings } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

const addressAt = (path: string): string => privateKeyToAddress(derivePrivateKey(phraseToEntropy(PHRASE), path));

test('accounts of another wallet are found, imported and exported', async ({ wallet, anvil }) => {
  const ledger = "m/44'/60'/2'/0/0";
  await fund(anvil.url, addressAt(ledger));
  await wallet.createIdentity();
  await showTestNetworks(wallet);
  await settings(wallet, 'accounts');
  const { app } = wallet;
  await app.getByTestId('import-account').click();

  // Numbers, capitals and lines do not matter; a wrong word is named, and replaced by a click.
  const typed = PHRASE.replace('junk', 'Jank')
    .split(' ')
    .map((word, at) => `${at + 1}. ${word}`);
  const field = app.getByTestId('phrase-field');
  await expect(field).toHaveAttribute('autocomplete', 'off');
  await expect(field).toHaveAttribute('spellcheck', 'false');
  await field.fill(typed.join('\n'));
  await app.getByTestId('find-accounts').click();
  await expect(app.getByText('Word 12, “jank”, isn’t in the list')).toBeVisible();
  await app.getByRole('button', { name: 'junk', exact: true }).click();
  await expect(app.getByText('12 words, in a valid order')).toBeVisible();
  await app.getByTestId('find-accounts').click();

  // The local chain has ten funded accounts at the usual paths.
  await expect(app.getByTestId('search-done')).toContainText('11 accounts with a history or balance');
  const found = app.getByTestId('found-account');
  await expect(found).toHaveCount(11);
  const live = found.and(app.locator(`[data-from="${ledger}"]`));
  await expect(live).toHaveAttribute('data-address', addressAt(ledger));
  await expect(live).toContainText('100 ETH on Local chain');
  await live.getByRole('textbox').fill('From the Ledger');
  for (let at = 2; at < 10; at++) await found.nth(at).getByRole('checkbox').uncheck({ force: true });
  await app.getByTestId('phrase-name').fill('Old wallet');
  await app.getByTestId('import-chosen').click();
  await expect(app.getByTestId('import-done')).toContainText('3 accounts imported into Everyday');
  await app.getByTestId('show-accounts').click();
  const rows = app.getByTestId('account-row');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'From the Ledger' })).toHaveAttribute('data-address', addressAt(ledger));

  // The kept phrase gives more accounts, marks those that are here, and shows its words after a touch.
  await app.getByTestId('add-from-phrase').click();
  await expect(app.getByTestId('search-done')).toBeVisible();
  await expect(found.filter({ hasText: 'In Everyday as' })).toHaveCount(3);
  await app.getByTestId('more-accounts').click();
  await app.getByTestId('own-path').fill("m/44'/60'/0'/0/77");
  await app.getByTestId('add-path').click();
  const own = found.and(app.locator(`[data-address="${addressAt("m/44'/60'/0'/0/77")}"]`));
  await own.getByRole('checkbox').check({ force: true });
  for (let at = 2; at < 10; at++) await found.nth(at).getByRole('checkbox').uncheck({ force: true });
  await app.getByTestId('import-chosen').click();
  await expect(app.getByTestId('import-done')).toContainText('1 account imported');
  await app.getByTestId('show-accounts').click();
  await expect(rows).toHaveCount(5);
  await more(app, 'Old wallet', 'show-phrase');
  await app.getByTestId('confirm-export').click();
  await confirm(app);
  await app.getByTestId('uncover').click();
  await expect(app.getByTestId('phrase')).toHaveText(PHRASE);
  await app.getByRole('button', { name: 'Done' }).click();

  // A keystore file opens in a thread of the page, with the right password only.
  const [keystore] = published.tests;
  await app.getByTestId('import-account').click();
  await app.getByTestId('bring-way').getByText('Keystore files').click();
  const buffer = Buffer.from(JSON.stringify(keystore?.json));
  await app
    .getByTestId('keystore-files')
    .setInputFiles({ name: 'UTC--2014.json', mimeType: 'application/json', buffer });
  await app.getByTestId('keystore-password').fill('another password');
  await app.getByTestId('open-keystores').click();
  await expect(app.getByText('This password doesn’t open the file.')).toBeVisible();
  await app.getByTestId('own-keystore-password').fill(keystore?.password ?? '');
  await app.getByTestId('open-keystores').click();
  await expect(app.getByTestId('keystore')).toContainText('Opened');
  await app.getByTestId('import-chosen').click();
  await expect(app.getByTestId('import-done')).toBeVisible();
  await app.getByTestId('show-accounts').click();
  await expect(rows).toHaveCount(6);
});
