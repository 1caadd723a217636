/** Screens of an organisation: its start, its members, what waits for a second manager, inviting, the audit list. */
import type { SignedView } from '../../../src/messaging/activity.ts';
import type { InvitationView } from '../../../src/messaging/pairing.ts';
import type { PersonView, ProposalView } from '../../../src/messaging/persons.ts';
import type { SecurityEvent, SecurityHistory } from '../../../src/messaging/security.ts';
import type { ServerView } from '../../../src/messaging/server-view.ts';
import type { MethodView, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import type { Screen } from '../screen.ts';
import { empty, full, MAIN, NOW } from '../snapshots.ts';

const HOUR = 3_600_000;
const until = NOW + 9 * 60_000 + 7_000;
const size = { width: 1280, height: 900 };
const server: ServerView = {
  origin: 'https://keys.dramatis.example',
  fingerprint: '3f09 b1c4 77de 5a20 c86e 91f3 0d4b e2a7',
  state: 'in-step',
  lastContact: NOW - 4 * 60_000,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
};

const plain = full.methods[0] as MethodView;
const paper = full.methods.find(({ kind }) => kind === 'recovery-key') as MethodView;
const method = (id: string, name: string, personId: string, managing: boolean, change: Partial<MethodView> = {}) => ({
  ...plain,
  id,
  name,
  personId,
  levelId: managing ? 'l2' : 'l1',
  rank: managing ? ('managing' as const) : ('other' as const),
  current: id === 'm1',
  ...change,
});
const person = (id: string, name: string, ...methodIds: string[]): PersonView => ({
  id,
  name,
  methodIds,
  current: id === 'p1',
});

const methods: MethodView[] = [
  method('m1', 'Fingerprint on this laptop', 'p1', true),
  method('m2', 'Security key in the drawer', 'p1', true, { kind: 'security-key' }),
  method('m4', 'Passkey of Ida Holm', 'p2', true, { boundHere: false, lastUsedAt: null }),
  method('m5', 'Passkey of Bo Ek', 'p3', false, { boundHere: false, lastUsedAt: null }),
  method('m6', 'Blue key', 'p3', false, { kind: 'security-key', boundHere: false, lastUsedAt: null }),
  method('m7', 'Passkey', 'p4', false, { boundHere: false, waits: 'raised', activeFrom: NOW + 60 * HOUR }),
  paper,
];
export const organisation: UnlockedSnapshot = {
  ...full,
  server,
  identity: { ...full.identity, name: 'Lantern Theatre', type: 'organisation' },
  login: { ...full.login, methodId: 'm1', levelId: 'l2', levelName: 'Managers', manages: true },
  methods,
  levels: [
    {
      id: 'l2',
      name: 'Managers',
      manages: true,
      characterIds: ['everyday', 'market', 'savings'],
      methodIds: ['m1', 'm2', 'm4'],
    },
    { id: 'l1', name: 'Members', manages: false, characterIds: ['everyday', 'market'], methodIds: ['m5', 'm6', 'm7'] },
  ],
  persons: [
    person('p1', 'Mara Lindqvist', 'm1', 'm2'),
    person('p2', 'Ida Holm', 'm4'),
    person('p3', 'Bo Ek', 'm5', 'm6'),
    person('p4', 'Maximiliana-Alexandrina von Hohenstaufen', 'm7'),
  ],
};
const alone: UnlockedSnapshot = {
  ...organisation,
  methods: methods.filter(({ personId }) => personId === 'p1' || personId === null),
  persons: [person('p1', 'Mara Lindqvist', 'm1', 'm2')],
};
const proposal = (number: number, by: string, acts: ProposalView['acts'], stale = false): ProposalView => ({
  number,
  by,
  at: NOW - number * HOUR,
  until: NOW + 13 * 24 * HOUR,
  stale,
  acts,
});
const waiting: UnlockedSnapshot = {
  ...organisation,
  secondManagerFor: ['managers', 'members'],
  proposals: [
    proposal(3, 'm4', [{ what: 'remove', methodIds: ['m5', 'm6'] }]),
    proposal(7, 'm1', [{ what: 'level', methodId: 'm7', levelId: 'l2' }]),
    proposal(20, 'm4', [{ what: 'two-managers', acts: [] }], true),
  ],
};
const everyAct: UnlockedSnapshot = {
  ...organisation,
  secondManagerFor: ['managers', 'members', 'deletion', 'limits', 'exports'],
  allowedExports: [{ methodId: 'm1', characterId: 'everyday', until: NOW + 20 * HOUR }],
  proposals: [
    proposal(3, 'm4', [
      {
        what: 'limits',
        changes: [
          {
            levelId: 'l1',
            characterId: 'everyday',
            rule: {
              askAlways: false,
              askAbove: null,
              askAfterMinutes: 15,
              daily: { 1: '250000000000000000' },
              countsUnknown: true,
              sites: ['https://app.example'],
            },
          },
          { levelId: null, characterId: 'market', rule: null },
        ],
      },
    ]),
    proposal(5, 'm4', [{ what: 'export', methodId: 'm5', characterId: 'everyday' }]),
  ],
};
const exporting: [string, UnlockedSnapshot][] = [
  ['allowed', everyAct],
  ['not-allowed', { ...everyAct, allowedExports: [] }],
];
const crowd: UnlockedSnapshot = {
  ...organisation,
  methods: [
    ...methods,
    ...Array.from({ length: 24 }, (_, at) => method(`c${at}`, `Passkey ${at + 1}`, `q${at}`, false)),
  ],
  persons: [
    ...organisation.persons,
    ...Array.from({ length: 24 }, (_, at) =>
      person(
        `q${at}`,
        at % 3 === 0 ? `Maximiliana-Alexandrina von Hohenstaufen ${at + 1}` : `Member ${at + 1}`,
        `c${at}`,
      ),
    ),
  ],
};

const words = ['lantern', 'octopus', 'velvet'];
const invitations: [string, InvitationView, number?][] = [
  ['code', { step: 'code', until, code: 'K7QX-2M9D', link: `${server.origin}/#pair=K7QX2M9D` }],
  ['compare', { step: 'compare', until, words, kind: 'passkey' }, 1200],
];

const event = (number: number, what: SecurityEvent['what'], rest: Partial<SecurityEvent> = {}): SecurityEvent => ({
  number,
  from: 'log',
  at: NOW - (20 - number) * 9 * HOUR,
  what,
  by: 'm1',
  agreed: null,
  methodId: null,
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
  ...rest,
});
const signedElsewhere: SignedView[] = [
  {
    id: `0x${'5b'.repeat(32)}`,
    kind: 'transaction',
    title: 'Send 1.5 ETH to Bookshop on the corner',
    amount: '−1.5 ETH',
    chainId: 1,
    origin: null,
    at: NOW - HOUR,
    from: MAIN,
    signedBy: 'm5',
  },
  {
    id: `0x${'5c'.repeat(32)}`,
    kind: 'message',
    title: 'Sign a message from app.uniswap.org',
    amount: '',
    chainId: 1,
    origin: 'https://app.uniswap.org',
    at: NOW - 50 * HOUR,
    from: MAIN,
    signedBy: 'gone',
  },
];

const history: SecurityHistory = {
  lastSeen: {},
  problem: null,
  names: {
    ...Object.fromEntries(methods.map(({ id, name }) => [id, name])),
    ...Object.fromEntries(organisation.persons.map(({ id, name }) => [id, name])),
    l1: 'Members',
    l2: 'Managers',
  },
  kinds: Object.fromEntries(methods.map(({ id, kind }) => [id, kind])),
  persons: Object.fromEntries(methods.flatMap(({ id, personId }) => (personId === null ? [] : [[id, personId]]))),
  events: [
    event(16, 'method-removed', { by: 'm1', agreed: 'm4', methodId: 'm5', methodIds: ['m5', 'm6'] }),
    event(15, 'act-proposed', {
      by: 'm4',
      proposed: [{ what: 'method-removed', methodId: 'm5', methodIds: ['m5', 'm6'], levelId: null, characterIds: [] }],
    }),
    event(14, 'two-managers-set', { twoFor: ['managers', 'members'] }),
    event(12, 'level-given', { methodId: 'm4', levelId: 'l2', agreed: 'm3' }),
    event(9, 'method-added', { methodId: 'm5', levelId: 'l1' }),
    event(0, 'begun', { methodId: 'm1' }),
  ],
};

const members = 'app.html#/settings/members';
const screens: Screen[] = [
  { name: 'members-alone', path: members, ...size, snapshot: alone },
  { name: 'members', path: members, ...size, height: 1100, snapshot: organisation },
  {
    name: 'members-shared',
    path: members,
    ...size,
    snapshot: {
      ...alone,
      identity: { ...full.identity, name: '', type: 'person' },
      methods: methods.filter(({ personId }) => personId !== 'p3' && personId !== 'p4'),
      persons: [person('p1', '', 'm1', 'm2'), person('p2', 'Ida Holm', 'm4')],
    },
  },
  {
    name: 'members-two-add',
    path: 'app.html#/settings/login-methods/add',
    ...size,
    height: 1700,
    snapshot: waiting,
    steps: async (page) => {
      await page.getByTestId('level-option').first().click();
      await page.getByTestId('another-person').click();
    },
  },
  { name: 'members-narrow', path: members, width: 480, height: 1400, snapshot: organisation },
  { name: 'members-waiting', path: members, ...size, height: 1300, snapshot: waiting },
  { name: 'members-two-every', path: members, ...size, height: 1600, snapshot: everyAct },
  {
    name: 'members-agree-limits',
    path: members,
    ...size,
    height: 1100,
    snapshot: everyAct,
    steps: async (page) => {
      await page.getByTestId('agree-to-proposal').first().click();
    },
  },
  {
    name: 'members-allow-export',
    path: members,
    ...size,
    height: 1100,
    snapshot: everyAct,
    steps: async (page) => {
      await page.getByTestId('member').nth(2).getByRole('button').click();
      await page.getByTestId('allow-export').click();
    },
  },
  ...exporting.map(
    ([name, snapshot]): Screen => ({
      name: `members-export-${name}`,
      path: 'app.html#/settings/accounts',
      ...size,
      snapshot,
      steps: async (page) => {
        await page.getByTestId('export-phrase').click();
      },
    }),
  ),
  {
    name: 'members-limits',
    path: 'app.html#/settings/limits',
    ...size,
    height: 1300,
    snapshot: everyAct,
    steps: async (page) => {
      await page.getByTestId('change-limits').first().click();
    },
  },
  { name: 'members-crowd', path: members, ...size, height: 1400, snapshot: crowd },
  {
    name: 'members-exposed',
    path: members,
    ...size,
    height: 1100,
    snapshot: {
      ...organisation,
      exposed: [
        {
          characterId: 'everyday',
          address: '0x52908400098527886e0f7030069857d2e4169ee7',
          name: 'Main',
          since: NOW,
          movedTo: null,
          found: null,
        },
      ],
    },
  },
  {
    name: 'members-agree',
    path: members,
    ...size,
    height: 1100,
    snapshot: waiting,
    steps: async (page) => {
      await page.getByTestId('agree-to-proposal').first().click();
    },
  },
  {
    name: 'members-remove',
    path: members,
    ...size,
    snapshot: organisation,
    steps: async (page) => {
      await page.getByTestId('member').nth(2).getByRole('button').click();
      await page.getByTestId('remove-person').click();
    },
  },
  {
    name: 'members-remove-with-file',
    path: members,
    ...size,
    snapshot: {
      ...organisation,
      methods: methods.map((each) =>
        each.id === 'm6'
          ? {
              ...each,
              kind: 'own-storage' as const,
              name: 'Cloud folder',
              file: { address: 'https://cloud.example.org/dav/dramatis.login', id: 'AAAA' },
            }
          : each,
      ),
    },
    steps: async (page) => {
      await page.getByTestId('member').nth(2).getByRole('button').click();
      await page.getByTestId('remove-person').click();
    },
  },
  {
    name: 'members-role',
    path: members,
    ...size,
    snapshot: organisation,
    steps: async (page) => {
      await page.getByTestId('member').nth(2).getByRole('button').click();
      await page.getByTestId('change-role').click();
      await page.getByTestId('level-option').first().click();
    },
  },
  ...invitations.map(([name, invitation, height]) => ({
    name: `members-invite-${name}`,
    path: 'app.html#/settings/members/invite',
    ...size,
    height: height ?? size.height,
    snapshot: { ...organisation, invitation },
  })),
  {
    name: 'members-login-methods',
    path: 'app.html#/settings/login-methods',
    ...size,
    height: 1400,
    snapshot: organisation,
  },
  {
    name: 'members-add-method',
    path: 'app.html#/settings/login-methods/add',
    ...size,
    height: 1500,
    snapshot: organisation,
  },
  {
    name: 'members-add-managing-method',
    path: 'app.html#/settings/login-methods/add',
    ...size,
    height: 1700,
    snapshot: waiting,
    steps: async (page) => {
      await page.getByTestId('level-option').first().click();
    },
  },
  {
    name: 'members-invite-manager',
    path: 'app.html#/settings/members/invite',
    ...size,
    height: 1300,
    snapshot: { ...waiting, invitation: { step: 'compare', until, words, kind: 'passkey' } },
    steps: async (page) => {
      await page.getByTestId('level-option').first().click();
    },
  },
  {
    name: 'members-signed',
    path: 'app.html#/settings/history',
    ...size,
    height: 1560,
    snapshot: {
      ...organisation,
      active: organisation.active && {
        ...organisation.active,
        activity: organisation.active.activity.map((one, at) => ({ ...one, signedBy: ['m1', 'm5'][at % 2] ?? 'm1' })),
        signed: signedElsewhere,
        signedIsFull: true,
        formerSigners: { gone: { methodName: 'Eva’s phone', person: { id: 'eva', name: 'Eva Lund' } } },
      },
    },
    steps: async (page) => {
      await page.getByTestId('signed-row').last().click();
    },
  },
  {
    name: 'members-history',
    path: 'app.html#/settings/lost/history',
    ...size,
    height: 1100,
    snapshot: organisation,
    answers: { 'security-history': history },
  },
  {
    name: 'members-start',
    path: 'app.html#/start',
    ...size,
    height: 1300,
    snapshot: { ...empty, defaultServer: server.origin },
    steps: async (page) => {
      await page.getByTestId('identity-type').getByText('An organisation').click();
    },
  },
  {
    name: 'members-start-virtual',
    path: 'app.html#/start',
    ...size,
    height: 1200,
    snapshot: { ...empty, defaultServer: server.origin },
    steps: async (page) => {
      await page.getByTestId('identity-type').getByText('A role I invent').click();
    },
  },
];

export default screens;
