/** Screens about a lost login method: every page and dialog, with two kinds of trouble at once and with none. */
import type { Page } from 'playwright';
import type { SecurityEvent, SecurityHistory } from '../../../src/messaging/security.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import type { Screen } from '../screen.ts';
import { device, empty, full, locked, MAIN, NOW, SPENDING } from '../snapshots.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const server = {
  origin: 'https://keys.example.org',
  fingerprint: '91c4 22f0 7ae3 5b1d 0c66 e8f2 4a19 d370',
  state: 'in-step',
  lastContact: NOW - 40_000,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
} as const;

const quiet: UnlockedSnapshot = {
  ...full,
  identity: { ...full.identity, name: 'Mara Lindqvist' },
  server,
  devices: [
    device('d1', 'This computer', 'm1', 40),
    device('d2', 'Chrome on Windows', 'm2', 9),
    device('d3', 'Chrome on Windows', 'm1', 8),
    device('d4', 'Another computer', 'm3', 1),
  ],
};

const [laptop, drawer, paper] = full.methods as [
  UnlockedSnapshot['methods'][number],
  UnlockedSnapshot['methods'][number],
  UnlockedSnapshot['methods'][number],
];

const trouble: UnlockedSnapshot = {
  ...quiet,
  methods: [
    laptop,
    { ...drawer, state: 'frozen', frozenSince: NOW - 3 * HOUR, hasFreezeCode: true },
    paper,
    {
      ...drawer,
      id: 'm4',
      name: 'Somebody’s security key',
      state: 'pending',
      rank: 'other',
      waits: 'added',
      activeFrom: NOW + 60 * HOUR,
    },
  ],
  exposed: [
    {
      characterId: 'everyday',
      address: MAIN,
      name: 'Main',
      since: NOW - DAY,
      movedTo: null,
      found: { holds: ['1.2042 ETH on Ethereum', '250 USDC on Ethereum'], silent: ['Base'], at: NOW - 60_000 },
    },
    { characterId: 'everyday', address: SPENDING, name: 'Spending', since: NOW - DAY, movedTo: null, found: null },
  ],
};

const withPaper: UnlockedSnapshot = {
  ...trouble,
  login: { methodId: 'm3', methodName: 'Recovery key', levelId: 'l2', levelName: 'Everything', manages: true },
};

const event = (number: number, hoursAgo: number, rest: Partial<SecurityEvent>): SecurityEvent => ({
  number,
  from: 'log',
  at: NOW - hoursAgo * HOUR,
  what: 'frozen',
  by: 'm1',
  agreed: null,
  methodId: null,
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
  ...rest,
});

const history: SecurityHistory = {
  persons: {},
  lastSeen: { d2: NOW - 26 * HOUR },
  names: { m1: laptop.name, m2: drawer.name, m4: 'Somebody’s security key', everyday: 'Everyday', l2: 'Everything' },
  kinds: { m1: 'passkey', m2: 'security-key', m3: 'recovery-key', m4: 'security-key' },
  problem: 'The key server cannot be reached now. Its own part is missing here.',
  events: [
    event(9, 3, { what: 'frozen', methodId: 'm2' }),
    event(8, 3.2, { what: 'frozen', methodId: 'm2', by: null }),
    event(7, 12, { what: 'method-added', methodId: 'm4', by: 'm2', levelId: 'l2', takesEffect: NOW + 60 * HOUR }),
    event(40, 26, { from: 'server', what: 'session-opened', methodId: 'm2', deviceId: 'd2', by: null }),
    event(39, 27, { from: 'server', what: 'session-refused', methodId: 'm2', by: null }),
    event(6, 30, { what: 'characters-rotated', by: 'm3', characterIds: ['everyday', 'x'] }),
    event(5, 200, { what: 'computer-added', methodId: 'm2', by: 'm2' }),
    event(1, 950, { what: 'computer-added', methodId: 'm1', by: 'm1' }),
    event(0, 960, { what: 'begun', methodId: 'm1' }),
  ],
};

