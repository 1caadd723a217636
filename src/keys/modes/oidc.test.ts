/** What the passphrase of an account yields: frozen answers, and that a password with the same bytes gives nothing of it. */
import { expect, test } from 'vitest';
import { bareHex, concatBytes } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { labels } from '../labels.ts';
import { bytesOf } from '../testing/identity.ts';
import { oidcLocalSecret, oidcModeSecret, oidcServerSecret } from './oidc.ts';
import { passwordLocalSecret, passwordModeSecret, passwordServerSecret } from './password.ts';

const exportKey = concatBytes(bytesOf('export one'), bytesOf('export two'));
const salt = bytesOf('salt');
const text = 'Pässwörd ﬁne';

test('a passphrase gives the frozen answers of version 1', async () => {
  expect([labels.oidcModeSecret, labels.oidcServerSecret, labels.oidcLocalSecret]).toEqual([
    'dramatis/v1/oidc-mode-secret',
    'dramatis/v1/oidc-server-secret',
    'dramatis/v1/oidc-local-secret',
  ]);
  const frozen = [
    oidcModeSecret(exportKey),
    oidcServerSecret(exportKey),
    await oidcLocalSecret(text.normalize('NFD'), salt),
  ];
  expect(frozen.map((each) => bareHex(each))).toEqual([
    '209f6790b174332d19f5922b854722712f50cfafc1849eda9f722a07b379540f',
    '9b9810b32774117a39259638e8e35f329e7b2d250603e43d92823c21b2ba6a77',
    'e7f0bcdecac406de34089241b6a139765faa6a6435e2079e72eeb31d5bca49ab',
  ]);
});

test('a password with the same bytes gives none of its secrets', async () => {
  const all = [
    oidcModeSecret(exportKey),
    oidcServerSecret(exportKey),
    await oidcLocalSecret(text, salt),
    passwordModeSecret(exportKey),
    passwordServerSecret(exportKey),
    await passwordLocalSecret(text, salt),
  ].map((each) => bareHex(each));
  expect(new Set(all).size).toBe(all.length);
});

test('a key of another length is refused', () => {
  for (const length of [0, 32, 63, 65])
    expect(() => oidcModeSecret(new Uint8Array(length))).toThrow(
      expect.toSatisfy((error) => isWalletError(error, 'internal')),
    );
});
