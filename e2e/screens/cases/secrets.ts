/** Screens of site logins and secret notes: empty, a few, five hundred, long names, forms, import. */
import type { Page } from 'playwright';
import type { SecretView } from '../../../src/messaging/secret.ts';
import type { Screen } from '../screen.ts';
import { full, NOW } from '../snapshots.ts';

const idOf = (at: number): string => at.toString(16).padStart(32, '0');

const login = (at: number, name: string, site: string | null, user: string, more: Partial<SecretView> = {}) =>
  ({
    targetId: idOf(at),
    kind: 'login',
    site,
    user,
    name,
    changedAt: NOW - at * 86_400_000,
    exposedSince: null,
    offeredBy: null,
    ...more,
  }) satisfies SecretView;

const note = (at: number, name: string): SecretView => ({ ...login(at, name, null, ''), kind: 'note' });

const few: SecretView[] = [
  login(1, 'Uniswap', 'https://app.uniswap.org', 'mara@lindqvist.example'),
  login(2, 'Uniswap', 'https://app.uniswap.org', 'night-market'),
  login(3, 'forum.aldgate-reading-society.org', 'https://forum.aldgate-reading-society.org', 'mara'),
  login(4, 'Router', 'http://192.168.1.1:8080', 'admin', { exposedSince: NOW - 86_400_000 }),
  note(5, 'Alarm of the summer house'),
  login(6, 'Bank', 'https://bank.example', '', { offeredBy: 'Blue key' }),
];

const hosts = ['mail', 'shop', 'bank', 'forum', 'cloud', 'travel', 'news', 'games'];
const many: SecretView[] = [
  ...few,
  ...Array.from({ length: 494 }, (_, at) => {
    const host = `${hosts[at % hosts.length]}-${at}.example`;
    return login(at + 10, host, `https://${host}`, `mara+${at}@lindqvist.example`);
  }),
];

const long: SecretView[] = [
  login(
    1,
    'The governance forum of the Aldgate Reading Society, members',
    'https://governance-and-membership.forum.aldgate-reading-society.example:8443',
    'mara.elisabet.lindqvist-holm+reading-society-membership@a-very-long-mail-host.example',
  ),
  note(2, 'Where everything lies that somebody needs who comes after me'),
];

const CSV = Buffer.from(
  [
    'name,url,username,password,note',
    ...['a', 'b', 'c', 'd'].map((name) => `${name},https://${name}.example,mara,secret-${name},`),
    'short,https://x.example',
  ].join('\n'),
);

const site = {
  'site-of-tab': { origin: 'https://app.uniswap.org', characterId: null, accounts: [], chainId: 1 },
};
const code = { code: '492039', period: 30, until: NOW + 21_000 };

const answers = (entries: readonly SecretView[], more: object = {}) => ({
  ...site,
  'list-secrets': { entries, taken: 0 },
  'totp-code': code,
  'read-secret': { text: 'correct-horse-battery-staple' },
  ...more,
});

const logins = async (page: Page) => {
  await page.getByRole('tab', { name: 'Logins' }).click();
  // The list is loaded when it is shown.
  await page.getByTestId('add-secret').waitFor();
};
const first = async (page: Page) => {
  await logins(page);
  await page.getByTestId('secret-row').first().click();
  await page.getByTestId('two-step-code').waitFor();
};

const popup = (name: string, entries: readonly SecretView[], steps: Screen['steps'] = logins, more = {}): Screen => ({
  name: `popup-logins-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  snapshot: full,
  answers: answers(entries, more),
  ...(steps === undefined ? {} : { steps }),
});

const tab = (
  name: string,
  route: string,
  entries: readonly SecretView[],
  steps?: Screen['steps'],
  more: object = {},
): Screen => ({
  name: `settings-logins-${name}`,
  path: `app.html#/settings/logins${route}`,
  width: 1280,
  height: 900,
  snapshot: full,
  answers: answers(entries, more),
  ...(steps === undefined ? {} : { steps }),
});

