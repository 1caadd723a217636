/** Screens of assets in the popup: the list, one asset, the hidden ones, adding a token. */
import type { Page } from 'playwright';
import { crowded } from '../crowded.ts';
import type { Screen } from '../screen.ts';
import { everyday, full, NOW, priced } from '../snapshots.ts';

const popup = (name: string, rest: Pick<Screen, 'snapshot'> & Partial<Screen>): Screen => ({
  name: `popup-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  ...rest,
});

/** Opens the tab, then presses what has these test ids, one after the other. */
const assets =
  (...testids: string[]) =>
  async (page: Page) => {
    await page.getByRole('tab', { name: 'Assets' }).click();
    for (const testid of testids) await page.getByTestId(testid).click();
  };
const asset = (token: string) => async (page: Page) => {
  await assets()(page);
  if (token !== 'a2') await page.getByTestId('hidden-assets').click();
  await page.locator(`[data-token="0x${token.repeat(20)}"]`).click();
  await page.getByTestId('asset-page').waitFor();
};
const typed = async (page: Page) => {
  await assets('add-token')(page);
  await page.getByTestId('token-contract').fill(`0x${'b7'.repeat(20)}`);
};
const token = { address: `0x${'b7'.repeat(20)}`, symbol: 'GUILD', name: 'Guild of readers', decimals: 18 };

export default [
  popup('assets', { snapshot: full, steps: assets() }),
  popup('prices-assets', { snapshot: priced, steps: assets() }),
  popup('prices-sorted', { snapshot: priced, steps: assets('sort-assets') }),
  popup('prices-100', {
    snapshot: { ...crowded, active: crowded.active && { ...crowded.active, prices: priced.active?.prices ?? null } },
    steps: assets(),
  }),
  popup('prices-old', {
    snapshot: {
      ...priced,
      active: { ...everyday, prices: { currency: 'EUR', at: NOW - 25 * 60_000, coin: '3012.55', tokens: {} } },
    },
  }),
  popup('prices-asset', { snapshot: priced, steps: asset('a2') }),
  popup('prices-send', {
    snapshot: priced,
    steps: async (page) => {
      await page.getByTestId('send').click();
      await page.getByTestId('send-amount').fill('0.25');
    },
  }),
  popup('assets-hidden', {
    snapshot: full,
    steps: async (page) => {
      await assets('hidden-assets')(page);
      await page.getByTestId('hidden-list').scrollIntoViewIfNeeded();
    },
  }),
  popup('assets-100', { snapshot: crowded, steps: assets() }),
  popup('assets-none', { snapshot: { ...full, active: { ...everyday, assets: [] } }, steps: assets() }),
  popup('asset', { snapshot: full, steps: asset('a2') }),
  popup('asset-sent', { snapshot: full, steps: asset('a5') }),
  popup('asset-looks-alike', { snapshot: full, steps: asset('a4') }),
  popup('add-token', { snapshot: full, steps: assets('add-token') }),
  popup('add-token-found', {
    snapshot: full,
    answers: { 'look-up-token': { ...token, resembles: false, state: 'new' } },
    steps: async (page) => {
      await typed(page);
      await page.getByText('Guild of readers').waitFor();
    },
  }),
  popup('add-token-looks-alike', {
    snapshot: full,
    answers: { 'look-up-token': { ...token, symbol: 'USDC (another token)', resembles: true, state: 'new' } },
    steps: async (page) => {
      await typed(page);
      await page.getByText('Guild of readers').waitFor();
    },
  }),
  popup('add-token-none', {
    snapshot: full,
    answers: {
      'look-up-token': {
        error: { code: 'bad-input', message: 'There is no token at this address on Ethereum. Check the network.' },
      },
    },
    steps: async (page) => {
      await typed(page);
      await page.getByRole('alert').waitFor();
    },
  }),
] satisfies Screen[];
