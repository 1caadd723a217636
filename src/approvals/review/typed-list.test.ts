/** Words of typed data of version 1: every value is shown, and that it is bound to no site. */
import { describe, expect, it } from 'vitest';
import { review, rowsOf, STRANGER, sentenceOf, warningOf, warningsOf } from '../testing/review-world.ts';

const list = (...entries: [type: string, name: string, value: string][]) =>
  review({ kind: 'typed-list', json: JSON.stringify(entries.map(([type, name, value]) => ({ type, name, value }))) });

describe('typed data of version 1', () => {
  it('shows each value by its name, and that no site and no network is in it', async () => {
    const read = await list(['string', 'Message', 'Hi, Alice!'], ['uint32', 'A number', '1337']);
    expect(sentenceOf(read)).toBe('Sign a message from *uniswap.org*?');
    expect(rowsOf(read)).toEqual([
      'Made for: any site and network: it names none',
      'Message: Hi, Alice!',
      'A number: 1337',
    ]);
    expect(JSON.parse(read.raw)).toHaveLength(2);
  });

  it('is as dangerous as other data that Dramatis does not know', async () => {
    expect(warningsOf(await list(['string', 'Message', 'Hi, Alice!']))).toEqual(['caution unknown-data']);
    const handsOver = await list(['address', 'to', STRANGER], ['uint256', 'amount', '5']);
    expect(warningOf(handsOver, 'unknown-data')).toMatchObject({
      severity: 'danger',
      tick: 'I know what this signature allows',
    });
    const blind = await list(['bytes', 'order', `0x${'9c'.repeat(40)}`]);
    expect([blind.refused, warningsOf(blind)]).toEqual([true, ['refused blind-signing']]);
  });

  it('names hidden characters, also in a name', async () => {
    const made = await list(['string', 'to\u202e', 'me']);
    expect(rowsOf(made).join()).not.toContain('\u202e');
    expect(warningsOf(made).length).toBeGreaterThan(1);
  });
});
