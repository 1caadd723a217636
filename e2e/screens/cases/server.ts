/** Screens about the key server: choosing one at the start, restoring from it, its settings page, pending changes, refusals. */

import type { Page } from 'playwright';
import { sessionKeyServer } from '../../../src/locales/en/session/key-server.ts';
import { sessionUnlock } from '../../../src/locales/en/session/unlock.ts';
import { sync } from '../../../src/locales/en/sync.ts';
import type { SecurityEvent, SecurityHistory } from '../../../src/messaging/security.ts';
import type { ServerView } from '../../../src/messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { playCeremonies, succeedCeremonies } from '../ceremonies.ts';
import { narrow } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked, NOW } from '../snapshots.ts';

const OFFERED = 'https://keys.dramatis.example';
const FINGERPRINT = '3f09 b1c4 77de 5a20 c86e 91f3 0d4b e2a7';
const OTHER = 'd210 4c8f 6be1 09a3 57f2 e48d 1c60 b95a';
const KEY = '7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R';

const found = { origin: 'https://keys.example.org', fingerprint: FINGERPRINT, takes: 'anybody' };
const inviting = { ...found, takes: 'invited', isInvited: false };
const failure = (code: string, message: string) => ({ error: { code, message } });
const away = failure('server-unreachable', sync.unreachable);
const unknown = failure('wrong-credential', sessionUnlock.nothingFound);
const uninvited = failure('not-invited', sync.notInvited);

const answers: Screen['answers'] = {
  'check-server': found,
  'creation-options': {
    ticket: 't',
    rpId: null,
    userId: 'AQ',
    challenge: 'AQ',
    prfFirst: 'AQ',
    prfSecond: 'AQ',
    exclude: [],
  },
  'discovery-options': { ticket: 't', rpId: null, challenge: 'AQ', prfFirst: 'AQ', prfSecond: 'AQ' },
};

const offering = { ...empty, defaultServer: OFFERED };
const server: ServerView = {
  origin: OFFERED,
  fingerprint: FINGERPRINT,
  state: 'in-step',
  lastContact: NOW - 4 * 60_000,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
};
const unreachable: ServerView = {
  ...server,
  state: 'unreachable',
  lastContact: NOW - 26 * 3_600_000,
  waiting: 3,
  problem: sync.unreachable,
};
const refused: ServerView = {
  ...server,
  state: 'refused',
  problem: sync.notTrusted(sync.olderState),
};
const managing: UnlockedSnapshot = {
  ...full,
  server,
  levels: full.levels.map((level) => (level.id === 'l1' ? { ...level, manages: true } : level)),
};
const guest: UnlockedSnapshot = { ...managing, keepsCopy: false };
const withKey: UnlockedSnapshot = { ...managing, login: { ...full.login, methodId: 'm3', manages: true } };
const guestWithKey: UnlockedSnapshot = { ...withKey, keepsCopy: false };

const tab = (name: string, path: string, rest: Omit<Screen, 'name' | 'path' | 'width' | 'height'>): Screen => ({
  name: `server-${name}`,
  path: `app.html#/${path}`,
  width: 1280,
  height: 800,
  answers,
  ...rest,
});
const settings = (name: string, snapshot: UnlockedSnapshot, steps?: Screen['steps']): Screen =>
  tab(`settings-${name}`, 'settings/server', {
    snapshot,
    ...(steps === undefined ? {} : { steps }),
  });
