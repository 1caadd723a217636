/** Enter in a field does what the button of its form does, once, however often it is pressed. With a simulated worker that does not answer. */
import type { Page } from '@playwright/test';
import type { CommandName } from '../../../src/messaging/commands.ts';
import bring from '../../screens/cases/bring.ts';
import items from '../../screens/cases/items.ts';
import password from '../../screens/cases/password.ts';
import popup from '../../screens/cases/popup.ts';
import recovery from '../../screens/cases/recovery.ts';
import secrets from '../../screens/cases/secrets.ts';
import settings from '../../screens/cases/settings.ts';
import { openScreen } from '../../screens/open.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const screens = [...bring, ...items, ...password, ...popup, ...recovery, ...secrets, ...settings];
const RECIPIENT = `0x${'b7'.repeat(20)}`;
const KNOWN = { known: null, ensName: null, timesSent: 0, lookAlike: null, problem: null };
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

interface Form {
  what: string;
  screen: string;
  /** Test id of the field in which Enter is pressed. */
  field: string;
  command: CommandName;
  answers?: Partial<Record<CommandName, unknown>>;
  fill: (page: Page) => Promise<unknown>;
}

const fill = (page: Page, testid: string, text: string) => page.getByTestId(testid).fill(text);

const FORMS: readonly Form[] = [
  {
    what: 'the amount of a payment',
    screen: 'popup-send-new',
    field: 'send-amount',
    command: 'send',
    answers: { 'check-recipient': { address: RECIPIENT, ...KNOWN } },
    fill: async (page) => {
      await fill(page, 'send-to', RECIPIENT);
      await page.getByTestId('recipient-address').waitFor();
      await fill(page, 'send-amount', '0.25');
      await expect(page.getByTestId('review')).toBeEnabled();
    },
  },
  {
    what: 'the recipient of an item',
    screen: 'popup-send-item',
    field: 'send-to',
    command: 'send-item',
    fill: (page) => expect(page.getByTestId('review')).toBeEnabled(),
  },
  {
    what: 'the account name of a new password',
    screen: 'password-strong',
    field: 'account-name',
    command: 'opaque-register-start',
    fill: (page) => fill(page, 'account-name', 'ida'),
  },
  {
    what: 'personal information of a new password',
    screen: 'password-by-server',
    field: 'personal',
    command: 'opaque-register-start',
    fill: (page) => fill(page, 'personal', 'the blue boat'),
  },
  {
    what: 'the name of a new recovery key',
    screen: 'recovery-more',
    field: 'key-name',
    command: 'begin-recovery-key',
    fill: async (page) => {
      await page.getByTestId('personal-wanted').click();
      await fill(page, 'key-name', 'In the safe');
    },
  },
  {
    what: 'the last group of a new recovery key',
    screen: 'recovery-confirm',
    field: 'recovery-key-confirm-7',
    command: 'confirm-new-key',
    fill: async (page) => {
      await fill(page, 'recovery-key-confirm-2', 'XV2PA');
      await fill(page, 'recovery-key-confirm-7', 'T5MSH');
      await fill(page, 'personal', 'the blue boat');
    },
  },
  {
    what: 'the address of a price service',
    screen: 'settings-preferences-price-service',
    field: 'price-url',
    command: 'change-settings',
    fill: (page) => fill(page, 'price-url', 'https://prices.example'),
  },
  {
    what: 'a whole recovery phrase',
    screen: 'bring-empty',
    field: 'phrase-field',
    command: 'look-up-accounts',
    fill: (page) => fill(page, 'phrase-field', PHRASE),
  },
  {
    what: 'the title of a note',
    screen: 'settings-logins-new-note',
    field: 'entry-name',
    command: 'save-secret',
    fill: (page) => fill(page, 'entry-name', 'Alarm'),
  },
];

const show = async (page: Page, { screen, command, answers }: Form): Promise<void> => {
  const found = screens.find(({ name }) => name === screen);
  if (found === undefined) throw new Error(`There is no screen ${screen}.`);
  await openScreen(page, BUILT, { ...found, answers: { ...found.answers, ...answers, [command]: 'never' } });
};

const sent = (page: Page, command: CommandName): Promise<number> =>
  page.evaluate(
    (wanted) => (window as unknown as { stub: StubWindow }).stub.commands.filter(({ name }) => name === wanted).length,
    command,
  );

for (const form of FORMS)
  test(`Enter in ${form.what} does what the button does, once`, async ({ page }) => {
    await show(page, form);
    await form.fill(page);
    const before = await sent(page, form.command);
    const field = page.getByTestId(form.field);
    await field.press('Enter');
    await expect.poll(() => sent(page, form.command)).toBe(before + 1);
    await field.press('Enter');
    // A command that the second press gave would be sent before the page answers the next question.
    await field.press('End');
    expect(await sent(page, form.command)).toBe(before + 1);
  });

test('Enter begins a line in a phrase that is not whole', async ({ page }) => {
  const form = FORMS.find(({ screen }) => screen === 'bring-empty');
  if (form === undefined) throw new Error('There is no form of a phrase.');
  await show(page, form);
  const field = page.getByTestId('phrase-field');
  await field.fill('legal winner');
  await field.press('End');
  await field.press('Enter');
  await expect(field).toHaveValue('legal winner\n');
});
