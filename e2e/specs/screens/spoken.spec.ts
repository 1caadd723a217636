/** What a screen reader hears while a person works: every change is announced, and every control has a name, a role and its state. */
import type { Page } from '@playwright/test';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { promptFor, refuse } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';
import { listenTo, type Spoken } from '../../support/spoken.ts';

/** All of this is announced, each in its turn. */
async function hears(spoken: Spoken, ...wanted: (string | RegExp)[]): Promise<void> {
  const heard: string[] = [];
  const missing = async () => {
    heard.push(...(await spoken.take()));
    let at = 0;
    for (const words of heard) {
      const next = wanted[at];
      if (next !== undefined && (typeof next === 'string' ? words.includes(next) : next.test(words))) at += 1;
    }
    return wanted.slice(at);
  };
  await expect.poll(missing, { message: `announced: ${JSON.stringify(wanted.map(String))}` }).toEqual([]);
}

interface Node {
  role: string;
  name: string;
  description: string;
  /** Its states that are not `false`: `checked`, `expanded`, `selected`, `disabled`, `invalid`. */
  states: Record<string, unknown>;
  isFocusable: boolean;
}

/** The accessibility tree as Chromium gives it to a screen reader. Its session stays: the end of one takes the page's authenticators away. */
async function treeOf(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.flatMap((node) => {
    if (node.ignored) return [];
    const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    return [
      {
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? '').trim(),
        description: String(node.description?.value ?? '').trim(),
        states,
        isFocusable: states.focusable === true,
      },
    ];
  });
}

const CONTROLS = [
  'button',
  'link',
  'checkbox',
  'radio',
  'textbox',
  'combobox',
  'tab',
  'menuitem',
  'switch',
  'spinbutton',
];

/** No control is without a name, and no picture that counts. */
async function expectNames(page: Page): Promise<Node[]> {
  const nodes = await treeOf(page);
  const controls = nodes.filter(({ role }) => CONTROLS.includes(role));
  expect(controls.length).toBeGreaterThan(0);
  expect(nodes.filter(({ role, name }) => [...CONTROLS, 'image', 'dialog'].includes(role) && name === '')).toEqual([]);
  return nodes;
}

test('what is saved, refused, copied, removed and taken back is announced, and so is each page', async ({ wallet }) => {
  await wallet.createIdentity();
  const app = await settings(wallet, 'accounts');
  const spoken = await listenTo(app);

  await test.step('a page', async () => {
    await app.getByRole('link', { name: 'Address book' }).click();
    await hears(spoken, 'Address book');
    await expect(app.getByRole('heading', { level: 1 })).toBeFocused();
    await expectNames(app);
  });

  await test.step('a field that is wrong, and what was saved', async () => {
    await app.getByTestId('new-contact').click();
    const nodes = await expectNames(app);
    expect(nodes.find(({ role }) => role === 'dialog')).toMatchObject({ name: 'Add an address' });
    await app.getByTestId('contact-name').fill('Ida');
    await app.getByTestId('contact-address').fill('0x12');
    await app.keyboard.press('Enter');
    await hears(spoken, 'An address has 40 characters after 0x; this has 2.');
    const addressField = async () =>
      (await treeOf(app)).find(({ role, name }) => role === 'textbox' && name === 'Address');
    // A description that comes while the person is in the field would be said beside the alert.
    expect(await addressField()).toMatchObject({ states: { invalid: 'true' }, description: '' });
    await app.getByTestId('contact-name').focus();
    await expect.poll(async () => (await addressField())?.description).toContain('An address has 40 characters');
    await app.getByTestId('contact-address').fill(toChecksumAddress(`0x${'ab'.repeat(20)}`));
    await app.keyboard.press('Enter');
    await hears(spoken, 'Ida saved to the address book');
  });

  await test.step('what was removed, and taken back', async () => {
    await app.getByRole('button', { name: 'More for Ida' }).click();
    await app.getByRole('menuitem', { name: 'Remove' }).click();
    await hears(spoken, /Ida removed from the address book.*Undo/);
    await app.getByTestId('undo').click();
    await hears(spoken, 'Undone');
  });
});

test('a request begins with what is asked and by whom, and says its warnings', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const asking = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  await expect(prompt.getByTestId('request')).toBeFocused();
  const nodes = await expectNames(prompt);
  const { host } = new URL(sites.one);
  expect(nodes.find(({ role }) => role === 'dialog')).toMatchObject({
    name: `Connect ${host} to Everyday?`,
    description: expect.stringContaining('New site'),
  });
  await refuse(wallet, 'connect');
  expect((await asking).error?.code).toBe(4001);
});
