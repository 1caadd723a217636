/** What a certificate's private key yields: frozen answers, and that one secret gives nothing for another. */
import { expect, test } from 'vitest';
import { bareHex } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { labels } from '../labels.ts';
import { locatorOf } from '../locator.ts';
import { bytesOf } from '../testing/identity.ts';
import { certificateLocalSecret, certificateModeSecret } from './certificate.ts';
import { passkeyLocalSecret, passkeyModeSecret } from './passkey.ts';

const secret = bytesOf('key secret');

test('a certificate gives the frozen answers of version 1', () => {
  expect([labels.certificateKey, labels.certificateModeSecret, labels.certificateLocalSecret]).toEqual([
    'dramatis/v1/certificate-key',
    'dramatis/v1/certificate-mode-secret',
    'dramatis/v1/certificate-local-secret',
  ]);
  expect(bareHex(certificateModeSecret(secret))).toBe(
    'a57ef87f3a2aea4914df4ec120435689217dc781755f4a984033468b53849662',
  );
  expect(bareHex(certificateLocalSecret(secret))).toBe(
    '591cc429337a3dbb302fd0764909209ca0dda6f97e788e42eb86b566f89e6033',
  );
});

test('all secrets differ, and a passkey with the same bytes gives none of them', () => {
  const all = [
    secret,
    certificateModeSecret(secret),
    certificateLocalSecret(secret),
    certificateModeSecret(bytesOf('another secret')),
    locatorOf(certificateModeSecret(secret)),
    passkeyModeSecret(secret),
    passkeyLocalSecret(secret),
  ].map(bareHex);
  expect(new Set(all).size).toBe(all.length);
});

test('a secret of another length is refused, and the error does not contain it', () => {
  for (const length of [0, 31, 33, 64])
    for (const derive of [certificateModeSecret, certificateLocalSecret])
      try {
        derive(new Uint8Array(length).fill(0x41));
        expect.unreachable();
      } catch (error) {
        expect(isWalletError(error, 'internal')).toBe(true);
        expect(String(error)).not.toContain('AAA');
      }
});
