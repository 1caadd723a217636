/** Own storage on the pages, in a person's steps. */
import { expect, type Locator, type Page } from '@playwright/test';
import { strengthShown } from './passwords.ts';

export interface Storage {
  address: string;
  user: string;
  password: string;
  passphrase: string;
}

/** Fills the form as far as it asks, and sends it. */
export async function typeStorage(form: Page | Locator, storage: Storage): Promise<void> {
  await expect(form.getByTestId('passphrase')).toBeVisible();
  await form.getByTestId('passphrase').fill(storage.passphrase);
  if (await form.getByTestId('storage-address').isVisible()) {
    await form.getByTestId('storage-address').fill(storage.address);
    await form.getByTestId('storage-user').fill(storage.user);
  }
  if (await form.getByTestId('storage-password').isVisible())
    await form.getByTestId('storage-password').fill(storage.password);
  await strengthShown(form);
  await form.getByTestId('continue').click();
}

/** Confirms a change of the identity with own storage. */
export async function confirmByFile(app: Page, storage: Storage): Promise<void> {
  const question = app.getByTestId('confirm-change');
  await typeStorage(question, storage);
  await expect(question).toBeHidden();
}
