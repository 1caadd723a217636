/** What personal_sign signs: one meaning for each message, and the parameters in either order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, fromUtf8 } from '../lib/bytes.ts';
import { messageBytes } from './message.ts';
import { ALICE, BOB, codeOf, createWorld } from './testing/world.ts';

describe('messageBytes', () => {
  it('hex is bytes, text is UTF-8', () => {
    expect(messageBytes('0x68656C6C6F')).toBe('0x68656c6c6f');
    expect(messageBytes('hello')).toBe('0x68656c6c6f');
    expect(messageBytes('0x')).toBe('0x');
    expect(messageBytes('')).toBe('0x');
    expect(messageBytes('0X12')).toBe('0x30583132');
    expect(messageBytes('0xhello')).toBe('0x307868656c6c6f');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/^0x[0-9a-fA-F]*$/.test(text));
        expect(fromUtf8(fromHex(messageBytes(text)))).toBe(text);
      }),
    );
  });

  it('refuses with -32000 what has no one meaning', () => {
    for (const text of ['0x123', 'a\ud800b', 'a'.repeat(200_001), `0x${'00'.repeat(100_000)}`]) {
      let code: unknown;
      try {
        messageBytes(text);
      } catch (error) {
        ({ code } = error as { code: unknown });
      }
      expect(code, text.slice(0, 20)).toBe(-32000);
    }
  });
});

describe('personal_sign', () => {
  it('takes both orders, any case of the address, and a third parameter', async () => {
    for (const params of [
      ['0x6869', ALICE],
      [ALICE, '0x6869'],
      ['hi', ALICE.toUpperCase().replace('X', 'x')],
      ['hi', ALICE, 'password'],
    ]) {
      const world = createWorld();
      await world.connect();
      void world.request('personal_sign', params);
      const [record] = await world.waiting();
      expect(record, JSON.stringify(params)).toMatchObject({
        account: ALICE,
        payload: { kind: 'personal-sign', message: '0x6869' },
      });
    }
  });

  it('an address as message is signed by the second parameter', async () => {
    const world = createWorld();
    await world.connect();
    void world.request('personal_sign', [BOB, ALICE]);
    expect((await world.waiting())[0]).toMatchObject({ account: ALICE, payload: { message: BOB } });
  });

  it('without an address, without text: -32602', async () => {
    const world = createWorld();
    await world.connect();
    for (const params of [['hi'], ['hi', 'there'], [5, ALICE], []])
      expect(codeOf(await world.request('personal_sign', params)), JSON.stringify(params)).toBe(-32602);
  });

  it('finds the account in any case of its letters, and no other', async () => {
    const world = createWorld();
    await world.connect();
    const oddly = ALICE.replace('a11ce', 'A11cE');
    for (const params of [
      ['hi', oddly],
      [oddly, 'hi'],
    ]) {
      void world.request('personal_sign', params);
      expect((await world.waiting())[0], JSON.stringify(params)).toMatchObject({ account: ALICE });
      await world.refuseFirst();
    }
    expect(codeOf(await world.request('personal_sign', ['hi', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d358']))).toBe(
      4100,
    );
  });
});
