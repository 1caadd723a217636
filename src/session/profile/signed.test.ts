/** The list of signatures: whatever the order, and however often computers join it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { MOST_SIGNED } from '../../messaging/activity.ts';
import { joinSigned, type Signed, withSigned } from './signed.ts';

const START = 1_800_000_000_000;

/** Lists of this length take minutes to be made smaller. */
const QUICKLY = { endOnFailure: true };

const idOf = (number: number): Hex => `0x${number.toString(16).padStart(64, '0')}`;

const entry = (number: number, more: Partial<Signed> = {}): Signed => ({
  id: idOf(number),
  kind: 'message',
  by: '0a'.repeat(16),
  at: START + number,
  account: `0x${'1a'.repeat(20)}`,
  chainId: 1,
  origin: null,
  title: 'Sign a message',
  amount: '',
  ...more,
});

/** Few ids and times, so that entries meet: the same one, another one with the same id, others at the same time. */
const any: fc.Arbitrary<Signed> = fc
  .record({
    number: fc.integer({ min: 0, max: 2 * MOST_SIGNED }),
    at: fc.integer({ min: START, max: START + 20 }),
    order: fc.option(fc.integer({ min: START, max: START + 40 }), { nil: undefined }),
    by: fc.constantFrom('0a'.repeat(16), '0b'.repeat(16)),
    title: fc.constantFrom('One', 'Other'),
  })
  .map(({ number, order, ...more }) => entry(number, { ...more, ...(order === undefined ? {} : { order }) }));

/** As computers make them, and as somebody else could: longer than the bound, in any order. */
const lists = fc.array(any, { maxLength: Math.floor(1.5 * MOST_SIGNED), size: 'max' });

describe('joining lists of signatures', () => {
  it('is commutative, associative and idempotent, and bounded', () => {
    fc.assert(
      fc.property(lists, lists, lists, (a, b, c) => {
        const joined = joinSigned(a, b);
        expect(joinSigned(b, a)).toEqual(joined);
        expect(joinSigned(joined, c)).toEqual(joinSigned(a, joinSigned(b, c)));
        expect(joinSigned(joined, b)).toEqual(joined);
        expect(joinSigned(joined, joined)).toEqual(joined);
        expect(joined.length).toBe(Math.min(MOST_SIGNED, new Set([...a, ...b].map(({ id }) => id)).size));
      }),
      QUICKLY,
    );
  });

  it('is commutative where the same entry stands in one place with and without an order', () => {
    const plain = entry(1);
    const ordered = entry(1, { order: plain.at });
    expect(joinSigned([plain], [ordered])).toEqual(joinSigned([ordered], [plain]));
  });

  it('keeps the newest of both sides, one entry of each signature', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const joined = joinSigned(a, b);
        const placeOf = ({ at, order }: Signed) => order ?? at;
        const oldest = Math.min(...joined.map(placeOf));
        expect(new Set(joined.map(({ id }) => id)).size).toBe(joined.length);
        if (joined.length < MOST_SIGNED) return;
        for (const one of [...a, ...b])
          if (placeOf(one) > oldest) expect(joined.some(({ id }) => id === one.id)).toBe(true);
      }),
      QUICKLY,
    );
  });
});

describe('one more signature', () => {
  it('is the newest in a full list, whatever the clock says, and keeps its own time', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: START - 1000, max: START + 100 }), (list, at) => {
        const next = entry(9999, { at });
        const [first] = withSigned(joinSigned(list), next);
        expect(first).toMatchObject({ id: next.id, at });
      }),
      QUICKLY,
    );
  });

  it('made again by a worker that was stopped is still one', () => {
    const once = withSigned([], entry(1));
    expect(withSigned(once, entry(1, { at: START + 5000 }))).toEqual([entry(1, { at: START + 5000 })]);
  });

  it('has a title of bounded length', () => {
    const [first] = withSigned([], entry(1, { title: '𝄞'.repeat(500), amount: '9'.repeat(500) }));
    expect([...(first?.title ?? '')]).toHaveLength(100);
    expect(first?.title.endsWith('𝄞…')).toBe(true);
    expect(first?.amount).toHaveLength(60);
  });
});
