/** A character that a login only views: after a restart, a rotation and every change of its level, and over random tables of rights. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Limit } from '../../messaging/level.ts';
import { createAccountActs } from '../accounts/account-acts.ts';
import { addAccount } from '../accounts/accounts.ts';
import { newCharacter, orderCharacters } from '../change/characters.ts';
import { changeLevel, newLevel } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import type { SessionCore } from '../session-core.ts';
import { addKey, type TestKey } from '../testing/add-key.ts';
import { household } from '../testing/household.ts';
import { createIdentity, createStage, proofOf, type Stage } from '../testing/stage.ts';

type Right = Limit | 'own' | 'none';

const levelOf = (table: Readonly<Record<string, Right>>) => ({
  name: 'Daily',
  manages: false,
  characterIds: Object.keys(table).filter((id) => table[id] !== 'none'),
  limits: Object.fromEntries(
    Object.entries(table).flatMap(([id, right]): [string, Limit][] =>
      right === 'use' || right === 'view' ? [[id, right]] : [],
    ),
  ),
});

async function open({ stage }: { stage: Stage }, key: TestKey): Promise<SessionCore> {
  const session = await stage.restartBrowser();
  await session.unlock(key.methodId, key.authenticator.prf(key.localSalt));
  return session;
}

const signsAs = (session: SessionCore, id: string): Promise<boolean> =>
  session.profiles.use(id, async () => true).catch(() => false);
const readsOf = async (session: SessionCore, id: string): Promise<string | null> =>
  session.profiles.read(id).then(
    ({ name }) => name,
    () => null,
  );

/** What this login can do with a character, found by doing it. */
async function rightHeld(session: SessionCore, key: TestKey, id: string): Promise<Right> {
  if ((await readsOf(session, id)) === null) return 'none';
  if (!(await signsAs(session, id))) return 'view';
  const acts = createAccountActs(session.parts, session.profiles, session);
  const proof = proofOf({ ...key, recoveryKey: '', backup: '' });
  const phrase = await acts.exportPhrase(proof, id).catch(() => null);
  return phrase === null ? 'use' : 'own';
}

it('is read after a restart and a rotation elsewhere, and follows its level both ways while the session is open', async () => {
  const house = await household();
  const { stage, mine, everyday, savings, daily, blue } = house;
  const set = (session: SessionCore, right: Right) =>
    session.change(mine, (change) => changeLevel(change, daily, levelOf({ [everyday]: 'own', [savings]: right })));
  await set(stage.session, 'view');
  const session = await open(house, blue);
  expect(await rightHeld(session, blue, savings)).toBe('view');
  expect(await session.profiles.viewed()).toMatchObject([{ id: savings }]);
  expect((await session.profiles.readable()).map(({ id }) => id)).toEqual([everyday]);

  // The proof of a managing method in the same session: keys change below the viewing login.
  await session.change(mine, (change) => rotateCharacters(change, [savings]));
  expect(await rightHeld(session, blue, savings)).toBe('view');
  const { log } = await session.profiles.names();
  expect(log.characters.get(savings)?.epoch).toBe(1);

  for (const [right, epoch] of [
    ['own', 1],
    ['view', 2],
    ['use', 2],
    ['view', 3],
    ['none', 4],
    ['view', 4],
  ] as const) {
    await set(session, right);
    expect([right, await rightHeld(session, blue, savings)]).toEqual([right, right]);
    const known = await session.profiles.names();
    expect([right, known.log.characters.get(savings)?.epoch]).toEqual([right, epoch]);
  }
  const again = await open(house, blue);
  expect(await rightHeld(again, blue, savings)).toBe('view');
  expect(await rightHeld(again, blue, everyday)).toBe('own');
  await expect(addAccount(again.profiles, savings, 'Mine')).rejects.toMatchObject({
    code: 'closed',
    message: expect.stringContaining('can only view'),
  });
}, 240_000);

it('is left in its place when the open characters are put into another order', async () => {
  const house = await household();
  const { stage, mine, everyday, savings, daily, blue } = house;
  await stage.session.change(mine, (change) =>
    changeLevel(change, daily, levelOf({ [everyday]: 'own', [savings]: 'view' })),
  );
  const session = await open(house, blue);
  await orderCharacters(session.profiles, [savings, everyday]);
  expect((await session.profiles.read(everyday)).order).toBe(1);
  expect((await session.profiles.read(savings)).order).toBe(1);
}, 120_000);

it('each login opens exactly what its level says, whatever the levels say', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const mine = proofOf(created);
  const ids = [(await stage.session.layers())[0]?.characterIds[0] ?? ''];
  for (const name of ['Market', 'Savings'])
    ids.push(
      await stage.session.change(mine, (change) =>
        newCharacter(change, { name, look: null, levelIds: [], firstAccountName: 'Main', order: ids.length }),
      ),
    );
  const people: { levelId: string; key: TestKey }[] = [];
  for (const name of ['Blue', 'Red']) {
    const levelId = await stage.session.change(mine, (change) =>
      newLevel(change, { name, manages: false, characterIds: [] }),
    );
    people.push({ levelId, key: await addKey(stage.session, mine, levelId, `${name} key`) });
  }
  const right = fc.constantFrom<Right>('own', 'use', 'view', 'none');
  const tables = fc.array(fc.tuple(right, right, right), { minLength: people.length, maxLength: people.length });
  await fc.assert(
    fc.asyncProperty(tables, async (rights) => {
      const wanted = rights.map((row) => Object.fromEntries(ids.map((id, at) => [id, row[at] ?? 'none'])));
      for (const [at, { levelId, key }] of people.entries()) {
        // Of the session that is open, so that one login changes what another one holds.
        const table = levelOf(wanted[at] ?? {});
        await stage.session.change(mine, (change) =>
          changeLevel(change, levelId, { ...table, name: key.methodId.slice(0, 8) }),
        );
      }
      for (const [at, { key }] of people.entries()) {
        const session = await open({ stage }, key);
        const held: Record<string, Right> = {};
        for (const id of ids) held[id] = await rightHeld(session, key, id);
        expect(held).toEqual(wanted[at]);
      }
    }),
    { numRuns: 6 },
  );
}, 400_000);
