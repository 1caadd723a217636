/** *Add this computer* over an honest mailbox: the new computer opens the characters of its level, also if workers stop in between. */
import { afterEach, expect, it } from 'vitest';
import type { Proof } from '../../messaging/login.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel } from '../change/levels.ts';
import { createStage, proofOf } from '../testing/stage.ts';
import { bring, codeOf, createTwoComputers, meet, ORIGIN, type TwoComputers } from '../testing/two-computers.ts';

const open: TwoComputers[] = [];
async function twoComputers(...given: Parameters<typeof createTwoComputers>): Promise<TwoComputers> {
  const two = await createTwoComputers(...given);
  open.push(two);
  return two;
}
afterEach(() => {
  for (const two of open.splice(0)) two.stop();
});

const DAY = 24 * 60 * 60 * 1000;

async function everydayLevel({ managing }: TwoComputers): Promise<{ levelId: string; characterId: string }> {
  const { session } = managing.stage;
  const { log } = await session.view();
  const characterId = log.characterIds[0] as string;
  const wanted = { name: 'Daily', manages: false, characterIds: [characterId] };
  const levelId = await session.change(proofOf(managing.created), (change) => newLevel(change, wanted));
  return { levelId, characterId };
}

async function managingLevel({ managing }: TwoComputers): Promise<string> {
  const { log } = await managing.stage.session.view();
  return log.levels.find(({ manages }) => manages)?.id as string;
}

const confirm = ({ managing }: TwoComputers, levelId: string, proof: Proof = proofOf(managing.created)) =>
  managing.door.confirm({ name: 'Laptop', levelId }, proof);

it('opens on the new computer the characters of its level, and nothing else', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const { levelId, characterId } = await everydayLevel(two);
  await managing.stage.session.change(proofOf(managing.created), (change) =>
    newCharacter(change, {
      name: 'Savings',
      look: null,
      levelIds: [],
      firstAccountName: 'Main',
      order: 1,
    }),
  );
  const { here, there } = await meet(two);
  expect(here).toEqual(there);
  expect(here).toHaveLength(3);
  const confirmed = confirm(two, levelId);
  await managing.until('confirming');
  await fresh.door.agree();
  await confirmed;
  expect(await managing.until('done')).toMatchObject({ name: 'Laptop', activeFrom: null });
  await fresh.until(null);
  const [login] = await fresh.stage.session.layers();
  expect(login).toMatchObject({ characterIds: [characterId], bound: true });
  const { log, names } = await fresh.stage.session.view();
  expect(names.methods[login?.methodId as string]?.name).toBe('Laptop');
  expect(log.methods.find(({ id }) => id === login?.methodId)).toMatchObject({ state: 'active', levelId });
  expect((await fresh.stage.session.profiles.read(characterId)).name).toBe('Everyday');
  // Again, with the copy on that computer.
  await fresh.stage.session.lock();
  await fresh.stage.session.unlock(login?.methodId as string, fresh.authenticator.prf(fresh.localSalt));
  expect(await fresh.stage.session.layers()).toHaveLength(1);
  expect(fresh.stage.memory.has('pairing')).toBe(false);
  expect([...two.mailbox.mail.keys()]).toEqual([]);
  await managing.door.end();
  expect(managing.stage.memory.has('pairing')).toBe(false);
});

it('asks for the same words on both screens, whichever side confirms first', async () => {
  const two = await twoComputers();
  const { levelId } = await everydayLevel(two);
  await meet(two);
  await two.fresh.door.agree();
  await confirm(two, levelId);
  await two.fresh.until(null);
  expect(await two.fresh.stage.session.state()).toBe('unlocked');
});

it('makes a managing method wait for the delay, and says so on both computers', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  await meet(two);
  await fresh.door.agree();
  await confirm(two, await managingLevel(two));
  expect(await managing.until('done')).toMatchObject({ activeFrom: managing.stage.now.at + 3 * DAY });
  expect(await fresh.until('waits')).toMatchObject({ activeFrom: managing.stage.now.at + 3 * DAY });
  expect(await fresh.stage.session.layers()).toEqual([]);
  await fresh.door.end();

  for (const { now } of [two, managing.stage, fresh.stage]) now.at += 3 * DAY;
  const { authenticator, localSalt, methodId } = managing.created;
  await managing.stage.session.unlock(methodId, authenticator.prf(localSalt));
  const { credentialId } = fresh.authenticator;
  const later = await fresh.stage.restartBrowser();
  await later.keyServer.find(ORIGIN, {
    keepCopy: true,
    secrets: fresh.authenticator.prf(fresh.localSalt),
    credential: { credentialId, transports: [], localSalt: fresh.localSalt },
  });
  const { log } = await later.view();
  expect(log.methods.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
});

it('adds a managing method at once if the recovery key signs', async () => {
  const two = await twoComputers();
  await meet(two);
  await two.fresh.door.agree();
  await confirm(two, await managingLevel(two), { kind: 'recovery-key', text: two.managing.created.recoveryKey });
  await two.fresh.until(null);
  const { log } = await two.fresh.stage.session.view();
  expect(log.methods.filter(({ state }) => state === 'active')).toHaveLength(3);
});

