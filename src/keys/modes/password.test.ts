/** What a password yields: frozen answers, and that one secret gives nothing for another. */
import { expect, test } from 'vitest';
import { bareHex, concatBytes } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { labels } from '../labels.ts';
import { locatorOf } from '../locator.ts';
import { personalSecret } from '../storage-key.ts';
import { bytesOf } from '../testing/identity.ts';
import { passkeyLocalSecret, passkeyModeSecret } from './passkey.ts';
import { passwordLocalSecret, passwordModeSecret, passwordRowControl, passwordServerSecret } from './password.ts';

const exportKey = concatBytes(bytesOf('export one'), bytesOf('export two'));
const salt = bytesOf('salt');
const LOCAL = '73bdd34c0f788c459e057f9db1ec76f122a206651929e3adb9a8564a26b92fdb';
const text = 'Pässwörd ﬁne';

test('a password gives the frozen answers of version 1', () => {
  expect([labels.passwordModeSecret, labels.passwordServerSecret, labels.passwordLocalSecret]).toEqual([
    'dramatis/v1/password-mode-secret',
    'dramatis/v1/password-server-secret',
    'dramatis/v1/password-local-secret',
  ]);
  expect(bareHex(passwordModeSecret(exportKey))).toBe(
    '262e89d7ec1056fa2f179471f6e000480a1d9b54d38631817f65cb9fa4346c26',
  );
  expect(bareHex(passwordServerSecret(exportKey))).toBe(
    '3164f23d82587b444852df6c860f7dd7af94d5a859769cf21a429af76a29fef2',
  );
});

test('a password is used as typed, after Unicode normalization', async () => {
  const local = await passwordLocalSecret(text.normalize('NFD'), salt);
  expect(bareHex(local)).toBe(LOCAL);
  expect(await passwordLocalSecret(`${text.toUpperCase()} `, salt)).not.toEqual(local);
});

test('all secrets differ, and a passkey or personal information with the same bytes gives none of them', async () => {
  const all = [
    passwordModeSecret(exportKey),
    passwordServerSecret(exportKey),
    passwordModeSecret(concatBytes(bytesOf('export one'), bytesOf('export three'))),
    locatorOf(passwordModeSecret(exportKey)),
    passkeyModeSecret(exportKey.slice(0, 32)),
    passkeyLocalSecret(exportKey.slice(0, 32)),
    LOCAL,
    bareHex(await personalSecret(text, salt)),
  ].map((each) => (typeof each === 'string' ? each : bareHex(each)));
  expect(new Set(all).size).toBe(all.length);
});

test('the control token of a row depends on the method', () => {
  expect(labels.passwordRowControl).toBe('dramatis/v1/password-row-control');
  expect(bareHex(passwordRowControl(bytesOf('method seed')))).toBe(
    '1ed082a25017e5bda0de6b83fb7e89097cc28dfef3ff10f5a8642d839f6e31c2',
  );
});

test('a key of another length is refused, and the error does not contain it', () => {
  for (const length of [0, 32, 63, 65])
    try {
      passwordModeSecret(new Uint8Array(length).fill(0x41));
      expect.unreachable();
    } catch (error) {
      expect(isWalletError(error, 'internal')).toBe(true);
      expect(String(error)).not.toContain('AAA');
    }
});
