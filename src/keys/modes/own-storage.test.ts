/** What file and passphrase yield: frozen answers, and that neither gives anything without the other. */
import { expect, test } from 'vitest';
import { bareHex } from '../../lib/bytes.ts';
import { labels } from '../labels.ts';
import { locatorOf } from '../locator.ts';
import { bytesOf } from '../testing/identity.ts';
import { storageFileSecret, storageKey, storageLocalSecret, storageModeSecret } from './own-storage.ts';
import { passwordLocalSecret } from './password.ts';

const file = bytesOf('file');
const text = 'Pässphrase ﬁne';

test('file and passphrase give the frozen answers of version 1', async () => {
  expect([
    labels.storageArgonSalt,
    labels.storageKey,
    labels.storageModeSecret,
    labels.storageFileSecret,
    labels.storageLocalSecret,
  ]).toEqual([
    'dramatis/v1/storage-argon-salt',
    'dramatis/v1/storage-key',
    'dramatis/v1/storage-mode-secret',
    'dramatis/v1/storage-file-secret',
    'dramatis/v1/storage-local-secret',
  ]);
  const key = await storageKey(file, text);
  expect(
    [key, storageModeSecret(key), storageFileSecret(key), await storageLocalSecret(text, bytesOf('salt'))].map(bareHex),
  ).toEqual([
    '6560faec91592c7025a7da6d12dbafa9d3913ec7ed67efcba1271f4c1420c357',
    '9efc65f43b83c01e904043410918cff67a319340c990e52c42f4d77744c1756e',
    'd8eac86e31d3bf8db06cef223253e6258a6390535c81c5aff86c90f493975d6c',
    '4a3e98d5ffcab219ce90d5b82a704174e55b3afded2c10a92bcaa9c79c4b2d95',
  ]);
});

test('a passphrase is used as typed, after Unicode normalization', async () => {
  const key = await storageKey(file, text);
  expect(await storageKey(file, text.normalize('NFD'))).toEqual(key);
  expect(await storageKey(file, `${text} `)).not.toEqual(key);
  expect(await storageKey(file, text.toUpperCase())).not.toEqual(key);
});

test('all secrets differ, and another file or the same passphrase as a password gives none of them', async () => {
  const key = await storageKey(file, text);
  const other = await storageKey(bytesOf('another file'), text);
  const all = [
    key,
    other,
    storageModeSecret(key),
    storageFileSecret(key),
    locatorOf(storageModeSecret(key)),
    await storageLocalSecret(text, bytesOf('salt')),
    await passwordLocalSecret(text, bytesOf('salt')),
  ].map((each) => (typeof each === 'string' ? each : bareHex(each)));
  expect(new Set(all).size).toBe(all.length);
});

test('a key of another length is refused, and the error does not contain it', async () => {
  for (const length of [0, 31, 33])
    await expect(storageKey(new Uint8Array(length).fill(7), text)).rejects.toMatchObject({
      code: 'internal',
      message: expect.not.stringContaining('7'),
    });
});
