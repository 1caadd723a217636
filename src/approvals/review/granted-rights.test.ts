/** Rights that only a simulation finds: named once, in one warning, and left out where the sentence names them. */
import { describe, expect, it } from 'vitest';
import { shortAddress } from '../../ethereum/address.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { GrantedRight, GrantedRights } from '../../messaging/simulation-result.ts';
import { sameMeaning } from '../compare.ts';
import {
  CATS,
  callData,
  MAIN,
  ROUTER,
  reviewTransaction,
  SPENDING,
  STRANGER,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const right = (fields: Partial<GrantedRight>): GrantedRight => ({
  kind: 'allowance',
  asset: USDC,
  holder: ROUTER,
  amount: UNLIMITED.toString(),
  added: UNLIMITED.toString(),
  ...fields,
});

const made = (rights: GrantedRight[], data: Hex = '0xdeadbeef', to: Hex = ROUTER, more = false) => {
  const given: GrantedRights = { rights, more };
  const simulate = async () => ({ kind: 'worked' as const, noticeable: false, changes: [], given });
  return reviewTransaction({ to, value: '0', data }, { data: { simulate } });
};

const stranger = `${shortAddress(STRANGER)} (somebody’s account)`;

describe('rights that a call gives away', () => {
  it.each([
    [right({}), 'Universal Router can spend all USDC.'],
    [right({ amount: '250000000', holder: STRANGER }), `${stranger} can spend 250 USDC.`],
    [right({ kind: 'item', asset: CATS, amount: '7' }), 'Universal Router can take item 7 of 0xca7500…000001.'],
    [
      right({ kind: 'operator', asset: CATS, amount: null, holder: STRANGER }),
      `${stranger} can move everything you have at 0xca7500…000001.`,
    ],
    [right({ kind: 'borrowing', amount: '1000000' }), 'Universal Router can borrow 1 USDC at your cost.'],
    [right({ kind: 'owner', asset: CATS, amount: null }), 'Universal Router becomes the owner of 0xca7500…000001.'],
    [right({ kind: 'votes', amount: null }), 'Universal Router votes with your USDC.'],
  ])('are named with whoever gets them: %j', async (one, text) => {
    const review = await made([one]);
    expect(warningOf(review, 'given-rights')).toEqual({
      rule: 'given-rights',
      severity: 'danger',
      title: 'This also grants a permission',
      text,
      tick: 'I want to grant this permission',
    });
    expect(review.body).not.toHaveProperty('simulation.given');
  });

  it('stand in one warning', async () => {
    const review = await made(Array.from({ length: 8 }, (_, at) => right({ amount: `${at + 1}000000` })));
    expect(warningsOf(review)).toEqual(['danger given-rights', 'note unread-call']);
    const { text } = warningOf(review, 'given-rights') ?? {};
    expect(text).toMatch(/^Universal Router can spend 1 USDC\. .*can spend 5 USDC\. There are 3 more\.$/);
  });

  it('are a danger where there are too many to look at', async () => {
    const warning = warningOf(await made([], '0xdeadbeef', ROUTER, true), 'given-rights');
    expect(warning).toMatchObject({ severity: 'danger', text: 'It lists more permissions than Dramatis checks.' });
    expect(warning?.tick).toBeDefined();
  });

  it('to an own account are none', async () => {
    expect(warningsOf(await made([right({ holder: SPENDING })]))).toEqual(['note unread-call']);
  });

  it('ask again when another gets them', async () => {
    const one = await made([right({})]);
    expect(sameMeaning(one, await made([right({})]))).toBe(true);
    expect(sameMeaning(one, await made([right({ holder: STRANGER })]))).toBe(false);
  });
});

describe('rights that the sentence names', () => {
  const limited = right({ amount: '5000000', added: '5000000' });
  const said: [string, Hex, Hex, GrantedRight][] = [
    ['approve', USDC, callData('095ea7b3', ROUTER, 5_000_000n), limited],
    ['approve of an item', CATS, callData('095ea7b3', ROUTER, 7n), right({ kind: 'item', asset: CATS, amount: '7' })],
    ['increaseAllowance', USDC, callData('39509351', ROUTER, 5_000_000n), { ...limited, amount: '9000000' }],
    [
      'setApprovalForAll',
      CATS,
      callData('a22cb465', ROUTER, 1n),
      right({ kind: 'operator', asset: CATS, amount: null }),
    ],
    ['approve at Permit2', STRANGER, callData('87517c45', USDC, ROUTER, 5_000_000n, 0n), limited],
  ];

  it.each(said)('are not named again: %s', async (_name, to, data, one) => {
    expect(warningsOf(await made([one], data, to))).not.toContain('danger given-rights');
  });

  it.each(said)('are named where they go further, or to somebody else: %s', async (_name, to, data, one) => {
    const further = { ...one, asset: one.asset === USDC ? CATS : USDC };
    for (const other of [further, { ...one, holder: STRANGER }])
      expect(warningsOf(await made([other], data, to))).toContain('danger given-rights');
  });

  it('are named where the amount is larger than what the sentence says', async () => {
    const data = callData('095ea7b3', ROUTER, 5_000_000n);
    expect(warningsOf(await made([right({})], data, USDC))).toContain('danger given-rights');
    const item = right({ kind: 'item', asset: CATS, amount: '8' });
    expect(warningsOf(await made([item], callData('095ea7b3', ROUTER, 7n), CATS))).toContain('danger given-rights');
  });

  it('are not those of a permit of somebody else', async () => {
    const permit = (owner: Hex) => callData('d505accf', owner, ROUTER, 5_000_000n, 2_000_000_000n, 27n, 1n, 1n);
    expect(warningsOf(await made([limited], permit(MAIN), USDC))).not.toContain('danger given-rights');
    expect(warningsOf(await made([limited], permit(STRANGER), USDC))).toContain('danger given-rights');
  });
});