const answers = {
  'move-funds': { to: SPENDING },
  'security-history': history,
  'rotate-characters': {
    error: {
      code: 'keys-missing',
      message:
        'The keys of these accounts are missing here, or don’t open: “Funds” and “Rent”. If you give their character new keys here, these accounts are lost. If another computer of yours has their keys, make this change there.',
    },
  },
  'use-freeze-code': { fingerprint: full.identity.fingerprint, kind: 'passkey', already: false },
};

const tab = (name: string, route: string, snapshot: Screen['snapshot'], steps?: Screen['steps']): Screen => ({
  name: `loss-${name}`,
  path: `app.html#/${route}`,
  width: 1280,
  height: 900,
  snapshot,
  answers,
  ...(steps === undefined ? {} : { steps }),
});
const whole = (screen: Screen): Screen => ({ ...screen, whole: true });
const narrow = (screen: Screen): Screen => ({ ...screen, name: `${screen.name}-narrow`, width: 480, whole: true });
const press =
  (testid: string, at = 0) =>
  (page: Page) =>
    page.getByTestId(testid).nth(at).click();
const CODE = 'FREEZE 7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R';

const screens: Screen[] = [
  whole(tab('quiet', 'settings/lost', quiet)),
  whole(tab('trouble', 'settings/lost', trouble)),
  narrow(tab('trouble', 'settings/lost', trouble)),
  tab('freeze-own', 'settings/lost', quiet, press('lost-method')),
  tab('freeze-computer', 'settings/lost', quiet, press('lost-computer', 1)),
  tab('freeze-here', 'settings/lost', { ...quiet, server: null }, press('lost-computer')),
  tab('remove-frozen', 'settings/lost', trouble, press('remove-frozen')),
  tab('waiting-elsewhere', 'settings/characters', trouble),
  tab('renew', 'settings/lost/renew/m2', trouble),
  tab('code', 'settings/lost/code/m2', trouble),
  tab('code-no-server', 'settings/lost/code/m1', full),
  whole(tab('history', 'settings/lost/history', withPaper)),
  narrow(tab('history', 'settings/lost/history', withPaper)),
  tab('rotate', 'settings/lost/history', withPaper, press('rotate')),
  tab('keys-missing', 'settings/lost/history', quiet, async (page) => {
    await page.getByTestId('rotate').click();
    await page.getByTestId('confirm-rotate').click();
    await page.getByTestId('confirm-change').getByTestId('unlock-with-recovery-key').click();
    await page.getByTestId('recovery-key').fill(CODE.slice('FREEZE '.length));
    await page.getByTestId('confirm-change').getByTestId('continue').click();
    await page.getByTestId('keys-missing').waitFor();
  }),
  whole(tab('devices', 'settings/devices', quiet)),
  tab('remove-device', 'settings/devices', quiet, press('remove-device', 1)),
  tab('remove-this-device', 'settings/devices', quiet, press('remove-device')),
  tab('methods', 'settings/login-methods', trouble),
  tab('by-code', 'freeze', { ...empty, defaultServer: 'https://keys.example.org' }),
  tab('by-code-locked', 'freeze', locked),
  tab('by-code-done', 'freeze', { ...empty, defaultServer: 'https://keys.example.org' }, async (page) => {
    await page.getByTestId('freeze-code').fill(CODE);
    await page.getByTestId('use-freeze-code').click();
  }),
  { name: 'loss-popup', path: 'popup.html', width: 360, height: 600, snapshot: trouble },
  {
    name: 'loss-popup-send',
    path: 'popup.html#send',
    width: 376,
    height: 640,
    snapshot: trouble,
    session: {
      'draft:everyday': { from: MAIN, to: SPENDING, amount: '', token: null, everything: true, reviewedAt: null },
    },
  },
];

export default screens;
