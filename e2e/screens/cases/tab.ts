/** Screens of the full tab: start, login, stepping up, restore, and unreadable data. */

import type { Page } from 'playwright';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import { playCeremonies, succeedCeremonies } from '../ceremonies.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { begun, empty, full, locked } from '../snapshots.ts';

const tab = tabs('tab', 800);

const recoveryKey = ['7Q4MK', 'XV2PA', '9HCRT', '3WDNE', 'G6YBF', 'K8ZQJ', 'T5MSH', 'PA41R'];
const answers: Screen['answers'] = {
  'creation-options': {
    ticket: 't',
    rpId: null,
    userId: 'AQ',
    challenge: 'AQ',
    prfFirst: 'AQ',
    prfSecond: 'AQ',
    exclude: [],
  },
  'draft-recovery-key': { recoveryKey, ask: [3, 7], fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67', server: null },
  'draft-backup': { fileName: 'dramatis-backup-2026-11-22.txt', contents: 'sealed' },
  'confirm-recovery-key': 'never',
};

const click = (id: string) => async (page: Page) => {
  await playCeremonies(page);
  await page.getByTestId(id).click();
};

const draft = (step: 'recovery-key' | 'confirm' | 'backup'): Snapshot => ({ ...empty, draft: step });
const withKey: Snapshot = { ...full, login: { ...full.login, methodId: 'm3', manages: true } };
const only = { ...full, characters: full.characters.slice(0, 1) };

const choose = tab('start-1', 'start', { snapshot: empty });
const keep = tab('start-2', 'start', { snapshot: draft('recovery-key'), answers });
const login = tab('login', 'login', { snapshot: locked });

const unread: Snapshot = {
  ...full,
  unread: [
    { what: 'a network that you added', here: true },
    { what: 'Everyday: what was sent from this computer before', here: true },
    { what: 'Everyday: a contact', here: false },
  ],
};

export default [
  choose,
  narrow(choose),
  tab('start-all', 'start', { snapshot: empty, answers, steps: click('more-methods') }),
  tab('start-making', 'start', { snapshot: empty, answers, steps: click('create-with-passkey') }),
  tab('start-failed', 'start', {
    snapshot: empty,
    answers,
    steps: async (page) => {
      await playCeremonies(page, 'NotAllowedError');
      await page.getByTestId('create-with-security-key').click();
      await page.getByTestId('try-again').waitFor();
    },
  }),
  tab('start-no-reader', 'start', { snapshot: empty, holdsPasskey: false }),
  keep,
  narrow(keep),
  tab('start-over', 'start', {
    snapshot: draft('recovery-key'),
    answers,
    steps: (page) => page.getByTestId('discard').click(),
  }),
  tab('start-print', 'start', {
    snapshot: draft('recovery-key'),
    answers,
    steps: (page) => page.emulateMedia({ media: 'print' }),
  }),
  tab('start-3', 'start/confirm', {
    snapshot: draft('confirm'),
    answers,
    steps: async (page) => {
      await page.getByTestId('recovery-key-confirm-3').fill('9hcrt');
      await page.getByTestId('recovery-key-confirm-7').fill('T5NSH');
    },
  }),
  narrow(tab('start-3', 'start/confirm', { snapshot: draft('confirm'), answers })),
  tab('start-backup', 'start', { snapshot: draft('backup'), answers }),
  tab('start-saved', 'start', {
    snapshot: draft('backup'),
    answers,
    steps: async (page) => {
      await page.getByTestId('save-backup').click();
      await page.getByText('Save again').waitFor();
    },
  }),
  tab('first-steps', 'settings/characters', { snapshot: begun }),
  narrow(tab('first-steps', 'settings/characters', { snapshot: begun })),
  tab('start-done', 'start/done', { snapshot: only }),
  narrow(tab('start-done', 'start/done', { snapshot: only })),
  login,
  narrow(login),
  tab('login-touch', 'login', { snapshot: locked, steps: click('unlock') }),
  tab('login-failed', 'login', {
    snapshot: locked,
    steps: async (page) => {
      await playCeremonies(page, 'NotAllowedError');
      await page.getByTestId('unlock-with-security-key').click();
      await page.getByTestId('warning').waitFor();
    },
  }),
  tab('login-key', 'login', {
    snapshot: locked,
    steps: async (page) => {
      await page.getByTestId('unlock-with-recovery-key').click();
      await page.getByTestId('recovery-key').fill('7Q4MK XV2PA 9HCR 3WDNE G6YBF K8ZQJ T5MSH PA41R');
      await page.getByTestId('continue').click();
    },
  }),
  tab('unread', 'settings/preferences', { snapshot: unread }),
  narrow(tab('unread', 'settings/preferences', { snapshot: unread })),
  tab('unread-forget', 'settings/preferences', {
    snapshot: unread,
    steps: (page) => page.getByTestId('forget-unread').click(),
  }),
  tab('step-up', 'login?stepUp=savings', { snapshot: full }),
  tab('step-up-open', 'login?stepUp=everyday', { snapshot: full }),
  tab('step-up-unknown', 'login?stepUp=nobody', { snapshot: full }),
  tab('restore', 'restore/backup', { snapshot: empty }),
  narrow(tab('restore', 'restore/backup', { snapshot: empty })),
  tab('restore-wrong', 'restore/backup', {
    snapshot: empty,
    answers: {
      restore: {
        error: {
          code: 'bad-recovery-key',
          message: 'Group 5 of the recovery key looks wrong. Compare it with your sheet.',
        },
      },
    },
    steps: async (page) => {
      await page
        .getByTestId('backup-file')
        .setInputFiles({ name: 'dramatis-backup-2026-11-22.txt', mimeType: '', buffer: Buffer.from('x') });
      await page.getByTestId('recovery-key').fill(recoveryKey.join(' '));
      await page.getByTestId('continue').click();
      await page.getByText('Group 5 of the recovery key looks wrong').waitFor();
    },
  }),
  tab('restore-away', 'restore/backup', {
    snapshot: empty,
    answers: {
      restore: {
        error: {
          code: 'server-unreachable',
          message:
            'This identity is stored at keys.dramatis.example, which isn’t responding. Try again later, so that this computer is in sync with your others. If that server is gone for good, use only the file.',
        },
      },
    },
    steps: async (page) => {
      await page
        .getByTestId('backup-file')
        .setInputFiles({ name: 'dramatis-backup-2026-11-22.txt', mimeType: '', buffer: Buffer.from('x') });
      await page.getByTestId('recovery-key').fill(recoveryKey.join(' '));
      await page.getByTestId('continue').click();
      await page.getByTestId('file-alone').waitFor();
    },
  }),
  tab('restore-here', 'restore', { snapshot: withKey }),
  tab('confirm', 'restore', {
    snapshot: withKey,
    answers,
    steps: async (page) => {
      await succeedCeremonies(page);
      await page.getByTestId('create-with-passkey').click();
      await page.getByTestId('confirm-change').waitFor();
    },
  }),
  tab('restored', 'restore', {
    snapshot: withKey,
    answers,
    steps: async (page) => {
      await succeedCeremonies(page);
      await page.getByTestId('create-with-passkey').click();
      await page.getByTestId('unlock-with-recovery-key').click();
      await page.getByTestId('recovery-key').fill(recoveryKey.join(' '));
      await page.getByTestId('continue').click();
      await page.getByTestId('finish').waitFor();
    },
  }),
  tab('broken', 'login', {
    snapshot: {
      kind: 'broken',
      reason: 'The database on this computer does not open, and its second copy is cut off in the middle.',
    },
  }),
  tab('broken-anew', 'login', {
    snapshot: {
      kind: 'broken',
      reason: 'The database on this computer does not open, and its second copy is cut off in the middle.',
    },
    steps: (page) => page.getByTestId('start-over').click(),
  }),
  tab('broken-server', 'login', {
    snapshot: {
      kind: 'broken',
      reason: 'The database on this computer does not open, and its second copy is cut off in the middle.',
    },
    steps: (page) => page.getByTestId('from-server').click(),
  }),
  tab('opening', 'login', { snapshot: null }),
] satisfies Screen[];
