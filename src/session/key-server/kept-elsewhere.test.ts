/** An identity leaves this computer only if a key server or a backup file has everything of it. */
import { describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '../../lib/bytes.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { newLevel } from '../change/levels.ts';
import { type Computer, createComputer, createServedIdentity, ORIGIN } from '../testing/served.ts';
import { createIdentity, createStage, proofOf, type Stage } from '../testing/stage.ts';
import { currentBackup } from '../unlock/current-backup.ts';
import { ensureKeptElsewhere, type IsStillKept, type TypedBackup } from './kept-elsewhere.ts';

const daily = { name: 'Daily', manages: false, characterIds: [] };

const ensure = ({ session }: Stage, backup: TypedBackup | null = null): Promise<IsStillKept> =>
  ensureKeptElsewhere(session.parts, session.keyServer, backup);

const backupOf = async ({ session }: Stage): Promise<string> =>
  currentBackup(session.parts, await session.profiles.names());

async function rename({ session }: Stage): Promise<void> {
  const [character] = await session.profiles.readable();
  await session.profiles.change(character?.id ?? '', async ({ profile }) => {
    profile.name = 'Renamed';
    return { value: null };
  });
}

describe('an identity on this computer only', () => {
  it('needs a backup file, the newest one, and the recovery key that opens it', async () => {
    const stage = await createStage();
    const made = await createIdentity(stage);
    await expect(ensure(stage)).rejects.toMatchObject({ code: 'refused' });
    const { recoveryKey } = made;
    await ensure(stage, { contents: made.backup, recoveryKey });

    await stage.session.change(proofOf(made), (change) => newLevel(change, daily));
    await expect(ensure(stage, { contents: made.backup, recoveryKey })).rejects.toMatchObject({ code: 'stale' });
    const contents = await backupOf(stage);
    await ensure(stage, { contents, recoveryKey });
    await expect(ensure(stage, { contents: contents.slice(0, -200), recoveryKey })).rejects.toMatchObject({
      code: 'bad-input',
    });

    const stranger = await createIdentity(await createStage());
    await expect(ensure(stage, { contents, recoveryKey: stranger.recoveryKey })).rejects.toMatchObject({
      code: 'wrong-credential',
    });
    await expect(ensure(stage, { contents: stranger.backup, recoveryKey: stranger.recoveryKey })).rejects.toMatchObject(
      { code: 'stale' },
    );
  });

  it('is not kept by a file that lacks a document written since', async () => {
    const stage = await createStage();
    const { recoveryKey, backup } = await createIdentity(stage);
    await rename(stage);
    await expect(ensure(stage, { contents: backup, recoveryKey })).rejects.toMatchObject({ code: 'stale' });
    await ensure(stage, { contents: await backupOf(stage), recoveryKey });
  });
});

describe('an identity at a key server', () => {
  async function served(): Promise<{ computer: Computer; stage: Stage; recoveryKey: string }> {
    const computer = await createComputer(createHonestServer(ORIGIN, () => 1_800_000_000_000).fetch);
    const { recoveryKey } = await createServedIdentity(computer);
    return { computer, stage: computer.stage, recoveryKey };
  }

  it('is sent what waits, and then this computer may forget it', async () => {
    const { stage } = await served();
    await rename(stage);
    await ensure(stage);
    expect((await stage.session.keyServer.view())?.waiting).toBe(0);
  });

  it('stays while an account name at a former key server waits to be set free from here', async () => {
    const { stage } = await served();
    const key = `row-to-free/${'ab'.repeat(16)}/${toBase64Url(utf8('https://old.example'))}`;
    const isStillKept = await ensure(stage);
    await stage.vault.commit([{ table: 'local', key, value: utf8('sealed') }]);
    await expect(ensure(stage)).rejects.toThrow(/still taken at old\.example/);
    expect(await isStillKept()).toBe(false);
    await stage.vault.commit([{ table: 'local', key, value: null }]);
    expect(await isStillKept()).toBe(true);
  });

  it('stays while the server does not answer, unless a backup file has what was not sent', async () => {
    const { computer, stage, recoveryKey } = await served();
    computer.line.state = 'cut';
    await rename(stage);
    await expect(ensure(stage)).rejects.toMatchObject({ code: 'server-unreachable' });
    await ensure(stage, { contents: await backupOf(stage), recoveryKey });
    computer.line.state = 'open';
    await ensure(stage);
  });
});
