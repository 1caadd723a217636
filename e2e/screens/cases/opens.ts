/** Screens of What opens what: everyday use, choices, a frozen and a waiting login method, many characters, one of each, narrow. */
import type { Page } from 'playwright';
import { CLOTHS, HUES, OUTLINES } from '../../../src/messaging/look.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { crowded } from '../crowded.ts';
import type { Screen } from '../screen.ts';
import { full, NOW, TREASURY_LOOK, viewing } from '../snapshots.ts';

const [laptop, key, paper] = full.methods;
if (laptop === undefined || key === undefined || paper === undefined) throw new Error('the sample has three methods');

/** Six login methods of three levels: one lost, one that waits, one level that signs for one character and views another. */
export const threaded: UnlockedSnapshot = {
  ...full,
  methods: [
    laptop,
    { ...key, id: 'm4', name: 'Phone', kind: 'passkey', levelId: 'l3', current: false },
    key,
    { ...key, id: 'm5', name: 'Old key', state: 'frozen', frozenSince: NOW - 86_400_000, frozenBy: 'managing' },
    { ...key, id: 'm6', name: 'New key', state: 'pending', activeFrom: NOW + 200_000_000, waits: 'added' },
    paper,
  ],
  levels: [
    { id: 'l1', name: 'Everyday', manages: false, characterIds: ['everyday', 'market'], methodIds: ['m1'] },
    {
      ...{ id: 'l3', name: 'On the road', manages: false, characterIds: ['everyday', 'savings'] },
      ...{ limits: { everyday: 'use', savings: 'view' }, methodIds: ['m4'] },
    },
    { id: 'l2', name: 'Everything', manages: true, characterIds: [], methodIds: ['m2', 'm3', 'm5', 'm6'] },
  ],
};

const hundred: UnlockedSnapshot = {
  ...crowded,
  characters: Array.from({ length: 100 }, (_, at) => ({
    ...(crowded.characters[at % 12] ?? crowded.characters[0]),
    id: at === 0 ? 'treasury' : `c${at}`,
    name: at === 0 ? 'Aldgate Reading Society Treasury' : `Character number ${at + 1}`,
    look: {
      hue: HUES[at % HUES.length] ?? 'slate',
      cloth: CLOTHS[at % CLOTHS.length] ?? 'pearl',
      mask: { ...TREASURY_LOOK.mask, outline: OUTLINES[at % OUTLINES.length] ?? 'oval' },
    },
    state: at % 4 === 3 ? 'closed' : 'open',
    accountCount: at,
    siteCount: 0,
    opensWith: [],
    openUntil: null,
  })),
  levels: [
    { id: 'l1', name: 'Daily', manages: false, characterIds: ['treasury', 'c1', 'c2'], methodIds: ['m1'] },
    { id: 'l2', name: 'Everything', manages: true, characterIds: [], methodIds: ['m2', 'm3'] },
  ],
};

const one: UnlockedSnapshot = {
  ...full,
  characters: full.characters.slice(0, 1),
  methods: [laptop],
  levels: [{ id: 'l1', name: 'Everything', manages: true, characterIds: [], methodIds: ['m1'] }],
  active: full.active && { ...full.active, accounts: full.active.accounts.slice(0, 1) },
};

const opens = (
  name: string,
  snapshot: UnlockedSnapshot,
  {
    route = 'opens',
    width = 1280,
    steps,
  }: { route?: string; width?: number; steps?: (page: Page) => Promise<void> } = {},
): Screen => ({
  name: `opens-${name}`,
  path: `app.html#/settings/${route}`,
  width,
  height: width > 1500 ? 1080 : 800,
  snapshot,
  whole: width < 500,
  ...(steps === undefined ? {} : { steps }),
});

export default [
  opens('rest', threaded),
  opens('rest-1920', threaded, { width: 1920 }),
  opens('method', threaded, { steps: (page) => page.getByTestId('opens-method').first().click() }),
  opens('frozen', threaded, { route: 'opens/method/m5' }),
  opens('character-1920', threaded, { route: 'opens/character/savings', width: 1920 }),
  opens('level', threaded, { route: 'opens/level/l3' }),
  opens('account', viewing(threaded), { steps: (page) => page.getByTestId('opens-account').last().click() }),
  opens('hundred', hundred, { route: 'opens/method/m1' }),
  opens('hundred-1920', hundred, { width: 1920 }),
  opens('search', hundred, { steps: (page) => page.getByTestId('opens-search').fill('number 42') }),
  opens('one', one),
  opens('one-1920', one, { width: 1920 }),
  opens('narrow', threaded, { width: 320, route: 'opens/character/everyday' }),
  opens('narrow-rest', hundred, { width: 320 }),
] satisfies Screen[];
