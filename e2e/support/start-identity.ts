/** Goes through the start as a person does: passkey, recovery key, two groups typed back, backup file. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

export interface NewIdentity {
  /** The eight groups. */
  recoveryKey: string[];
  /** Text of the backup file. */
  backup: string;
  /** First account of the first character. */
  address: string;
}

/** `page` shows app.html#/start of an empty profile and has a virtual authenticator. Ends on the last screen of the start. */
export async function startIdentity(page: Page, method: 'passkey' | 'security-key' = 'passkey'): Promise<NewIdentity> {
  await page.getByTestId(`create-with-${method}`).click();
  const recoveryKey = await readRecoveryKey(page);
  await page.getByTestId('continue').click();
  await typeGroupsBack(page, recoveryKey);
  const saving = page.waitForEvent('download');
  await page.getByTestId('finish').click();
  const backup = await readFile(await (await saving).path(), 'utf8');
  const account = page.getByTestId('first-account');
  await expect(account).toBeVisible();
  return { recoveryKey, backup, address: (await account.getAttribute('data-address')) ?? '' };
}

/** The eight groups of the recovery key that is shown. */
export async function readRecoveryKey(page: Page): Promise<string[]> {
  const shown = page.getByTestId('recovery-key-text');
  await expect(shown).toBeVisible();
  const groups = await shown.locator('b').allTextContents();
  expect(groups).toHaveLength(8);
  for (const group of groups) expect(group).toMatch(/^[0-9A-Z]{5}$/);
  return groups;
}

/** Types back whichever groups the page asks for. */
export async function typeGroupsBack(page: Page, recoveryKey: readonly string[]): Promise<void> {
  const asked = page.locator('[data-testid^="recovery-key-confirm-"]');
  await expect(asked).toHaveCount(2);
  for (const field of await asked.all()) {
    const group = Number((await field.getAttribute('data-testid'))?.split('-').at(-1));
    await field.fill(recoveryKey[group - 1] ?? '');
  }
}
