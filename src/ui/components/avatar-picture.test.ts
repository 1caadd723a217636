/** Tests that an account has one picture, and accounts side by side have different ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { avatarPicture } from './avatar-picture.ts';

const address = fc.stringMatching(/^0x[0-9a-f]{40}$/) as fc.Arbitrary<Hex>;
const drawn = (one: Hex): string => JSON.stringify(avatarPicture(one));

describe('avatarPicture', () => {
  it('is the same for an address in any letter case', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(drawn(toChecksumAddress(one))).toBe(drawn(one));
        expect(drawn(`0x${one.slice(2).toUpperCase()}`)).toBe(drawn(one));
      }),
    );
  });

  it('differs for addresses that differ in one digit', () => {
    let same = 0;
    for (let at = 0; at < 40; at++)
      for (let digit = 1; digit < 16; digit++) {
        const zeros = '0'.repeat(40);
        const other = zeros.slice(0, at) + digit.toString(16) + zeros.slice(at + 1);
        if (drawn(`0x${other}`) === drawn(`0x${zeros}`)) same += 1;
      }
    expect(same).toBe(0);
  });

  it('gives a thousand accounts, even with addresses in a row, a thousand pictures', () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => drawn(`0x${at.toString(16).padStart(40, '0')}`));
    expect(new Set(rows).size).toBe(1_000);
  });

  it('stays inside its margin and fills neither nothing nor everything', () => {
    fc.assert(
      fc.property(address, (one) => {
        const { full, half } = avatarPicture(one);
        const runs = [...`${full}${half}`.matchAll(/M(\d) (\d)h(\d)v1h-(\d)z/g)].map((run) => run.slice(1).map(Number));
        expect(runs.map(([x, y, wide]) => `M${x} ${y}h${wide}v1h-${wide}z`).join('')).toBe(`${full}${half}`);
        for (const [x = 0, y = 0, wide = 0] of runs) {
          expect(Math.min(x, y, wide)).toBeGreaterThanOrEqual(1);
          expect(Math.max(x + wide - 1, y)).toBeLessThanOrEqual(5);
        }
        const filled = runs.reduce((sum, [, , wide = 0]) => sum + wide, 0);
        expect(filled).toBeGreaterThan(4);
        expect(filled).toBeLessThan(25);
      }),
    );
  });

  it('draws these accounts as it always did', () => {
    expect(avatarPicture('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')).toEqual({
      full: 'M1 1h2v1h-2zM4 1h2v1h-2zM3 2h1v1h-1zM1 4h1v1h-1zM5 4h1v1h-1zM1 5h1v1h-1zM3 5h1v1h-1zM5 5h1v1h-1z',
      half: 'M3 1h1v1h-1zM1 2h1v1h-1zM5 2h1v1h-1zM3 4h1v1h-1z',
      inverted: false,
    });
    expect(avatarPicture('0x70997970c51812dc3a010c7d01b50e0d17dc79c8')).toEqual({
      full: 'M3 1h1v1h-1zM1 2h1v1h-1zM5 2h1v1h-1zM1 3h1v1h-1zM5 3h1v1h-1zM3 5h1v1h-1z',
      half: 'M2 1h1v1h-1zM4 1h1v1h-1zM3 3h1v1h-1z',
      inverted: false,
    });
    expect(avatarPicture('0x0000000000000000000000000000000000000000')).toEqual({
      full: 'M2 1h1v1h-1zM4 1h1v1h-1zM1 3h1v1h-1zM5 3h1v1h-1zM3 4h1v1h-1z',
      half: 'M1 1h1v1h-1zM5 1h1v1h-1zM2 3h1v1h-1zM4 3h1v1h-1zM1 4h1v1h-1zM5 4h1v1h-1zM1 5h2v1h-2zM4 5h2v1h-2z',
      inverted: false,
    });
  });
});