const popup = (name: string, snapshot: Screen['snapshot']): Screen => ({
  name: `server-popup-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  snapshot,
});

const press = (testid: string) => (page: Page) => page.getByTestId(testid).click();
const typeServer = (text: string) => async (page: Page) => {
  await page.getByTestId('server-url').fill(text);
  await page.getByTestId('server-url').press('Enter');
};
const inOrder =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
const playing =
  (name: string | null = null) =>
  (page: Page) =>
    playCeremonies(page, name);
const restoreChoices = tab('restore', 'restore', { snapshot: offering });
const start = tab('start', 'start', { snapshot: offering });
const inStep = settings('in-step', managing);

const event = (number: number, what: SecurityEvent['what'], minutesAgo: number, part: Partial<SecurityEvent> = {}) => ({
  number,
  from: 'log' as const,
  at: NOW - minutesAgo * 60_000,
  what,
  by: 'm2',
  agreed: null,
  methodId: null,
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
  ...part,
});
const history: SecurityHistory = {
  persons: {},
  lastSeen: {},
  events: [
    event(14, 'method-added', 1, { by: 'm3', methodId: 'm9', levelId: 'l2' }),
    event(13, 'frozen', 50, { by: 'm2', methodId: 'm1' }),
    event(12, 'computer-added', 3 * 1440, { by: 'm1', methodId: 'm1', deviceId: 'd2' }),
    event(11, 'character-added', 9 * 1440, { characterIds: ['market'] }),
    event(10, 'levels-changed', 12 * 1440),
  ],
  names: {
    m1: 'Fingerprint on this laptop',
    m2: 'Security key in the drawer',
    m3: 'Recovery key',
    m9: 'Passkey of this computer',
    market: 'Night Market',
    l2: 'Everything',
  },
  kinds: { m1: 'passkey', m2: 'security-key', m3: 'recovery-key', m9: 'passkey' },
  problem: null,
};

const screens: Screen[] = [
  start,
  narrow(start),
  tab('start-choices', 'start', { snapshot: offering, steps: press('change-server') }),
  tab('start-own', 'start', {
    snapshot: offering,
    steps: inOrder(press('change-server'), press('server-own'), typeServer('keys.example.org'), (page) =>
      page.getByTestId('server-found').waitFor(),
    ),
  }),
  tab('start-invitation', 'start', {
    snapshot: offering,
    answers: { ...answers, 'check-server': inviting },
    steps: inOrder(press('change-server'), press('server-own'), typeServer('keys.example.org'), (page) =>
      page.getByTestId('invitation').waitFor(),
    ),
  }),
  tab('start-invitation-default', 'start', {
    snapshot: offering,
    answers: { ...answers, 'check-server': inviting },
    steps: inOrder(press('create-with-passkey'), (page) => page.getByTestId('invitation').waitFor()),
  }),
  tab('start-invitation-wrong', 'start', {
    snapshot: offering,
    answers: { ...answers, 'check-server': inviting },
    steps: inOrder(
      press('change-server'),
      press('server-own'),
      typeServer('keys.example.org#invite=7Q2MX-0C8HT-2ZK4B-91VWQ-A7RSD-3'),
      (page) => page.getByTestId('invitation').waitFor(),
      press('create-with-passkey'),
      (page) => page.locator('[data-rule="server"]').waitFor(),
    ),
  }),
  tab('start-invitation-late', 'start', {
    snapshot: { ...offering, draft: 'backup', draftServer: OFFERED },
    answers: { ...answers, 'finish-identity': uninvited },
    steps: inOrder(press('finish'), (page) => page.getByTestId('invitation').waitFor()),
  }),
  tab('start-own-wrong', 'start', {
    snapshot: empty,
    steps: inOrder(press('change-server'), press('server-own'), typeServer('http://keys.example.org')),
  }),
  tab('start-away', 'start', {
    snapshot: offering,
    answers: { ...answers, 'check-server': away },
    steps: inOrder(press('create-with-passkey'), (page) => page.getByTestId('warning').waitFor()),
  }),
  tab('start-lost', 'start', {
    snapshot: offering,
    answers: { ...answers, 'start-identity': away },
    steps: inOrder(succeedCeremonies, press('create-with-passkey'), (page) =>
      page.locator('[data-rule="server"]').waitFor(),
    ),
  }),
  tab('start-no-reader', 'start', { snapshot: offering, holdsPasskey: false }),
  tab('start-closed', 'start', {
    snapshot: { ...offering, notice: sessionKeyServer.methodFrozen },
  }),
  tab('start-finish', 'start', { snapshot: { ...offering, draft: 'backup', draftServer: OFFERED } }),
  restoreChoices,
  narrow(restoreChoices),
  tab('restore-none-offered', 'restore', { snapshot: empty }),
  tab('restore-address-missing', 'restore', { snapshot: empty, steps: press('unlock-with-passkey') }),
  tab('restore-guest', 'restore', { snapshot: offering, steps: press('keep-copy') }),
  tab('restore-touch', 'restore', { snapshot: offering, steps: inOrder(playing(), press('unlock-with-passkey')) }),
  tab('restore-touch-stopped', 'restore', {
    snapshot: offering,
    steps: inOrder(playing('NotAllowedError'), press('unlock-with-passkey'), (page) =>
      page.getByTestId('try-again').waitFor(),
    ),
  }),
  tab('restore-fetching', 'restore', {
    snapshot: offering,
    answers: { ...answers, 'find-identity': 'never' },
    steps: inOrder(succeedCeremonies, press('unlock-with-passkey'), (page) => page.getByText('Fetching').waitFor()),
  }),
  ...(
    [
      ['unknown', unknown],
      ['away', away],
      ['too-many', failure('server-refused', sync.tooManyTries(10))],
      ['odd', failure('bad-server', sync.notTrusted(sync.olderState))],
    ] as const
  ).map(([name, answer]) =>
    tab(`restore-${name}`, 'restore', {
      snapshot: offering,
      answers: { ...answers, 'find-identity': answer },
      steps: inOrder(succeedCeremonies, press('unlock-with-passkey'), (page) => page.getByTestId('warning').waitFor()),
    }),
  ),
  tab('restore-key', 'restore/recovery-key', { snapshot: offering }),
  narrow(tab('restore-key', 'restore/recovery-key', { snapshot: empty })),
  tab('restore-key-unknown', 'restore/recovery-key', {
    snapshot: offering,
    answers: { ...answers, 'find-identity': unknown },
    steps: inOrder(
      (page) => page.getByTestId('recovery-key').fill(KEY),
      press('continue'),
      (page) => page.getByTestId('warning').waitFor(),
    ),
  }),
  tab('restored', 'restore', { snapshot: offering, becomes: managing }),
  tab('restored-guest', 'restore', { snapshot: offering, becomes: guest }),
  tab('restored-guest-key', 'restore', {
    snapshot: offering,
    becomes: guestWithKey,
    answers: { ...answers, 'security-history': history },
  }),
  tab('restored-key', 'restore', {
    snapshot: offering,
    becomes: withKey,
    answers: { ...answers, 'security-history': history },
    steps: inOrder(
      succeedCeremonies,
      press('create-with-passkey'),
      press('unlock-with-recovery-key'),
      (page) => page.getByTestId('recovery-key').fill(KEY),
      press('continue'),
      (page) => page.getByTestId('lately').waitFor(),
    ),
  }),
  tab('locked-frozen', 'login', {
    snapshot: {
      ...locked,
      server: OFFERED,
      notice: sessionKeyServer.methodFrozen,
    },
  }),
  inStep,
  narrow(inStep),
  settings('none', { ...managing, server: null }),
  settings('away', { ...managing, server: unreachable }),
  settings('refused', { ...managing, server: refused }),
  settings('disputed-key', { ...managing, server: { ...refused, newFingerprint: refused.fingerprint } }),
  settings('other-key', { ...managing, server: { ...refused, newFingerprint: OTHER } }),
  settings('key-changed', {
    ...managing,
    server: { ...server, keyChange: { at: NOW - 4 * 86_400_000, before: OTHER } },
  }),
  settings('deletes', { ...managing, deletesAt: NOW + 72 * 3_600_000 }),
  settings('guest', guest),
  settings('add', { ...managing, server: null }, press('add-server')),
  settings(
    'move',
    managing,
    inOrder(
      press('move-server'),
      (page) => page.getByTestId('new-server-url').fill('keys.example.org'),
      (page) => page.getByTestId('server-found').waitFor(),
    ),
  ),
  settings('delete', managing, press('delete-identity')),
  settings('delete-guest', guest, press('delete-identity')),
  popup('away', { ...managing, server: unreachable }),
  popup('refused', { ...managing, server: refused }),
  popup('guest', guest),
  popup('deletes', { ...managing, deletesAt: NOW + 72 * 3_600_000 }),
  popup('locked-frozen', {
    ...locked,
    notice: sessionKeyServer.methodFrozen,
  }),
  popup('closed', { ...empty, notice: sessionKeyServer.methodFrozen }),
];

export default screens;
