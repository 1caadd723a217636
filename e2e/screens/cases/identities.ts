/** Screens where several identities are on one computer: switching, starting another, choosing, and what a site's request opens. */

import type { Page } from 'playwright';
import { sessionKeyServer } from '../../../src/locales/en/session/key-server.ts';
import { sync } from '../../../src/locales/en/sync.ts';
import type { ServerView } from '../../../src/messaging/server-view.ts';
import type { AskingSite, IdentityChoice } from '../../../src/messaging/snapshot.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { empty, full, locked, NOW } from '../snapshots.ts';

type Rest = Pick<Screen, 'snapshot'> & Partial<Screen>;

const popup = (name: string, rest: Rest): Screen => ({
  name: `popup-identities-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  ...rest,
});
const tab = tabs('tab-identities', 800);

const { loginOptions } = locked;
const choice = (label: string, rest: Partial<IdentityChoice> = {}): IdentityChoice => ({
  id: label,
  label,
  isNamed: true,
  inUse: false,
  isNew: false,
  loginOptions: loginOptions.slice(0, 1).map((option) => ({ ...option, methodId: label })),
  ...rest,
});
const here = choice('Identity 1', { isNamed: false, inUse: true });
const two = [here, choice('Night Market')];
const many = [
  here,
  choice('Aldgate Reading Society for Late Victorian Theatre', { loginOptions }),
  choice('Pseudonym on the exchange', { loginOptions: [] }),
  ...Array.from({ length: 6 }, (_, at) => choice(`Identity ${at + 4}`, { isNamed: false })),
];
const fresh = (identities: IdentityChoice[]) => [
  ...identities.map((each) => ({ ...each, inUse: false })),
  choice('Identity 3', { isNamed: false, inUse: true, isNew: true, loginOptions: [] }),
];
const found = [
  { identityId: '7c3190ab'.padEnd(64, '0'), server: 'https://keys.example.org', name: 'Mira' },
  { identityId: '44f01b8e'.padEnd(64, '0'), server: 'https://keys.example.org', name: '' },
  { identityId: '9d672210'.padEnd(64, '0'), server: 'device', name: 'Aldgate Reading Society for Late Victorian' },
];

const switcher = (page: Page) => page.getByTestId('character-switcher').click();
const choose = async (page: Page) => {
  await page.getByTestId('recovery-key').fill('7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R');
  await page.getByTestId('continue').click();
  await page.getByTestId('bring-identity').first().waitFor();
};
const start = tab('start', 'start', { snapshot: { ...empty, identities: fresh(two) } });
const password = { ...loginOptions[0], methodId: 'p', kind: 'password', ceremony: null } as const;
const passwordThere = fresh([here, choice('Night Market', { loginOptions: [{ ...password, usedLast: false }] })]);
const startAfterPassword = tab('start-after-password', 'start', {
  snapshot: { ...empty, identities: passwordThere },
});
const list = tab('settings', 'settings/identities', { snapshot: { ...full, identities: two } });
const hiding = tab('hide', 'settings/identities', {
  snapshot: { ...full, identities: two },
  steps: async (page) => {
    await page.getByTestId('hide').click();
    await page.getByTestId('confirm-hide').scrollIntoViewIfNeeded();
  },
});
const hidden = tab('hidden', 'settings/identities', {
  snapshot: {
    ...full,
    identities: [choice('Hidden identity', { isNamed: false, inUse: true, isHidden: true }), ...two.slice(1)],
  },
});
const anyLogin = tab('any-login', 'login', {
  snapshot: locked,
  steps: (page) => page.getByTestId('any-login').click(),
});

const asked = (name: string, asking: AskingSite[]): Screen =>
  tab(name, 'login?close=1&identity=Night%20Market', {
    snapshot: { ...full, identities: [here, choice('Night Market', { asking })] },
  });
const connecting = asked('asked-to-connect', [{ origin: 'https://app.uniswap.org', connects: true }]);

const joining = tab('join', 'restore/add-computer', {
  snapshot: {
    ...empty,
    identities: fresh(two),
    joining: { step: 'make', until: NOW + 9 * 60_000, server: 'https://keys.example.org' },
  },
});

const server: ServerView = {
  origin: 'https://keys.example.org',
  fingerprint: '7c31 90ab',
  state: 'in-step',
  lastContact: NOW,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
};
const atServer = { ...full, server, identities: two };
const removal = (name: string, rest: Rest): Screen => tab(`remove-${name}`, 'settings/identities/remove', rest);
const removed = removal('served', { snapshot: atServer });
const onlyHere = removal('only-here', { snapshot: { ...full, identities: two } });

export default [
  hiding,
  narrow(hiding),
  hidden,
  anyLogin,
  narrow(anyLogin),
  tab('any-login-certificate', 'login', {
    snapshot: locked,
    steps: async (page) => {
      await page.getByTestId('any-login').click();
      await page.getByTestId('any-certificate').click();
    },
  }),
  tab('any-login-recovery-key', 'restore', {
    snapshot: empty,
    steps: async (page) => {
      await page.getByTestId('any-login').click();
      await page.getByTestId('any-recovery-key').click();
    },
  }),
  joining,
  {
    ...joining,
    name: 'tab-identities-join-known',
    steps: async (page) => {
      await page.getByTestId('use-known-passkey').click();
    },
  },
  removed,
  narrow(removed),
  onlyHere,
  narrow(onlyHere),
  removal('last', { snapshot: { ...full, server } }),
  removal('guest', { snapshot: { ...atServer, keepsCopy: false } }),
  removal('not-sent', {
    snapshot: atServer,
    answers: {
      'remove-identity': {
        error: {
          code: 'server-unreachable',
          message: sessionKeyServer.notAllAtServer(sync.unreachable),
        },
      },
    },
    steps: async (page: Page) => {
      await page.getByTestId('confirm-remove').click();
      await page.getByTestId('remove-by-file').waitFor();
    },
  }),
  popup('two', { snapshot: { ...full, identities: two }, steps: switcher }),
  popup('many', { snapshot: { ...full, identities: many }, steps: switcher }),
  popup('locked', { snapshot: { ...locked, identities: two } }),
  popup('locked-many', { snapshot: { ...locked, identities: many } }),
  popup('new', { snapshot: { ...empty, identities: fresh(two) } }),
  tab('login', 'login', { snapshot: { ...locked, identities: two } }),
  asked('asked', [{ origin: 'https://app.uniswap.org', connects: false }]),
  connecting,
  narrow(connecting),
  asked('asked-several', [
    { origin: 'https://app.uniswap.org', connects: true },
    { origin: 'https://governance.aldgate-reading-society-of-late-victorian-theatre.org', connects: false },
  ]),
  start,
  narrow(start),
  startAfterPassword,
  {
    ...joining,
    name: 'tab-identities-join-after-password',
    snapshot: { ...joining.snapshot, identities: passwordThere } as Screen['snapshot'],
  },
  tab('settings-one', 'settings/identities', { snapshot: full }),
  list,
  narrow(list),
  tab('settings-many', 'settings/identities', { snapshot: { ...full, identities: many } }),
  tab('choose', 'restore/recovery-key', {
    snapshot: { ...empty, defaultServer: 'https://keys.example.org' },
    answers: {
      'find-identity': found,
      'check-server': { origin: 'https://keys.example.org', fingerprint: '7c31 90ab', takes: 'anybody' },
    },
    steps: choose,
  }),
] satisfies Screen[];
