/** Screens of the search over everything and of the list of shortcuts, in the popup and in the tab. */
import type { Page } from 'playwright';
import { crowded } from '../crowded.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { everyday, full, viewing } from '../snapshots.ts';

const entry = { kind: 'login', changedAt: 0, exposedSince: null, offeredBy: null } as const;
const entries = [
  { ...entry, targetId: 's1', site: 'https://app.uniswap.org', user: 'mira@example.org', name: 'Uniswap' },
  { ...entry, targetId: 's2', site: 'https://mail.example.org', user: 'mira', name: 'Mail' },
  { ...entry, targetId: 's3', kind: 'note', site: null, user: '', name: 'Maintenance of the boat' },
];
const answers: Screen['answers'] = { 'list-secrets': { entries, taken: 0.1 } };

const typed = (search: string) => async (page: Page) => {
  await page.getByTestId('open-search').click();
  await page.getByTestId('search-field').fill(search);
};
const keys = async (page: Page) => {
  await page.getByTestId('open-search').waitFor();
  await page.keyboard.press('?');
  await page.getByTestId('shortcuts').waitFor();
};

const popup = (name: string, rest: Partial<Screen>): Screen => ({
  name: `search-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  snapshot: full,
  answers,
  ...rest,
});
const tab = tabs('search', 800);
const mixed = tab('tab', 'settings/accounts', { snapshot: full, answers, steps: typed('ma') });

export default [
  popup('popup', { steps: typed('uni') }),
  popup('popup-empty', { steps: typed('') }),
  popup('popup-nothing', { steps: typed('marionette theatre') }),
  popup('popup-long', { snapshot: crowded, steps: typed('to') }),
  popup('popup-address', { steps: typed('0x8f3c') }),
  popup('popup-view-only', { snapshot: viewing(full), steps: typed('') }),
  popup('popup-keys', { steps: keys }),
  { ...popup('side', { steps: typed('e') }), path: 'side.html', width: 420, height: 900 },
  mixed,
  narrow(mixed),
  tab('tab-empty', 'settings/preferences', { snapshot: full, answers, steps: typed('') }),
  tab('tab-nothing', 'settings/preferences', { snapshot: full, answers, steps: typed('marionette theatre') }),
  tab('tab-keys', 'settings/preferences', { snapshot: full, answers, steps: keys }),
  tab('tab-keys-off', 'settings/preferences', {
    snapshot: { ...full, settings: { ...full.settings, singleKeys: false } },
    answers,
    steps: (page) => page.getByTestId('show-shortcuts').click(),
  }),
  tab('tab-found', 'settings/accounts', {
    snapshot: crowded,
    answers,
    steps: async (page) => {
      await typed('account 29')(page);
      await page.keyboard.press('Enter');
    },
  }),
  tab('tab-no-character', 'settings/characters', {
    snapshot: { ...full, active: null, characters: full.characters.map((one) => ({ ...one, state: 'closed' })) },
    steps: typed(everyday.accounts[0]?.name ?? ''),
  }),
] satisfies Screen[];
