/** What closes the wallet works while the parts of the worker do not load. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createIdentity, createStage } from '../session/testing/stage.ts';
import { createUiCommands } from './ui-commands.ts';
import type { Wallet } from './wallet.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
vi.mock('./run-command.ts', () => ({
  createCommands: () => {
    throw new Error('It did not load.');
  },
}));

const settled = vi.fn(async () => undefined);
beforeEach(() => settled.mockClear());

/** An open wallet with a step-up. */
async function steppedUp() {
  const stage = await createStage();
  const { methodId, authenticator, localSalt } = await createIdentity(stage);
  await stage.session.stepUp(methodId, authenticator.prf(localSalt));
  const wallet = { session: stage.session, settle: settled } as unknown as Wallet;
  const page = createUiCommands(async () => wallet);
  const run = (name: string) => page({ kind: 'command', id: 1, name, args: {} } as never, () => undefined);
  const open = async () => (await stage.session.layers()).map(({ layer }) => layer);
  expect(await open()).toEqual(['login', 'step-up']);
  await expect(run('save-backup')).rejects.toThrow('It did not load.');
  return { stage, run, open };
}

it('steps down, which puts the auto-lock off', async () => {
  const { stage, run, open } = await steppedUp();
  stage.now.at += 60_000;
  const before = await stage.session.lockAt();
  expect(await run('step-down')).toBeNull();
  expect(await open()).toEqual(['login']);
  expect(settled).toHaveBeenCalledOnce();
  expect(await stage.session.lockAt()).toBe(before + 60_000);
});

it('locks', async () => {
  const { run, open } = await steppedUp();
  expect(await run('lock')).toBeNull();
  expect(await open()).toEqual([]);
});
