/** Screens of certificates: choosing a file, what it holds, logging in, failures, restoring an identity. */

import type { Page } from 'playwright';
import type { LockedSnapshot, LoginOption, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { type CertificateFile, makeCertificate, withFalseIssuer } from '../../support/certificate-files.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked } from '../snapshots.ts';

const tab = tabs('certificate');

const origin = 'https://keys.example.org';
const withServer = { ...empty, defaultServer: origin };
const other = 'This file belongs to another login method. Choose the file that you chose when you added this one.';
const answers: Screen['answers'] = {
  'check-server': { origin, fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67 02aa 91fe', takes: 'anybody' },
  unlock: { error: { code: 'wrong-credential', message: other } },
  'find-identity': { error: { code: 'wrong-credential', message: 'Nothing was found.' } },
};

const pick = async (page: Page, { path, password }: CertificateFile) => {
  await page.getByTestId('certificate-file').setInputFiles(path);
  await page.getByTestId('certificate-password').fill(password);
};
const choose = async (page: Page) => {
  await page.getByTestId('more-methods').click();
  await page.getByTestId('create-with-certificate').click();
  await page.getByTestId('choose-certificate').waitFor();
};
const opened =
  (name: string, until: number, change = (file: CertificateFile) => file) =>
  async (page: Page) => {
    await choose(page);
    await pick(page, change(makeCertificate(name, { until })));
    await page.getByTestId('open-certificate').click();
    await page.getByTestId('certificate-facts').waitFor();
  };

const option: LoginOption = {
  methodId: 'm1',
  kind: 'certificate',
  ceremony: null,
  fileName: 'ada-byron-2026.p12',
  usedLast: true,
};
const closed: LockedSnapshot = { ...locked, loginOptions: [option, ...locked.loginOptions.slice(1)] };
const managing = full.levels.find(({ manages }) => manages)?.id ?? '';
const listed: UnlockedSnapshot = {
  ...full,
  login: { ...full.login, methodId: 'm1', methodName: 'Company certificate', manages: true },
  methods: full.methods.map((method) =>
    method.id === 'm1'
      ? { ...method, name: 'Company certificate', kind: 'certificate', rank: 'managing', levelId: managing }
      : method,
  ),
  loginOptions: [option],
};

const fresh = tab('choose', 'start', { snapshot: withServer, answers, steps: choose });
const valid = tab('opened', 'start', { snapshot: withServer, answers, steps: opened('opened', 2040), whole: true });
const login = tab('login', 'login', { snapshot: closed });

export default [
  fresh,
  narrow(fresh),
  valid,
  narrow(valid),
  tab('expired', 'start', { snapshot: withServer, answers, steps: opened('expired', 2023), whole: true }),
  tab('false-issuer', 'start', {
    snapshot: withServer,
    answers,
    steps: opened('false-issuer', 2040, withFalseIssuer),
    whole: true,
  }),
  tab('wrong-password', 'start', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      await choose(page);
      await pick(page, { ...makeCertificate('locked'), password: 'something else' });
      await page.getByTestId('open-certificate').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  tab('not-a-certificate', 'start', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      await choose(page);
      const holiday = { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) };
      await page.getByTestId('certificate-file').setInputFiles(holiday);
      await page.getByTestId('open-certificate').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  login,
  narrow(login),
  tab('login-other', 'login', {
    snapshot: closed,
    answers,
    steps: async (page) => {
      await pick(page, makeCertificate('other'));
      await page.getByTestId('continue').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  tab('find', 'restore/certificate', { snapshot: withServer, answers }),
  tab('find-nothing', 'restore/certificate', {
    snapshot: withServer,
    answers,
    steps: async (page) => {
      await pick(page, makeCertificate('nothing'));
      await page.getByTestId('continue').click();
      await page.getByRole('alert').waitFor();
    },
  }),
  tab('methods', 'settings/login-methods', { snapshot: listed, answers }),
  tab('add', 'settings/login-methods/add', { snapshot: listed, answers }),
  tab('confirm', 'settings/login-methods/add', {
    snapshot: listed,
    answers,
    steps: async (page) => {
      await page.getByTestId('continue').click();
      await page.getByTestId('confirm-change').waitFor();
    },
  }),
] satisfies Screen[];
