/** Tests what runs without a prompt: what is covered, what ends it, and that no budget is ever exceeded. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { Review, TransactionReview } from '../../messaging/approval.ts';
import type { RepeatTerms } from '../../messaging/repeat.ts';
import type { ApprovalRecord, ApprovalRequest } from '../record.ts';
import { requestOf, reviewOf, transaction } from '../testing/fakes.ts';
import type { Repeat } from './budget.ts';
import { createRepeats, mayBegin } from './repeats.ts';

const GAME: Hex = `0x${'9a'.repeat(20)}`;
const GOLD: Hex = `0x${'60'.repeat(20)}`;
const PLAY: Hex = '0x93e84cd9';

const TERMS: RepeatTerms = {
  minutes: 10,
  transactions: 3,
  coins: '1000',
  fee: '500',
  tokens: [{ token: GOLD, most: '2.5' }],
};

interface Asked {
  origin?: string;
  within?: string;
  characterId?: string;
  account?: Hex;
  chainId?: number;
  to?: Hex;
  data?: Hex;
}

const asking = ({ to = GAME, data = PLAY, ...more }: Asked = {}): ApprovalRequest =>
  requestOf('key', { kind: 'transaction', transaction: { ...transaction, to, data }, replaces: null }, more);

interface Cost {
  coins?: string;
  fee?: string;
  gold?: string;
}

const reviewed = ({ coins = '0', fee = '1', gold }: Cost = {}): Review & { body: TransactionReview } => {
  const review = reviewOf(asking(), {});
  if (review.body.kind !== 'transaction') throw new Error('another review');
  const tokens = gold === undefined ? [] : [{ token: GOLD, symbol: 'GOLD', amount: gold }];
  const offer = { contract: GAME, selector: PLAY, cost: { coins, fee, tokens }, symbol: 'ETH', decimals: 18 };
  return { ...review, body: { ...review.body, repeat: { offer } } };
};

const recordOf = (again: RepeatTerms, cost: Cost = { gold: '1' }): ApprovalRecord =>
  ({ ...asking(), id: 'first', review: reviewed(cost), edits: { again } }) as ApprovalRecord;

function createStage() {
  const stage = { now: 1_000_000, stored: null as string | null, open: true, connected: true, limits: 'none' };
  const start = () =>
    createRepeats({
      store: {
        load: async () => (stage.stored === null ? null : (JSON.parse(stage.stored) as Repeat[])),
        save: async (repeats) => {
          stage.stored = repeats === null ? null : JSON.stringify(repeats);
        },
      },
      clock: () => stage.now,
      isOpen: () => stage.open,
      isConnected: async () => stage.connected,
      limits: async () => stage.limits,
      onChange: () => undefined,
    });
  return { stage, start, repeats: start() };
}

async function begun(terms: RepeatTerms = TERMS) {
  const all = createStage();
  await all.repeats.begin(recordOf(terms));
  return all;
}

describe('what a site may repeat', () => {
  it('is nothing before the person allows it', async () => {
    const { repeats } = createStage();
    expect(await repeats.take(asking(), reviewed())).toEqual({ kind: 'none' });
  });

  it('is as many transactions as the person set, whatever worker counts them', async () => {
    const { repeats, start } = await begun();
    for (const used of [1, 2, 3]) {
      expect(await start().take(asking(), reviewed())).toEqual({ kind: 'free' });
      expect((await repeats.views())[0]?.used ?? 3).toBe(used);
    }
    expect(await repeats.take(asking(), reviewed())).toEqual({ kind: 'none' });
  });

  it.each<[string, Asked]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a frame of another site', { within: 'https://evil.example' }],
    ['another character', { characterId: 'market' }],
    ['another account', { account: GOLD }],
    ['another network', { chainId: 8453 }],
    ['another contract', { to: GOLD }],
    ['another function', { data: '0x12345678' }],
  ])('is not what %s asks for', async (_what, more) => {
    const { repeats } = await begun();
    expect(await repeats.take(asking(more), reviewed())).toEqual({ kind: 'none' });
    expect(await repeats.take(asking(), reviewed())).toEqual({ kind: 'free' });
  });

  it.each<[string, Cost, RegExp]>([
    ['coins', { coins: '1001' }, /more than is left of the amount/],
    ['the fee', { fee: '501' }, /network fee/],
    ['tokens', { gold: '2.500000000000000001' }, /More GOLD/],
  ])('is not more than the person set: %s', async (_what, cost, why) => {
    const { repeats } = await begun();
    expect(await repeats.take(asking(), reviewed(cost))).toEqual({ kind: 'asks', why: expect.stringMatching(why) });
    expect((await repeats.views())[0]?.used).toBe(0);
  });

  it('is no token that the person did not name', async () => {
    const { repeats } = await begun({ ...TERMS, tokens: [] });
    expect(await repeats.take(asking(), reviewed({ gold: '0.1' }))).toMatchObject({ kind: 'asks' });
  });

  it('is nothing that the review objects to', async () => {
    const { repeats } = await begun();
    const { body, ...rest } = reviewed();
    const objected = { ...rest, body: { ...body, repeat: { why: 'It gives a right away.' } } };
    expect(await repeats.take(asking(), objected)).toEqual({ kind: 'asks', why: 'It gives a right away.' });
  });

  it.each<
    [
      string,
      (stage: ReturnType<typeof createStage>['stage']) => void,
      (stage: ReturnType<typeof createStage>['stage']) => void,
    ]
  >([
    [
      'its time is over',
      (stage) => Object.assign(stage, { now: stage.now + 600_000 }),
      (stage) => Object.assign(stage, { now: stage.now - 600_000 }),
    ],
    [
      'the clock is set back',
      (stage) => Object.assign(stage, { now: stage.now - 1 }),
      (stage) => Object.assign(stage, { now: stage.now + 1 }),
    ],
    [
      'the character is closed',
      (stage) => Object.assign(stage, { open: false }),
      (stage) => Object.assign(stage, { open: true }),
    ],
    [
      'the site is moved',
      (stage) => Object.assign(stage, { connected: false }),
      (stage) => Object.assign(stage, { connected: true }),
    ],
    [
      'the limits change',
      (stage) => Object.assign(stage, { limits: 'other' }),
      (stage) => Object.assign(stage, { limits: 'none' }),
    ],
  ])('ends when %s, and does not begin again', async (_what, change, undo) => {
    const { repeats, stage } = await begun();
    change(stage);
    expect(await repeats.take(asking(), reviewed())).toEqual({ kind: 'none' });
    undo(stage);
    expect(await repeats.take(asking(), reviewed())).toEqual({ kind: 'none' });
    expect(stage.stored).toBeNull();
  });

  it('goes on with what was left when the person takes Stop back, and only that one', async () => {
    const { repeats, stage } = await begun();
    await repeats.take(asking(), reviewed());
    const before = await repeats.views();
    expect(before[0]?.used).toBe(1);
    await repeats.end('first');
    await expect(repeats.resume('other')).rejects.toThrow('can’t be undone');
    await repeats.resume('first');
    expect((await repeats.views())[0]?.used).toBe(1);
    await repeats.end('first');
    // What the site was let repeat since is not replaced by it.
    await repeats.begin({ ...recordOf(TERMS), id: 'second' });
    await expect(repeats.resume('first')).rejects.toThrow('can’t be undone');
    expect((await repeats.views()).map(({ id }) => id)).toEqual(['second']);
    await repeats.end('second');
    stage.now += TERMS.minutes * 60_000;
    await expect(repeats.resume('second')).rejects.toThrow('can’t be undone');
    expect(stage.stored).toBeNull();
  });

  it.each<[string, (stage: ReturnType<typeof createStage>['stage']) => void]>([
    ['the wallet was locked', (stage) => Object.assign(stage, { open: false })],
    ['the site was disconnected', (stage) => Object.assign(stage, { connected: false })],
    ['the limits changed', (stage) => Object.assign(stage, { limits: 'other' })],
  ])('stays ended when %s before Stop is taken back', async (_what, change) => {
    const { repeats, stage } = await begun();
    await repeats.end('first');
    change(stage);
    await expect(repeats.resume('first')).rejects.toThrow('can’t be undone');
    expect(stage.stored).toBeNull();
  });

  it('ends by Stop, and does not begin with a wallet that was locked meanwhile', async () => {
    const { repeats, stage } = await begun();
    await repeats.end('first');
    expect(await repeats.views()).toEqual([]);
    stage.open = false;
    await repeats.begin(recordOf(TERMS));
    stage.open = true;
    expect(await repeats.views()).toEqual([]);
  });

  it.each<[string, Partial<RepeatTerms>]>([
    ['a longer time', { minutes: 481 }],
    ['no transaction', { transactions: 0 }],
    ['too many of them', { transactions: 101 }],
    ['half a transaction', { transactions: 1.5 }],
    ['no amount', { coins: '-1' }],
    ['another token', { tokens: [{ token: GAME, most: '1' }] }],
    ['one token twice', { tokens: [1, 2].map((most) => ({ token: GOLD, most: String(most) })) }],
    ['a token without a number', { tokens: [{ token: GOLD, most: '.' }] }],
  ])('is not allowed with %s', (_what, terms) => {
    expect(mayBegin(recordOf(TERMS), TERMS)).toBe(true);
    expect(mayBegin(recordOf(TERMS), { ...TERMS, ...terms })).toBe(false);
  });

  it('never goes beyond a budget, in whatever order requests come', async () => {
    const wei = fc.integer({ min: 0, max: 700 }).map(String);
    const gold = fc.option(
      fc.integer({ min: 0, max: 30 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`),
    );
    const requests = fc.array(fc.tuple(fc.record({ coins: wei, fee: wei, gold }), fc.boolean()), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(requests, fc.integer({ min: 1, max: 10 }), async (asked, transactions) => {
        const { start, repeats } = await begun({ ...TERMS, transactions });
        const free: Cost[] = [];
        const one = async ({ coins, fee, gold: much }: { coins: string; fee: string; gold: string | null }) => {
          const cost: Cost = { coins, fee, ...(much !== null && { gold: much }) };
          if ((await repeats.take(asking(), reviewed(cost))).kind === 'free') free.push(cost);
        };
        let together: Promise<void>[] = [];
        for (const [cost, waits] of asked) {
          together.push(one(cost));
          if (!waits) continue;
          await Promise.all(together);
          together = [];
        }
        await Promise.all(together);
        const sum = (of: (cost: Cost) => number) => free.reduce((total, cost) => total + of(cost), 0);
        expect(free.length).toBeLessThanOrEqual(transactions);
        expect(sum(({ coins }) => Number(coins))).toBeLessThanOrEqual(1000);
        expect(sum(({ fee }) => Number(fee))).toBeLessThanOrEqual(500);
        expect(sum(({ gold: much = '0' }) => Math.round(Number(much) * 10))).toBeLessThanOrEqual(25);
        expect(await start().views()).toHaveLength(free.length < transactions ? 1 : 0);
      }),
    );
  });
});
