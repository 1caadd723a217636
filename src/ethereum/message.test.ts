/** Tests personal messages by comparison with viem. */
import fc from 'fast-check';
import { hashMessage } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { privateKeyToAddress } from './account.ts';
import { hashPersonalMessage, recoverPersonalMessage, signPersonalMessage } from './message.ts';

const key = fromHex('4646464646464646464646464646464646464646464646464646464646464646');

describe('personal messages', () => {
  it('hash and sign as in viem, and name their signer', async () => {
    const account = privateKeyToAccount(toHex(key));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (message) => {
        const raw = toHex(message);
        expect(toHex(hashPersonalMessage(message))).toBe(hashMessage({ raw }));
        const signature = signPersonalMessage(key, message);
        expect(signature).toBe(await account.signMessage({ message: { raw } }));
        expect(recoverPersonalMessage(message, signature)).toBe(privateKeyToAddress(key));
      }),
      { numRuns: 40 },
    );
  });

  it('takes v as 0 and 1 too, and nothing else', () => {
    const message = utf8('hello');
    const signature = signPersonalMessage(key, message);
    const parity = signature.endsWith('1b') ? '00' : '01';
    expect(recoverPersonalMessage(message, signature.slice(0, -2) + parity)).toBe(privateKeyToAddress(key));
    for (const end of ['02', '1a', '1d', 'ff'])
      expect(() => recoverPersonalMessage(message, signature.slice(0, -2) + end)).toThrow('does not end in');
  });

  it('refuses what is no signature', () => {
    for (const wrong of ['', '0x', `0x${'00'.repeat(64)}1b`, `0x${'ff'.repeat(64)}1b`, `0x${'11'.repeat(64)}`, 5, null])
      expect(() => recoverPersonalMessage(utf8('hello'), wrong)).toThrow(WalletError);
  });
});
