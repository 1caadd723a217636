/** Screens of limits: the page of a character, the form, and what the prompt says. */
import type { Page } from 'playwright';
import type { ApprovalView } from '../../../src/messaging/approval.ts';
import type { SigningNote, SigningRule } from '../../../src/messaging/signing-policy.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import * as requests from '../requests.ts';
import type { Screen } from '../screen.ts';
import { full } from '../snapshots.ts';

const rule = (more: Partial<SigningRule>): SigningRule => ({
  askAlways: false,
  askAbove: null,
  askAfterMinutes: null,
  daily: null,
  countsUnknown: true,
  sites: null,
  ...more,
});

const limited: UnlockedSnapshot = {
  ...full,
  signing: [
    {
      levelId: 'l1',
      characterId: 'everyday',
      rule: rule({
        daily: { 1: '100000000000000000' },
        askAfterMinutes: 15,
        sites: ['https://app.uniswap.org', 'https://app.ens.domains'],
      }),
      left: { 1: '30000000000000000' },
    },
    { levelId: null, characterId: 'everyday', rule: rule({ askAbove: { 1: '500000000000000000' } }), left: null },
  ],
};

const tab = (name: string, snapshot: UnlockedSnapshot, steps?: Screen['steps'], route = 'limits'): Screen => ({
  name: `limits-${name}`,
  path: `app.html#/settings/${route}`,
  width: 1280,
  height: 900,
  snapshot,
  ...(steps ? { steps } : {}),
});

const form = async (page: Page) => {
  await page.getByTestId('limit-row').nth(1).getByTestId('change-limits').click();
  await page.getByTestId('limit-form').waitFor();
};

const prompt = (name: string, approval: ApprovalView, signing: SigningNote, steps?: Screen['steps']): Screen => ({
  name: `limits-prompt-${name}`,
  path: 'prompt.html',
  width: 400,
  height: 640,
  snapshot: { ...full, approvals: [{ ...approval, signing }] },
  steps: async (page) => {
    await page.waitForTimeout(600);
    await steps?.(page);
  },
});

const ask: SigningNote = {
  verdict: 'ask',
  text: '“Fingerprint on this laptop” may send up to 0.1 ETH a day from Everyday, fees included. 0.03 ETH left today. Log in with “Security key in the drawer” or “Recovery key” to send more.',
  methods: [
    { id: 'm2', name: 'Security key in the drawer' },
    { id: 'm3', name: 'Recovery key' },
  ],
};

/** Only a network that also charges for data can fail to say that fee. */
const onBase: ApprovalView = { ...requests.send, chainId: 8453, networkName: 'Base' };

const screens: Screen[] = [
  tab('page', limited),
  tab('none', full),
  tab(
    'sites',
    {
      ...limited,
      active: full.active && {
        ...full.active,
        sites: full.active.sites.map((site, at) => (at === 1 ? { ...site, keptOut: true } : site)),
      },
    },
    undefined,
    'sites',
  ),
  tab('levels', limited, undefined, 'levels'),
  {
    ...tab('unread', {
      ...full,
      signing: [{ levelId: null, characterId: null, rule: rule({ askAlways: true }), left: null }],
    }),
  },
  { ...tab('form', limited, form), whole: true },
  {
    ...tab('form-wrong', limited, async (page) => {
      await form(page);
      await page.getByTestId('daily-amount').fill('one');
      await page.getByTestId('limit-site-list').fill('not a site!');
      await page.getByTestId('save-limits').click();
    }),
    height: 1300,
  },
  { ...tab('page-narrow', limited), width: 420, height: 860, whole: true },
  prompt('left', requests.send, {
    verdict: 'allowed',
    text: '“Fingerprint on this laptop” may send up to 1 ETH a day from Everyday, fees included. 0.43 ETH left today.',
    methods: [],
  }),
  prompt('ask', requests.send, ask),
  prompt('login', requests.send, ask, async (page) => {
    await page.getByTestId('approve').click();
    await page.getByTestId('confirm-request').waitFor();
  }),
  prompt('minutes', requests.send, {
    ...ask,
    text: 'Everyday asks for a new login if the last one was more than 15 minutes ago. Log in with “Security key in the drawer” or “Recovery key”.',
  }),
  prompt('fee-unknown', onBase, {
    ...ask,
    text: 'Everyday has limits on Base. The data fee there is unknown, so this request can’t be checked against them. Log in with “Security key in the drawer” or “Recovery key”.',
  }),
  prompt(
    'refused',
    requests.connect,
    {
      verdict: 'refused',
      text: 'Everyday only works with the sites that you listed, and snapshot.box isn’t one of them. A login method that manages the identity can add it to the list.',
      methods: [],
    },
    async (page) => {
      // Nothing is chosen for what cannot be approved.
      if ((await page.locator('main input').count()) > 0) throw new Error('A refused connection offers a choice.');
    },
  ),
];

export default screens;
