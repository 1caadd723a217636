/** Screens of recovery keys: made anew, added, lost, checked, and several at once. */
import type { Page } from 'playwright';
import type { MethodView, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import type { Screen } from '../screen.ts';
import { full, NOW } from '../snapshots.ts';

const DAY = 86_400_000;
const KEY = ['7Q4MK', 'XV2PA', '9HCRT', '3WDNE', 'G6YBF', 'K8ZQJ', 'T5MSH', 'PA41R'];

const [laptop, drawer, plain] = full.methods as [MethodView, MethodView, MethodView];
const paper: MethodView = { ...plain, rank: 'recovery', name: 'Recovery key', checkedAt: NOW - 19 * DAY };
const parents: MethodView = {
  ...paper,
  id: 'm5',
  name: 'At my parents’',
  addedAt: NOW - 12 * DAY,
  checkedAt: null,
  asksPersonal: true,
};
const old: MethodView = { ...paper, addedAt: NOW - 800 * DAY, checkedAt: NOW - 400 * DAY };

const one: UnlockedSnapshot = { ...full, methods: [laptop, drawer, paper] };
const two: UnlockedSnapshot = { ...full, methods: [laptop, drawer, paper, parents] };
const overdue: UnlockedSnapshot = { ...full, methods: [laptop, drawer, old] };

const draft = { step: 'confirm', name: 'In the safe', of: null, lost: false, personal: true, sheets: null } as const;
const making = (rest: object = {}): UnlockedSnapshot => ({
  ...one,
  recovery: { ...one.recovery, draft: { ...draft, ...rest } },
});
const lost: UnlockedSnapshot = {
  ...one,
  methods: [laptop, drawer, paper, { ...parents, name: 'New paper', replaces: 'm3', asksPersonal: false }],
  recovery: { draft: null, unadded: { name: 'In the safe', madeAt: NOW - 3 * DAY }, remindFrom: null },
};
const waiting: UnlockedSnapshot = {
  ...one,
  methods: [
    laptop,
    drawer,
    paper,
    { ...parents, name: 'New paper', state: 'pending', rank: 'other', waits: 'added', activeFrom: NOW + 30 * DAY },
  ],
};

const answers = {
  'show-recovery-key': {
    name: 'In the safe',
    recoveryKey: KEY,
    ask: [2, 7],
    personal: true,
    madeAt: NOW,
    fingerprint: full.identity.fingerprint,
    server: 'https://keys.example.org',
    sheets: null,
  },
  'check-recovery-key': {
    error: {
      code: 'recovery-key-mismatch',
      message:
        'This isn’t a recovery key of this identity. The sheet may be an old one, or belong to another identity.',
    },
  },
};

const SHEET = [
  '62CG4',
  'HN0QD',
  'A7TVK',
  '3WDNE',
  'G6YBF',
  'K8ZQJ',
  'T5MSH',
  'PA41R',
  '9HCRT',
  'XV2PA',
  '7Q4MK',
  'B0E5Z',
];
const onSheets: UnlockedSnapshot = {
  ...one,
  methods: [
    laptop,
    drawer,
    { ...paper, name: 'With friends', sheets: { needed: 2, holders: ['Ida Holm', 'Ben', 'In the safe'] } },
  ],
};
const sheetAnswers = {
  ...answers,
  'show-recovery-key': {
    ...answers['show-recovery-key'],
    personal: false,
    recoveryKey: [],
    ask: [],
    sheets: {
      needed: 2,
      all: ['Ida Holm', 'Ben', 'In the safe'].map((holder, at) => ({ holder, groups: SHEET, ask: 4 + at })),
    },
  },
  'read-sheets': { needed: 2, count: 3, numbers: [1] },
};
const sheets = { personal: false, sheets: { needed: 2, holders: ['Ida Holm', 'Ben', 'In the safe'] } };
const several = (page: Page) => page.getByTestId('how-many-sheets').getByText('Several').click();
const typeSheet = async (page: Page) => {
  await page.getByTestId('recovery-key').fill(SHEET.join(' '));
  await page.getByTestId('continue').click();
  await page.getByTestId('typed-sheets').waitFor();
};

const tab = (name: string, route: string, snapshot: Screen['snapshot'], steps?: Screen['steps']): Screen => ({
  name: `recovery-${name}`,
  path: `app.html#/settings/${route}`,
  width: 1280,
  height: 900,
  snapshot,
  answers,
  ...(steps === undefined ? {} : { steps }),
});
const narrow = (screen: Screen): Screen => ({ ...screen, name: `${screen.name}-narrow`, width: 480, whole: true });

const keep = async (page: Page) => {
  await page.getByTestId('recovery-key-text').waitFor();
  await page.getByTestId('continue').click();
};
const type = async (page: Page) => {
  await page.getByTestId('recovery-key').fill(KEY.join(' '));
  await page.getByTestId('continue').click();
};
const BEGIN = 'login-methods/recovery-key';

const screens: Screen[] = [
  tab('list', 'login-methods', two),
  narrow(tab('list', 'login-methods', two)),
  tab('list-lost', 'login-methods', lost),
  tab('list-draft', 'login-methods', making()),
  tab('list-waiting', 'login-methods', waiting),
  tab('menu', 'login-methods', two, (page) => page.getByRole('button', { name: 'More for At my parents’' }).click()),
  tab('more', BEGIN, one, async (page) => {
    await page.getByTestId('personal-wanted').click();
  }),
  tab('renew', `${BEGIN}/m3`, one),
  tab('renew-lost', `${BEGIN}/m3`, one, (page) => page.getByText('It is lost').click()),
  narrow(tab('renew-lost', `${BEGIN}/m3`, one, (page) => page.getByText('It is lost').click())),
  tab('show', BEGIN, making()),
  narrow(tab('show', BEGIN, making())),
  tab('confirm', BEGIN, making(), keep),
  tab('add', BEGIN, making({ step: 'add', of: 'm3' })),
  tab('add-proof', BEGIN, making({ step: 'add', of: 'm3' }), (page) => page.getByTestId('add-recovery-key').click()),
  tab('added', BEGIN, making({ step: 'add', of: 'm3' }), async (page) => {
    await page.getByTestId('add-recovery-key').click();
    await page.getByTestId('recovery-key').fill(KEY.join(' '));
    await page.getByTestId('confirm-change').getByTestId('continue').click();
  }),
  tab('discard', BEGIN, making(), (page) => page.getByTestId('discard-key').click()),
  tab('check', 'login-methods/check', one),
  narrow(tab('check', 'login-methods/check', two)),
  tab('check-wrong', 'login-methods/check', one, type),
  { ...tab('check-right', 'login-methods/check', one, type), answers: { 'check-recovery-key': { methodId: 'm3' } } },
  tab('sheets-list', 'login-methods', onSheets),
  { ...tab('sheets-begin', BEGIN, one, several), whole: true },
  {
    ...narrow(tab('sheets-begin-own', BEGIN, one, several)),
    steps: async (page: Page) => {
      await several(page);
      await page.getByTestId('sheets-numbers').getByText('Other').click();
    },
  },
  { ...tab('sheets-show', BEGIN, making(sheets)), answers: sheetAnswers },
  { ...narrow(tab('sheets-show', BEGIN, making(sheets))), answers: sheetAnswers },
  {
    ...tab('sheets-print', BEGIN, making(sheets), async (page) => {
      await page.getByTestId('show-sheet').waitFor();
      await page.emulateMedia({ media: 'print' });
    }),
    answers: sheetAnswers,
    whole: true,
  },
  {
    ...tab('sheets-confirm', BEGIN, making(sheets), async (page) => {
      await page.getByTestId('next-sheet').click();
      await page.getByTestId('next-sheet').click();
      await page.getByTestId('continue').click();
    }),
    answers: sheetAnswers,
  },
  { ...tab('sheets-check', 'login-methods/check', onSheets, typeSheet), answers: sheetAnswers },
  tab('note', 'characters', two),
  tab('note-old', 'characters', overdue),
  tab('preferences', 'preferences', one),
  { name: 'recovery-popup', path: 'popup.html', width: 360, height: 600, snapshot: two },
];

export default screens;
