/** Screens of passwords and personal questions: choosing, logging in, confirming, changing, restoring an identity. */

import type { Page } from 'playwright';
import type { LockedSnapshot, LoginOption, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked } from '../snapshots.ts';

const tab = tabs('password');

const origin = 'https://keys.example.org';
const withServer = { ...empty, defaultServer: origin };
const answers: Screen['answers'] = {
  'check-server': { origin, fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67 02aa 91fe', takes: 'anybody' },
  unlock: {
    error: {
      code: 'wrong-credential',
      message: 'This password doesn’t open the wallet here. Check it and try again.',
    },
  },
};

const choose = async (page: Page) => {
  await page.getByTestId('create-with-password').click();
  await page.getByTestId('account-name').waitFor();
};
const type = (password: string) => async (page: Page) => {
  await choose(page);
  await page.getByTestId('account-name').fill('ada');
  await page.getByTestId('password').fill(password);
  await page.locator('[data-testid="strength"]:not([data-steps=""])').waitFor();
};

const option = (rest: Partial<LoginOption>): LoginOption => ({
  methodId: 'm1',
  kind: 'password',
  ceremony: null,
  password: { localUnlock: true, asksName: false },
  usedLast: true,
  ...rest,
});
const closed = (rest: Partial<LoginOption>): LockedSnapshot => ({ ...locked, loginOptions: [option(rest)] });
const managing = full.levels.find(({ manages }) => manages)?.id ?? '';
const opened: UnlockedSnapshot = {
  ...full,
  login: { ...full.login, methodId: 'm1', methodName: 'Password', manages: true },
  methods: full.methods.map((method) =>
    method.id === 'm1' ? { ...method, name: 'Password', kind: 'password', levelId: managing } : method,
  ),
  loginOptions: [option({})],
};

const fresh = tab('choose', 'start', { snapshot: withServer, answers, steps: choose });
const find = tab('find', 'restore/password', { snapshot: withServer, answers });

export default [
  fresh,
  narrow(fresh),
  tab('weak', 'start', { snapshot: withServer, answers, steps: type('summer2024') }),
  tab('strong', 'start', { snapshot: withServer, answers, steps: type('tundra violin gasket moth') }),
  tab('by-server', 'start', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      await type('tundra violin gasket moth')(page);
      await page.getByTestId('local-unlock').click();
      await page.getByTestId('personal-wanted').click();
    },
  }),
  tab('needs-server', 'start', {
    snapshot: empty,
    answers,
    steps: (page) => page.getByTestId('create-with-password').click(),
  }),
  tab('login', 'login', { snapshot: closed({}) }),
  narrow(tab('login', 'login', { snapshot: closed({}) })),
  tab('login-wrong', 'login', {
    snapshot: closed({}),
    answers,
    steps: async (page) => {
      await page.getByTestId('password').fill('summer');
      await page.getByTestId('continue').click();
      await page.getByTestId('ask-server').waitFor();
    },
  }),
  tab('login-server', 'login', {
    snapshot: closed({ password: { localUnlock: false, asksName: true }, personal: true }),
  }),
  tab('personal-passkey', 'login', {
    snapshot: { ...locked, loginOptions: locked.loginOptions.map((each) => ({ ...each, personal: true })) },
  }),
  find,
  narrow(find),
  tab('find-personal', 'restore/password', {
    snapshot: withServer,
    answers,
    steps: (page) => page.getByTestId('add-personal').click(),
  }),
  tab('confirm', 'settings/login-methods/add', {
    snapshot: { ...opened, server: null },
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
      await page.getByRole('button', { name: 'More for Password' }).click();
      await page.getByTestId('change-password').click();
      await page.getByTestId('change-password-dialog').waitFor();
    },
  }),
] satisfies Screen[];
