/** Screens of accounts at issuers: choosing one, the passphrase, logging in, restoring, changing, and what can fail. */

import type { Page } from 'playwright';
import type { LockedSnapshot, LoginOption, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked } from '../snapshots.ts';

const tab = tabs('account');

const origin = 'https://keys.example.org';
const withServer = { ...empty, defaultServer: origin };
const error = (code: string, message: string) => ({ error: { code, message } });
const answers: Screen['answers'] = {
  'check-server': { origin, fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67 02aa 91fe', takes: 'anybody' },
  'oidc-issuers': [
    { id: 'work', name: 'Harbour Works', kind: 'company', host: 'login.harbour-works.example' },
    { id: 'social', name: 'Meadow', kind: 'account', host: 'accounts.meadow.example' },
    { id: 'phone', name: 'Phone Login', kind: 'phone', host: 'phone-login.example:8443' },
  ],
  'oidc-begin': { url: 'https://login.example/', pending: '{}' },
  'oidc-finish': { issuer: { id: 'work', name: 'Harbour Works' }, row: 'AA', accountTicket: 'AA', seed: 'AA' },
};

const choose = async (page: Page) => {
  await page.getByTestId('create-with-oidc').click();
  await page.getByTestId('account-choice').waitFor();
};
const logIn = async (page: Page) => {
  await page.getByTestId('issuer-work').click();
  await page.getByTestId('account-chosen').waitFor();
};
const fails = async (page: Page) => {
  await page.getByTestId('issuer-work').click();
  await page.getByRole('alert').waitFor();
};

const option = (rest: Partial<LoginOption>): LoginOption => ({
  methodId: 'm1',
  kind: 'oidc',
  ceremony: null,
  oidc: { localUnlock: true, issuerId: null, issuerName: null },
  usedLast: true,
  ...rest,
});
const closed = (rest: Partial<LoginOption>): LockedSnapshot => ({ ...locked, loginOptions: [option(rest)] });
const opened: UnlockedSnapshot = {
  ...full,
  login: { ...full.login, methodId: 'm1', methodName: 'Account', manages: true },
  methods: full.methods.map((method) => (method.id === 'm1' ? { ...method, name: 'Account', kind: 'oidc' } : method)),
  loginOptions: [option({ oidc: { localUnlock: true, issuerId: 'work', issuerName: null } })],
};

const fresh = tab('choose', 'start', { snapshot: withServer, answers, steps: choose });
const passphrase = tab('passphrase', 'start', {
  snapshot: withServer,
  answers,
  steps: async (page) => {
    await choose(page);
    await logIn(page);
    await page.getByTestId('passphrase').fill('tundra violin gasket moth');
    await page.locator('[data-testid="strength"]:not([data-steps=""])').waitFor();
  },
});
const find = tab('find', 'restore', {
  snapshot: withServer,
  answers,
  steps: async (page) => {
    await page.getByTestId('unlock-with-oidc').click();
    await page.getByTestId('account-choice').waitFor();
    await logIn(page);
  },
});

export default [
  fresh,
  narrow(fresh),
  passphrase,
  narrow(passphrase),
  tab('waiting', 'start', {
    snapshot: withServer,
    answers: { ...answers, 'oidc-finish': 'never' },
    steps: async (page) => {
      await choose(page);
      await page.getByTestId('issuer-work').click();
      await page.getByRole('button', { name: 'Stop waiting' }).waitFor();
    },
  }),
  tab('cancelled', 'start', {
    snapshot: withServer,
    answers: {
      ...answers,
      'oidc-finish': error('stopped', 'The login to your account was stopped there. Start it again.'),
    },
    steps: async (page) => {
      await choose(page);
      await fails(page);
    },
  }),
  tab('none', 'start', { snapshot: withServer, answers: { ...answers, 'oidc-issuers': [] }, steps: choose }),
  tab('ended', 'login', {
    snapshot: closed({ oidc: { localUnlock: false, issuerId: null, issuerName: null } }),
    answers: {
      ...answers,
      'opaque-login-start': error(
        'needs-login',
        'Too much time has passed since that login. Log in to your account again.',
      ),
    },
    steps: async (page) => {
      await logIn(page);
      await page.getByTestId('passphrase').fill('tundra violin gasket moth');
      await page.getByTestId('continue').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  tab('login', 'login', { snapshot: closed({}) }),
  find,
  narrow(find),
  tab('confirm', 'settings/login-methods/add', {
    snapshot: opened,
    answers,
    steps: async (page) => {
      await page.getByTestId('continue').click();
      await page.getByTestId('confirm-change').waitFor();
    },
  }),
  tab('change', 'settings/login-methods', {
    snapshot: opened,
    answers,
    steps: async (page) => {
      await page.getByRole('button', { name: 'More for Account' }).click();
      await page.getByTestId('change-password').click();
      await page.getByTestId('change-passphrase-dialog').waitFor();
    },
  }),
] satisfies Screen[];