it('goes on after either worker was stopped, at any step', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const { levelId } = await everydayLevel(two);
  const restart = () => {
    managing.restart();
    fresh.restart();
  };
  await managing.door.invite();
  restart();
  await fresh.door.join(ORIGIN, await codeOf(two));
  restart();
  await bring(two);
  restart();
  await managing.until('meeting', 'compare');
  restart();
  await fresh.until('compare');
  restart();
  await managing.until('compare');
  await fresh.door.agree();
  restart();
  await fresh.door.agree();
  await bring(two);
  void confirm(two, levelId);
  await managing.until('confirming');
  restart();
  const again = await managing.until('confirm-again');
  expect(again).toMatchObject({ name: 'Laptop', levelId });
  restart();
  await confirm(two, levelId);
  restart();
  await managing.until('done');
  await confirm(two, levelId);
  await fresh.until(null);
  expect(await fresh.stage.session.state()).toBe('unlocked');
});

it('finds a finished change after a stop right behind it', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const { levelId } = await everydayLevel(two);
  await meet(two);
  await fresh.door.agree();
  // The worker stops right after it wrote the entry.
  const { server } = managing.stage.session.parts;
  const write = server.write;
  server.write = async (given, ...rest) => {
    await write(given, ...rest);
    if (given.entries.length > 0) managing.restart();
  };
  void confirm(two, levelId);
  expect(await managing.until('done')).toMatchObject({ name: 'Laptop' });
  await fresh.until(null);
  const { log } = await fresh.stage.session.view();
  expect(log.methods).toHaveLength(3);
});

it('requires the second confirmation by the login method that gave the first', async () => {
  const two = await twoComputers();
  const { managing } = two;
  const { levelId } = await everydayLevel(two);
  await meet(two);
  void confirm(two, levelId);
  await managing.until('confirming');
  managing.restart();
  await two.fresh.door.agree();
  const byPaper: Proof = { kind: 'recovery-key', text: managing.created.recoveryKey };
  await expect(confirm(two, levelId, byPaper)).rejects.toMatchObject({ code: 'wrong-credential' });
  await confirm(two, levelId);
  await two.fresh.until(null);
});

it('reports an identity that was changed meanwhile, and adds nothing', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const { levelId } = await everydayLevel(two);
  await meet(two);
  const confirmed = confirm(two, levelId);
  await managing.until('confirming');
  await managing.stage.session.change(proofOf(managing.created), (change) =>
    newLevel(change, { name: 'Another', manages: false, characterIds: [] }),
  );
  await fresh.door.agree();
  await expect(confirmed).rejects.toMatchObject({ code: 'stale' });
  expect(await fresh.until('failed')).toMatchObject({
    problem: expect.stringMatching(/stopped on the other computer/),
  });
  expect((await managing.stage.session.view()).log.methods).toHaveLength(2);
});

it('gives nothing for a wrong code, and nothing to a second computer with the right code', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  await managing.door.invite();
  const code = await codeOf(two);
  const wrong = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  await expect(fresh.door.join(ORIGIN, wrong)).rejects.toMatchObject({ code: 'not-found' });
  await expect(fresh.door.join('https://other.example', code)).rejects.toMatchObject({ code: 'not-found' });
  await expect(fresh.door.join(ORIGIN, 'nonsense!')).rejects.toMatchObject({ code: 'bad-input' });
  const third = await twoComputers({ seenBy: () => two.mailbox });
  await third.fresh.door.join(ORIGIN, code);
  await fresh.door.join(ORIGIN, code);
  await bring(two);
  await fresh.until('compare');
  await bring(third);
  expect(await third.fresh.until('failed')).toMatchObject({ problem: expect.stringMatching(/already used this code/) });
});

it('ends on both computers when one ends it, and leaves nothing', async () => {
  for (const ending of ['managing', 'fresh'] as const) {
    const two = await twoComputers();
    await meet(two);
    await two[ending].door.end();
    const other = two[ending === 'managing' ? 'fresh' : 'managing'];
    await other.until('failed');
    await other.door.end();
    for (const { stage } of [two.managing, two.fresh]) expect(stage.memory.has('pairing')).toBe(false);
    expect(two.mailbox.mail.size).toBe(0);
  }
});

it('ends by itself after ten minutes, and when the wallet locks', async () => {
  const two = await twoComputers();
  await meet(two);
  two.fresh.stage.now.at += 10 * 60 * 1000;
  expect(await two.fresh.until('failed')).toMatchObject({ problem: expect.stringMatching(/ten minutes/) });
  await two.managing.until('failed');
  await two.managing.door.invite();
  await two.managing.stage.session.lock();
  await two.managing.until(null);
  expect(two.mailbox.mail.size).toBe(0);
});

it('adds one computer at a time', async () => {
  const two = await twoComputers();
  await two.managing.door.invite();
  await expect(two.managing.door.invite()).rejects.toMatchObject({ code: 'exists' });
});

it('never stores a secret unencrypted', async () => {
  const two = await twoComputers();
  await meet(two);
  const kept = JSON.stringify([...(await createStage()).memory, ...two.fresh.stage.memory]);
  expect(kept).toContain('box');
  expect(kept).not.toContain('methodSeed');
});
