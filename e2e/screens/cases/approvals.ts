/** Screens of the approvals of a character: not looked yet, searching, none, a list, and what a node refuses. */
import type { Page } from 'playwright';
import type { Hex } from '../../../src/lib/bytes.ts';
import type { AllowanceList, AllowanceView } from '../../../src/messaging/allowance-view.ts';
import type { Screen } from '../screen.ts';
import { full } from '../snapshots.ts';

const [first, second] = full.active?.accounts ?? [];
const hex = (byte: string): Hex => `0x${byte.repeat(20)}`;
const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';

const row = (more: Partial<AllowanceView>): AllowanceView => ({
  kind: 'token',
  account: (first?.address.toLowerCase() ?? hex('11')) as Hex,
  contract: more.token ?? USDC,
  token: USDC,
  spender: hex('6e'),
  id: null,
  tokenName: 'USDC',
  tokenKnown: true,
  decimals: 6,
  amount: '250000000',
  unlimited: false,
  atRisk: '250000000',
  expiresAt: null,
  spenderName: null,
  spenderKind: 'contract',
  ...more,
});

const rows: AllowanceView[] = [
  row({ spender: hex('9a'), spenderKind: 'account', atRisk: '1204500000', amount: '5000000000' }),
  row({ amount: (2n ** 256n - 1n).toString(), unlimited: true, atRisk: '1204500000' }),
  row({
    kind: 'permit2',
    contract: '0x000000000022d473030f116ddee9f6b43ac78ba3',
    spender: '0x66a9893cc07d91d95644aedd05d03f95e1dba8af',
    spenderName: 'Uniswap Universal Router',
    expiresAt: Date.UTC(2027, 0, 6),
  }),
  row({
    kind: 'operator',
    token: hex('bc'),
    tokenName: '“Old Posters of the Opera”',
    tokenKnown: false,
    decimals: 0,
    amount: null,
    atRisk: '3',
    spender: '0x1e0049783f008a0085193e00003d00cd54003c71',
    spenderName: 'OpenSea',
  }),
  row({
    kind: 'item',
    token: hex('bc'),
    tokenName: null,
    decimals: 0,
    id: '4182',
    amount: '1',
    atRisk: '1',
    account: (second?.address.toLowerCase() ?? hex('12')) as Hex,
    spenderName: 'Seaport 1.6',
  }),
  row({
    token: hex('de'),
    tokenName: null,
    tokenKnown: false,
    decimals: 0,
    amount: '900000000000000000000000000000000',
    atRisk: null,
  }),
  row({ spender: hex('71'), spenderName: 'CoW Swap', atRisk: '0', unlimited: true }),
];

const found = (more: Partial<AllowanceList> = {}): AllowanceList => ({
  rows,
  state: 'whole',
  searched: 21_000_001,
  blocks: 21_000_001,
  since: null,
  refusal: null,
  more: false,
  ...more,
});

const look = (page: Page) => page.getByTestId('look').click();

const open = async (page: Page) => {
  await look(page);
  await page.getByTestId('row-link').nth(1).click();
};

const approvals = (name: string, answer: unknown, steps: Screen['steps'] = look): Screen => ({
  name: `settings-approvals${name}`,
  path: 'app.html#/settings/approvals',
  width: 1280,
  height: 800,
  snapshot: full,
  answers: { 'search-allowances': answer },
  ...(steps === undefined ? {} : { steps }),
});

const screens: Screen[] = [
  { ...approvals('', found()), whole: true },
  approvals('-new', 'never', async () => {}),
  approvals('-searching', 'never'),
  approvals('-none', found({ rows: [] })),
  approvals(
    '-paused',
    found({ state: 'paused', searched: 1_600_000, since: Date.UTC(2026, 3, 3), rows: rows.slice(0, 2) }),
  ),
  approvals(
    '-refused',
    found({
      state: 'refused',
      searched: 90_000,
      since: Date.UTC(2026, 10, 12),
      refusal: 'history has been pruned for this block',
      rows: [],
    }),
  ),
  approvals('-offline', {
    error: { code: 'no-network', message: 'None of the nodes of this network is responding.' },
  }),
  approvals('-selected', found(), async (page) => {
    await look(page);
    const boxes = page.getByTestId('select-approval').locator('input');
    await boxes.nth(0).check({ force: true });
    await boxes.nth(1).check({ force: true });
  }),
  approvals('-lower', found(), async (page) => {
    await look(page);
    await page.getByTestId('lower').first().click();
  }),
  ...[1280, 1920, 320].map((width) => ({ ...approvals(`-detail-${width}`, found(), open), width, whole: width < 500 })),
  { ...approvals('-narrow', found()), width: 480, height: 900, whole: true },
];

export default screens;
