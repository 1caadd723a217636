/** Screens of items of collections in the popup: in the list, one item, its picture and what is asked for it, adding and sending. */
import type { Page } from 'playwright';
import type { ItemDetails } from '../../../src/messaging/item-details.ts';
import type { Screen } from '../screen.ts';
import { everyday, full } from '../snapshots.ts';

const popup = (name: string, rest: Partial<Screen> = {}): Screen => ({
  name: `popup-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  snapshot: full,
  ...rest,
});

const list = async (page: Page) => {
  await page.getByRole('tab', { name: 'Assets' }).click();
  await page.getByTestId('items').scrollIntoViewIfNeeded();
};
/** Opens the item whose contract is made of this byte. */
const item =
  (contract: string, hidden = false) =>
  async (page: Page) => {
    await list(page);
    if (hidden) await page.getByTestId('hidden-assets').click();
    await page.locator(`[data-item^="0x${contract.repeat(20)}"]`).click();
  };
const picture = async (page: Page) => {
  await item('d1')(page);
  await page.getByTestId('show-picture').click();
  await page.getByText('What the item says about itself').waitFor();
};

const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="#1d3557"/><circle cx="210" cy="90" r="46" fill="#f1c453"/><path d="M0 210 Q75 180 150 210 T300 210 V300 H0Z" fill="#457b9d"/><path d="M70 205 h90 l-20 30 h-50z M112 205 v-80 l40 70z" fill="#f1faee"/></svg>`;
const said: ItemDetails = {
  name: 'Harbour Lights, night 412',
  description: 'One of 500 evenings at the harbour of Vesterhavn, drawn by its lights.',
  picture: null,
  needs: null,
  problem: null,
};
const answered = (details: Partial<ItemDetails>) => ({ 'read-item': { ...said, ...details } });

const typed = async (page: Page) => {
  await item('d2')(page);
  await page.getByTestId('send-item').click();
  await page.getByTestId('send-to').fill(`0x${'b7'.repeat(20)}`);
  await page.getByTestId('item-amount').fill('2');
  await page.getByTestId('recipient-address').waitFor();
};

export default [
  popup('items', { steps: list }),
  popup('items-hidden', {
    steps: async (page) => {
      await list(page);
      await page.getByTestId('hidden-assets').click();
      await page.getByTestId('hidden-items').scrollIntoViewIfNeeded();
    },
  }),
  popup('items-none', {
    snapshot: { ...full, active: { ...everyday, items: [] } },
    steps: async (page) => page.getByRole('tab', { name: 'Assets' }).click(),
  }),
  popup('item', { steps: item('d1') }),
  popup('item-sent', { steps: item('d4', true) }),
  popup('item-long-number', { steps: item('d3') }),
  popup('item-picture', {
    answers: answered({ picture: `data:image/svg+xml;base64,${btoa(drawn)}` }),
    steps: picture,
  }),
  popup('item-asks-host', {
    answers: answered({ needs: { kind: 'host', host: 'assets.harbour-lights.example.com' } }),
    steps: picture,
  }),
  popup('item-no-gateway', { answers: answered({ needs: { kind: 'gateway' } }), steps: picture }),
  popup('item-no-picture', {
    answers: answered({
      problem: 'This picture can’t be shown. Dramatis shows PNG, JPEG, GIF, WebP, AVIF and SVG.',
    }),
    steps: picture,
  }),
  popup('send-item', {
    answers: {
      'check-recipient': {
        address: `0x${'b7'.repeat(20)}`,
        known: null,
        ensName: null,
        timesSent: 0,
        lookAlike: null,
        problem: null,
      },
    },
    steps: typed,
  }),
  popup('add-item', {
    answers: {
      'look-up-item': {
        error: { code: 'bad-input', message: 'No account of this character holds this item on Ethereum.' },
      },
    },
    steps: async (page) => {
      await page.getByRole('tab', { name: 'Assets' }).click();
      await page.getByTestId('add-item').click();
      await page.getByTestId('item-address').fill(`0x${'d9'.repeat(20)}`);
      await page.getByTestId('item-id').fill('12');
      await page.getByTestId('item-id').press('Enter');
      await page.getByRole('alert').waitFor();
    },
  }),
] satisfies Screen[];
