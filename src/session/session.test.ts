/** A session from its start through locking, stepping up, changing levels and restoring; everything is real except disk, browser and authenticator. */
import { describe, expect, it } from 'vitest';
import { recoveryGroups } from '../keys/modes/recovery-key.ts';
import { randomBytes } from '../lib/bytes.ts';
import { addAccount } from './accounts/accounts.ts';
import { newCharacter } from './change/characters.ts';
import { newLevel, setMethodLevel } from './change/levels.ts';
import { createIdentity, createStage, fakeAuthenticator, proofOf } from './testing/stage.ts';

describe('a session', () => {
  it('starts, locks, and opens again with the same authenticator', async () => {
    const stage = await createStage();
    expect(await stage.session.state()).toBe('empty');
    const created = await createIdentity(stage);
    expect(await stage.session.state()).toBe('unlocked');
    const [login] = await stage.session.layers();
    const characterId = login?.characterIds[0] ?? '';
    expect((await stage.session.profiles.read(characterId)).name).toBe('Everyday');
    await addAccount(stage.session.profiles, characterId, 'Second');
    await stage.session.lock();
    expect(await stage.session.state()).toBe('locked');
    const session = await stage.restartBrowser();
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    const profile = await session.profiles.read(characterId);
    expect(profile.accounts.map((account) => account.name)).toEqual(['Main', 'Second']);
  });

  it.each(['a login method', 'the recovery key'])(
    'that is over is not opened again by a failed unlock with %s',
    async (by) => {
      const stage = await createStage();
      const created = await createIdentity(stage);
      const { session } = stage;
      stage.now.at += 16 * 60_000;
      const failed =
        by === 'a login method'
          ? session.unlock(created.methodId, fakeAuthenticator().prf(created.localSalt))
          : session.unlockWithRecoveryKey(recoveryGroups(randomBytes(20)).join('-'));
      await expect(failed).rejects.toMatchObject({ code: 'wrong-credential' });
      expect(await session.state()).toBe('locked');
    },
  );

  it('keeps its remaining time if another unlock fails, and restarts it if the unlock succeeds', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const lockAt = await session.lockAt();
    stage.now.at += 10 * 60_000;
    await expect(session.unlock(created.methodId, fakeAuthenticator().prf(created.localSalt))).rejects.toMatchObject({
      code: 'wrong-credential',
    });
    expect(await session.lockAt()).toBe(lockAt);
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    expect(await session.lockAt()).toBe(lockAt + 10 * 60_000);
  });

  it('stays open while the clock is corrected by some seconds, and locks if it is set back further', async () => {
    const stage = await createStage();
    await createIdentity(stage);
    const { session } = stage;
    stage.now.at -= 5_000;
    expect(await session.state()).toBe('unlocked');
    stage.now.at -= 60_000;
    expect(await session.layers()).toEqual([]);
    expect(await session.state()).toBe('locked');
  });

  it('makes characters, levels and lowers its own laptop with the recovery key', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const first = (await session.layers())[0]?.characterIds[0] ?? '';
    const savings = await session.change(proofOf(created), (change) =>
      newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
    );
    expect(await session.profiles.read(savings)).toMatchObject({ name: 'Savings', chainId: 1 });
    const local = await session.change(proofOf(created), (change) =>
      newCharacter(change, {
        name: 'Local',
        look: null,
        levelIds: [],
        firstAccountName: '',
        order: 2,
        chainId: 31_337,
      }),
    );
    expect((await session.profiles.read(local)).chainId).toBe(31_337);
    const daily = await session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [first] }),
    );
    const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
    await session.change(recovery, (change) => setMethodLevel(change, created.methodId, daily));
    expect((await session.layers())[0]?.characterIds).toEqual([first]);
    await expect(session.profiles.use(savings, async () => null)).rejects.toMatchObject({ code: 'closed' });
    await addAccount(session.profiles, first, 'After lowering');
    await session.lock();
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    expect((await session.layers())[0]?.characterIds).toEqual([first]);
    expect((await session.profiles.read(first)).accounts).toHaveLength(2);
    await session.unlockWithRecoveryKey(created.recoveryKey);
    expect((await session.profiles.read(savings)).name).toBe('Savings');
  });

  it('restores a backup file on an empty profile', async () => {
    const first = await createStage();
    const created = await createIdentity(first);
    const stage = await createStage();
    await stage.session.restore({ file: created.backup, recoveryKey: created.recoveryKey, alone: false });
    expect(await stage.session.state()).toBe('unlocked');
    const id = (await stage.session.layers())[0]?.characterIds[0] ?? '';
    expect((await stage.session.profiles.read(id)).name).toBe('Everyday');
  });

  it('opens on a bound device after a clock that was ahead was corrected', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session, now } = stage;
    now.at += 8 * 60 * 60_000;
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    await session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Ahead', manages: false, characterIds: [] }),
    );
    await session.profiles.keep();
    now.at -= 8 * 60 * 60_000;
    const again = await stage.restartBrowser();
    await again.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    expect((await again.view()).log.levels).toHaveLength(2);
  });
});
