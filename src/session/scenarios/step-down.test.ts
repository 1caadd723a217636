/** A step-up can be closed also where the part of the worker that opens logins does not load. */
import { expect, it, vi } from 'vitest';
import { createIdentity, createStage } from '../testing/stage.ts';

const part = vi.hoisted(() => ({ loads: true }));
vi.mock('../unlock/logins.ts', async (original) => {
  const real = await original<typeof import('../unlock/logins.ts')>();
  const createLogins: typeof real.createLogins = (...given) => {
    if (!part.loads) throw new Error('It did not load.');
    return real.createLogins(...given);
  };
  return { createLogins };
});

it('closes what a step-up opened, and nothing else', async () => {
  const stage = await createStage();
  const { methodId, authenticator, localSalt } = await createIdentity(stage);
  await stage.session.stepUp(methodId, authenticator.prf(localSalt));
  part.loads = false;
  const session = stage.restartWorker();
  expect((await session.layers()).map(({ layer }) => layer)).toEqual(['login', 'step-up']);
  await session.stepDown();
  expect((await session.layers()).map(({ layer }) => layer)).toEqual(['login']);
  expect(Object.keys(stage.memory.get('keyring') as object)).toEqual(['login']);
  await expect(session.stepUp(methodId, authenticator.prf(localSalt))).rejects.toThrow('It did not load.');
});
