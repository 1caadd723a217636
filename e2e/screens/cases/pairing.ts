/** Screens of adding a computer, on both sides, each state once. */
import type { Page } from '@playwright/test';
import type { InvitationView, JoiningView } from '../../../src/messaging/pairing.ts';
import type { ServerView } from '../../../src/messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import type { Screen } from '../screen.ts';
import { empty, full, NOW } from '../snapshots.ts';

const OFFERED = 'https://keys.dramatis.example';
const until = NOW + 9 * 60_000 + 7_000;
const words = ['lantern', 'octopus', 'velvet'];
const server: ServerView = {
  origin: OFFERED,
  fingerprint: '3f09 b1c4 77de 5a20 c86e 91f3 0d4b e2a7',
  state: 'in-step',
  lastContact: NOW - 4 * 60_000,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
};
const snapshot: UnlockedSnapshot = { ...full, server, identity: { ...full.identity, name: 'Mara Lindqvist' } };
const size = { width: 1280, height: 800 };

const invitations: [string, InvitationView, number?][] = [
  ['code', { step: 'code', until, code: 'K7QX-2M9D', link: `${OFFERED}/#pair=K7QX2M9D` }],
  ['meeting', { step: 'meeting', until }],
  ['compare', { step: 'compare', until, words, kind: 'passkey' }, 1100],
  ['confirming', { step: 'confirming', until, words }],
  ['confirm-again', { step: 'confirm-again', until, words, name: 'Kitchen laptop', levelId: 'l1' }],
  ['done', { step: 'done', until, name: 'Kitchen laptop', activeFrom: null }],
  ['done-waits', { step: 'done', until, name: 'Kitchen laptop', activeFrom: NOW + 72 * 3_600_000 }],
  [
    'failed',
    { step: 'failed', until, problem: 'Adding was stopped on the other computer. Start again with a new code.' },
  ],
];

const joinings: [string, JoiningView | null][] = [
  ['code', null],
  ['make', { step: 'make', until, server: OFFERED }],
  ['meeting', { step: 'meeting', until }],
  ['compare', { step: 'compare', until, words }],
  ['agreed', { step: 'agreed', until, words }],
  ['opening', { step: 'opening', until }],
  ['waits', { step: 'waits', until, activeFrom: NOW + 72 * 3_600_000 }],
  [
    'failed',
    {
      step: 'failed',
      until,
      problem:
        'What came through the key server isn’t what the other computer sent. Nothing was added. Begin again with a new code.',
    },
  ],
];

const screens: Screen[] = [
  ...invitations.map(([name, invitation, height]) => ({
    name: `pairing-invite-${name}`,
    path: 'app.html#/settings/devices/add',
    ...size,
    height: height ?? size.height,
    snapshot: { ...snapshot, invitation },
  })),
  ...joinings.map(([name, joining]) => ({
    name: `pairing-join-${name}`,
    path: 'app.html#/restore/add-computer',
    ...size,
    snapshot: { ...empty, defaultServer: OFFERED, joining },
  })),
  {
    name: 'pairing-invite-no-server',
    path: 'app.html#/settings/devices/add',
    ...size,
    snapshot: { ...snapshot, server: null },
  },
  {
    name: 'pairing-invite-managing',
    path: 'app.html#/settings/devices/add',
    ...size,
    height: 1200,
    snapshot: { ...snapshot, invitation: { step: 'compare', until, words, kind: 'security-key' } },
    steps: async (page) => {
      await page.getByTestId('words-same').click();
      await page.getByTestId('level-option').last().click();
    },
  },
  {
    name: 'pairing-join-wrong-code',
    path: 'app.html#/restore/add-computer',
    ...size,
    snapshot: { ...empty, defaultServer: OFFERED },
    answers: {
      'check-server': { origin: OFFERED, fingerprint: server.fingerprint, takes: 'anybody' },
      'join-computer': {
        error: {
          code: 'not-found',
          message: 'No computer is waiting with this code. Check the code, or show a new one on the other computer.',
        },
      },
    },
    steps: async (page) => {
      await page.getByTestId('pairing-code-input').fill('K7QX-2M9E');
      await page.getByTestId('continue').click();
    },
  },
  ...['more-methods', 'create-with-password'].map((pressed) => ({
    name: `pairing-join-${pressed}`,
    path: 'app.html#/restore/add-computer',
    ...size,
    height: 1000,
    snapshot: { ...empty, defaultServer: OFFERED, joining: { step: 'make', until, server: OFFERED } as const },
    steps: async (page: Page) => page.getByTestId(pressed).click(),
  })),
  {
    name: 'pairing-join-differ',
    path: 'app.html#/restore/add-computer',
    ...size,
    snapshot: { ...empty, defaultServer: OFFERED, joining: { step: 'compare', until, words } },
    steps: async (page) => {
      await page.getByTestId('words-differ').click();
      await page.evaluate(
        (snapshot) => (window as unknown as { stub: { push(snapshot: unknown): void } }).stub.push(snapshot),
        { ...empty, defaultServer: OFFERED },
      );
    },
  },
  ...(['code', 'compare'] as const).map((name) => ({
    name: `pairing-invite-${name}-narrow`,
    path: 'app.html#/settings/devices/add',
    width: 480,
    height: 900,
    whole: true,
    snapshot: { ...snapshot, invitation: invitations.find(([each]) => each === name)?.[1] ?? null },
  })),
  {
    name: 'pairing-join-compare-narrow',
    path: 'app.html#/restore/add-computer',
    width: 480,
    height: 900,
    snapshot: { ...empty, defaultServer: OFFERED, joining: { step: 'compare', until, words } },
  },
];

export default screens;