export default [
  popup('empty', []),
  popup('few', few),
  popup('many', many),
  popup('long', long),
  popup('search', many, async (page) => {
    await logins(page);
    await page.getByRole('searchbox').fill('bank 1');
  }),
  popup('search-none', many, async (page) => {
    await logins(page);
    await page.getByRole('searchbox').fill('nobody');
    await page.locator('main > .body').evaluate((body) => body.scrollTo(0, 9999));
  }),
  popup('nearly-full', many, logins, { 'list-secrets': { entries: many, taken: 0.934 } }),
  {
    ...popup('alone', few, async (page) => {
      await page.getByTestId('logins').click();
      await page.getByTestId('add-secret').waitFor();
    }),
    snapshot: { ...full, active: full.active && { ...full.active, accounts: [] } },
  },
  popup('entry', few, first),
  popup('entry-shown', few, async (page) => {
    await first(page);
    await page.getByTestId('show-password').click();
  }),
  popup('entry-elsewhere', few, async (page) => {
    await logins(page);
    await page.getByTestId('secret-row').filter({ hasText: 'forum' }).click();
    await page.getByTestId('open-site').waitFor();
  }),
  popup(
    'entry-refused',
    few,
    async (page) => {
      await first(page);
      await page.getByTestId('fill-login').click();
    },
    {
      'fill-login': {
        error: {
          code: 'refused',
          message:
            'The wallet found no field for a user name or password on this page. Nothing was filled in. Copy them instead.',
        },
      },
    },
  ),
  popup(
    'entry-exposed',
    few,
    async (page) => {
      await logins(page);
      await page.getByTestId('secret-row').filter({ hasText: 'Router' }).click();
      await page.getByTestId('open-site').waitFor();
    },
    { 'totp-code': null },
  ),
  popup('entry-long', long, first),
  popup('note', few, async (page) => {
    await logins(page);
    await page.getByTestId('secret-row').filter({ hasText: 'Alarm' }).click();
    await page.getByTestId('copy-note').waitFor();
  }),
  popup('offered', few, async (page) => {
    await logins(page);
    await page.getByTestId('secret-row').filter({ hasText: 'Bank' }).click();
    await page.getByTestId('accept-secret').waitFor();
  }),
  tab('empty', '', []),
  tab('few', '', few),
  tab('many', '', many),
  tab('detail', `/of/${idOf(1)}`, few, async (page) => {
    await page.getByTestId('show-password').click();
    await page.getByTestId('two-step-code').waitFor();
  }),
  tab('detail-note', `/of/${idOf(5)}`, few),
  { ...tab('detail-exposed', `/of/${idOf(4)}`, few), width: 420, height: 860, whole: true },
  tab('detail-long', `/of/${idOf(1)}`, long),
  tab('nearly-full', '', many, undefined, { 'list-secrets': { entries: many, taken: 0.934 } }),
  tab('long', '', long),
  { ...tab('narrow', '', [...few, ...long]), width: 420, height: 860, whole: true },
  tab('search-none', '', many, async (page) => {
    await page.getByRole('searchbox').fill('nobody');
    await page.getByText('Nothing matches').waitFor();
  }),
  {
    ...tab(
      'full',
      '/new-note',
      many,
      async (page) => {
        await page.getByTestId('entry-name').fill('Where the spare key is');
        await page.getByTestId('entry-note').fill('Under the third pot.');
        await page.getByTestId('save-entry').click();
        await page.getByTestId('make-room').waitFor();
      },
      {
        'list-secrets': { entries: many, taken: 1 },
        'save-secret': {
          error: {
            code: 'refused',
            message:
              'This character is full, so nothing was saved. Remove entries that you no longer need, or save this one with another character.',
          },
        },
      },
    ),
    whole: true,
  },
  { ...tab('edit-narrow', `/${idOf(1)}`, long), width: 420, height: 860, whole: true },
  tab('edit-note', `/${idOf(5)}`, few),
  tab('new', '/new', few, async (page) => {
    await page.getByTestId('open-generator').click();
    await page.getByTestId('generated').filter({ hasText: /./ }).waitFor();
  }),
  tab('words', '/new', few, async (page) => {
    await page.getByTestId('open-generator').click();
    await page.getByText('Words', { exact: true }).first().click();
    await page.getByTestId('generated').filter({ hasText: '-' }).waitFor();
    await page.getByTestId('take-generated').click();
    await page.getByRole('button', { name: 'Show “Password”' }).click();
  }),
  tab('edit', `/${idOf(1)}`, few),
  tab('new-note', '/new-note', few),
  {
    ...tab('exposed', '', few),
    path: 'app.html#/settings/lost',
    snapshot: {
      ...full,
      exposedSecrets: few.slice(2, 5).map(({ targetId, kind, site, user, name }) => ({
        characterId: 'everyday',
        targetId,
        kind,
        site,
        user,
        name,
        since: NOW - 86_400_000,
      })),
    },
  },
  tab('import', '/import', few),
  tab(
    'import-done',
    '/import',
    few,
    async (page) => {
      await page.getByTestId('import-file').setInputFiles({ name: 'logins.csv', mimeType: 'text/csv', buffer: CSV });
      await page.getByTestId('save-import').click();
      await page.getByTestId('import-done').waitFor();
    },
    { 'compare-secrets': { comparisons: ['new', 'new', 'same', 'other-password'] }, 'import-secrets': { saved: 3 } },
  ),
  tab(
    'import-preview',
    '/import',
    few,
    async (page) => {
      await page.getByTestId('import-file').setInputFiles({ name: 'logins.csv', mimeType: 'text/csv', buffer: CSV });
      await page.getByTestId('import-preview').waitFor();
    },
    { 'compare-secrets': { comparisons: ['new', 'new', 'same', 'other-password'] } },
  ),
] satisfies Screen[];
