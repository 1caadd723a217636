/** A recovery key on several sheets: made on one computer, and enough of them open the identity on another. */
import { expect, it } from 'vitest';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import type { SessionCore } from '../session-core.ts';
import { createComputer, createServedIdentity, ORIGIN, recoveryProof } from '../testing/served.ts';
import { createIdentity, createStage } from '../testing/stage.ts';
import { currentBackup } from '../unlock/current-backup.ts';

const START = 1_800_000_000_000;
const wanted = { name: 'On sheets', of: null, lost: false, why: 'not-lost' } as const;

/** Makes the sheets, and types one group of each back. */
async function kept(session: SessionCore, needed: number, holders: string[]): Promise<string[]> {
  await session.recovery.begin({ ...wanted, sheets: { needed, holders } });
  const { groups, sheets } = await session.recovery.groups();
  expect(groups).toEqual([]);
  const all = sheets?.all ?? [];
  await session.recovery.confirm(
    Object.fromEntries(all.map((sheet, at) => [at + 1, sheet.groups[sheet.ask - 1]?.toLowerCase() ?? ''])),
    undefined,
  );
  return all.map((sheet) => sheet.groups.join(' '));
}

it('two of three sheets restore the identity elsewhere, prove, and pass a check; one alone does nothing', async () => {
  const server = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(server.fetch);
  const created = await createServedIdentity(here);
  const { session, vault, memory } = here.stage;
  const texts = await kept(session, 2, [' Ida ', 'Ben', 'In the safe']);
  const [one = '', two = '', three = ''] = texts;
  await session.recovery.add(recoveryProof(created));
  const { log, names } = await session.view();
  const id = log.methods.find((method) => names.methods[method.id]?.name === 'On sheets')?.id ?? '';
  expect(names.methods[id]?.sheets).toEqual({ needed: 2, holders: ['Ida', 'Ben', 'In the safe'] });
  expect(await session.recovery.check(`${three}\n${one}`, undefined)).toBe(id);
  const stored = JSON.stringify([await vault.list('settings', ''), [...memory]]).toUpperCase();
  for (const group of texts.flatMap((text) => text.split(' '))) expect(stored).not.toContain(group);
  await session.keyServer.synchronise();

  const there = await createComputer(server.fetch);
  const find = (text: string) => there.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text });
  await expect(find(two)).rejects.toMatchObject({ code: 'bad-recovery-key', message: 'One more sheet is needed.' });
  await expect(find(`${two}\n${two}`)).rejects.toMatchObject({ message: expect.stringContaining('are the same') });
  expect(await there.stage.session.state()).toBe('empty');
  await find(`${two}\n${three}`);
  const restored = await there.stage.session.view();
  expect(restored.log.methods.find((method) => method.id === id)?.state).toBe('active');
  expect(restored.names.methods[id]?.sheets?.holders).toEqual(['Ida', 'Ben', 'In the safe']);
  await there.stage.session.change({ kind: 'recovery-key', text: `${one}${two}` }, async () => undefined);
});

it('sheets open a backup file where there is no server', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const [one = '', , three = ''] = await kept(session, 2, ['Ida', 'Ben', 'Safe']);
  await session.recovery.add(recoveryProof(created));
  const file = await currentBackup(session.parts, await session.profiles.names());
  const restore = async (recoveryKey: string) =>
    (await createStage()).session.restore({ file, recoveryKey, alone: false });
  await expect(restore(three)).rejects.toMatchObject({ code: 'bad-recovery-key' });
  await restore(`${three} ${one}`);
});

it('each sheet is asked back, the numbers are checked, and typed sheets say what is still needed', async () => {
  const stage = await createStage();
  await createIdentity(stage);
  const { recovery } = stage.session;
  for (const sheets of [
    { needed: 1, holders: ['A', 'B'] },
    { needed: 3, holders: ['A', 'B'] },
    { needed: 2, holders: Array.from({ length: 11 }, () => 'A') },
    { needed: 2, holders: ['A', ' '] },
  ])
    await expect(recovery.begin({ ...wanted, sheets })).rejects.toMatchObject({ code: 'bad-input' });
  await recovery.begin({ ...wanted, sheets: { needed: 3, holders: ['A', 'B', 'C', 'D'] } });
  const all = (await recovery.groups()).sheets?.all ?? [];
  const answers = Object.fromEntries(all.map(({ groups, ask }, at) => [at + 1, groups[ask - 1] ?? '']));
  for (const number of [1, 2, 3, 4])
    await expect(recovery.confirm({ ...answers, [number]: 'AAAAA' }, undefined)).rejects.toMatchObject({
      code: 'recovery-key-mismatch',
      message: expect.stringContaining(`of sheet ${number} `),
    });
  // A reload of the page shows the same sheets.
  expect((await recovery.groups()).sheets?.all).toEqual(all);
  const texts = all.map(({ groups }) => groups.join('-'));
  expect(await recovery.readSheets(texts.slice(2))).toEqual({ needed: 3, count: 4, numbers: [3, 4] });
  await expect(recovery.readSheets([texts[0] ?? '', texts[0] ?? ''])).rejects.toMatchObject({
    message: expect.stringContaining('are the same'),
  });
  await recovery.confirm(answers, undefined);
  await expect(recovery.groups()).rejects.toMatchObject({ code: 'refused' });
});
