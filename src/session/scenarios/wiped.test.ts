/** A login that fails half-way overwrites the keys that it had opened by then. */
import { expect, it, vi } from 'vitest';
import type { LocalCopy } from '../../keys/local-copy.ts';
import { WalletError } from '../../lib/errors.ts';
import type { fetchGrants } from '../follow/refresh-grants.ts';
import { createIdentity, createStage } from '../testing/stage.ts';

const copies: LocalCopy[] = [];

vi.mock('../follow/refresh-grants.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../follow/refresh-grants.ts')>();
  const watched = async (...args: Parameters<typeof fetchGrants>) => {
    const copy = await real.fetchGrants(...args);
    copies.push(copy);
    return copy;
  };
  return { ...real, fetchGrants: watched };
});

const fails = () => Promise.reject(new WalletError('storage-full', 'There is no room.'));

it.each(['write', 'open'])('the copy of a session without one is wiped when %s fails', async (step) => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  await session.lock();
  copies.length = 0;
  if (step === 'write') session.parts.server.write = fails;
  else session.parts.keyring.open = fails;
  await expect(session.unlockWithRecoveryKey(created.recoveryKey)).rejects.toMatchObject({ code: 'storage-full' });
  expect(copies).toHaveLength(1);
  for (const { boxKey, deviceSeed, identityDocumentKey } of copies)
    for (const secret of [boxKey, deviceSeed, identityDocumentKey.key])
      expect(secret.every((byte) => byte === 0)).toBe(true);
});
