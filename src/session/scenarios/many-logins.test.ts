/** However often a method logs in without a copy, the state of the log stays small and the next login opens. */
import { expect, it } from 'vitest';
import { SESSIONS } from '../../keys/log/devices.ts';
import { createIdentity, createStage } from '../testing/stage.ts';

it('keeps a bounded number of sessions, and closes the oldest', async () => {
  const stage = await createStage();
  const { recoveryKey } = await createIdentity(stage);
  const { session } = stage;
  const devices = async () => (await session.profiles.names()).log.devices.size;
  const before = await devices();
  for (let times = 0; times < 2 * SESSIONS + 3; times++) {
    session.lock();
    await session.unlockWithRecoveryKey(recoveryKey);
    expect((await session.view()).log.methods).not.toHaveLength(0);
  }
  expect(await devices()).toBe(before + 2 * SESSIONS);
  expect((await session.view()).log.devices).toHaveLength(before + SESSIONS);
});
