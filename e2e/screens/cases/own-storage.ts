/** Screens of own storage: creating, logging in, confirming, restoring, and what becomes of the file. */

import type { Page } from 'playwright';
import type { LockedSnapshot, LoginOption, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked } from '../snapshots.ts';

const tab = tabs('own-storage', 900, { whole: true });

const origin = 'https://keys.example.org';
const withServer = { ...empty, defaultServer: origin };
const answers: Screen['answers'] = {
  'check-server': { origin, fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67 02aa 91fe', takes: 'anybody' },
  'remove-method': null,
};

const choose = async (page: Page) => {
  await page.getByTestId('more-methods').click();
  await page.getByTestId('create-with-own-storage').click();
  await page.getByTestId('storage-address').waitFor();
};
const fill = async (page: Page) => {
  await page.getByTestId('storage-address').fill('https://cloud.example.org/dav/private');
  await page.getByTestId('storage-user').fill('ada');
  await page.getByTestId('storage-password').fill('ozone-ladder');
};

const file = {
  address: 'https://cloud.example.org/remote.php/dav/files/ada/private/dramatis.login',
  id: 'l5FHI_e-fBiY3e0BSLbQzQ',
};
const option = (rest: Partial<NonNullable<LoginOption['storage']>> = {}): LoginOption => ({
  methodId: 'm1',
  kind: 'own-storage',
  ceremony: null,
  storage: { fileId: file.id, localUnlock: true, address: null, userName: null, ...rest },
  usedLast: true,
});
const closed = (rest: Partial<NonNullable<LoginOption['storage']>> = {}): LockedSnapshot => ({
  ...locked,
  loginOptions: [option(rest), ...locked.loginOptions.filter(({ methodId }) => methodId !== 'm1')],
});
const managing = full.levels.find(({ manages }) => manages)?.id ?? '';
const opened: UnlockedSnapshot = {
  ...full,
  login: { ...full.login, methodId: 'm1', methodName: 'Own storage', manages: true },
  methods: full.methods.map((method) =>
    method.id === 'm1'
      ? { ...method, name: 'Own storage', kind: 'own-storage', rank: 'managing', levelId: managing, file }
      : method,
  ),
  loginOptions: [option({ localUnlock: false, address: file.address, userName: 'ada' })],
};

const fresh = tab('create', 'start', { snapshot: withServer, answers, steps: choose });
const find = tab('find', 'restore/own-storage', { snapshot: withServer, answers });
const remembered = tab('login-file', 'login', {
  snapshot: closed({ localUnlock: false, address: file.address, userName: 'ada' }),
});

export default [
  tab('choices', 'start', { snapshot: withServer, answers }),
  tab('restore-choices', 'restore', { snapshot: withServer, answers }),
  fresh,
  narrow(fresh),
  tab('create-problem', 'start', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      await choose(page);
      await fill(page);
      await page.getByTestId('storage-address').fill('http://cloud.example.org/dav');
      await page.getByTestId('passphrase').fill('tundra violin gasket moth');
      await page.locator('[data-testid="strength"]:not([data-steps=""])').waitFor();
      await page.getByTestId('local-unlock').click();
      await page.getByTestId('continue').click();
      await page.locator('[data-rule="storage"]').waitFor();
    },
  }),
  tab('create-beside', 'start', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };
      await page.route('https://cloud.example.org/**', (route) =>
        route.fulfill({ status: route.request().url().endsWith('/dramatis.login') ? 200 : 404, headers }),
      );
      await choose(page);
      await fill(page);
      await page.getByTestId('passphrase').fill('tundra violin gasket moth');
      await page.locator('[data-testid="strength"]:not([data-steps=""])').waitFor();
      await page.getByTestId('continue').click();
      await page.locator('[data-rule="files-beside"]').waitFor();
    },
  }),
  tab('login', 'login', { snapshot: closed() }),
  remembered,
  narrow(remembered),
  tab('login-gone', 'login', {
    snapshot: closed({ localUnlock: false, address: file.address, userName: 'ada' }),
    steps: async (page) => {
      const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' };
      await page.route('https://cloud.example.org/**', (route) => route.fulfill({ status: 404, headers }));
      await page.getByTestId('passphrase').fill('tundra violin gasket moth');
      await page.getByTestId('storage-password').fill('ozone-ladder');
      await page.getByTestId('continue').click();
      await page.getByTestId('renewed-elsewhere').waitFor();
    },
  }),
  tab('login-unknown', 'login', { snapshot: closed({ localUnlock: false }) }),
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
  tab('methods', 'settings/login-methods', { snapshot: opened }),
  tab('left-file', 'settings/login-methods', {
    snapshot: opened,
    answers,
    steps: async (page) => {
      await page.getByRole('button', { name: 'More for Own storage' }).click();
      await page.getByTestId('remove-method').click();
      await page.getByTestId('confirm-remove').click();
      const question = page.getByTestId('confirm-change');
      await question.getByTestId('recovery-key').fill('7Q4MK XV2PA 9HCR3 WDNE6 YBFK8 ZQJT5 MSHPA 41R7X');
      await question.getByTestId('continue').click();
      await page.getByTestId('left-file').waitFor();
    },
  }),
] satisfies Screen[];
