/** Evil server, towards a login method that only views a character: what it withholds, swaps or brings back opens nothing more and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fromHex } from '../../lib/bytes.ts';
import { changeLevel, newCharacter, newLevel, rotateCharacters } from '../../session/testing/acts.ts';
import { addKey, type TestKey } from '../../session/testing/add-key.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { characterDocumentGrantName, characterGrantName } from '../box-names.ts';
import { about, createEvilServer, type EvilServer, plant } from '../testing/evil.ts';

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let key: TestKey;
let daily: string;
let everyday: string;
let savings: string;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  const { session } = here.stage;
  everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  savings = await session.change(proofOf(created), (act) =>
    newCharacter(act, { name: 'Savings', look: null, levelIds: [], firstAccountName: 'Funds', order: 1 }),
  );
  daily = await session.change(proofOf(created), (act) =>
    newLevel(act, {
      name: 'Daily',
      manages: false,
      characterIds: [everyday, savings],
      limits: { [everyday]: 'view', [savings]: 'view' },
    }),
  );
  key = await addKey(session, proofOf(created), daily, 'Blue key');
  await round(here);
  there = await createComputer(server.line);
});

const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
const logIn = async () => findOn(there, key.authenticator);
const names = async () => {
  const { session } = there.stage;
  return Object.fromEntries((await session.profiles.viewed()).map(({ id, profile }) => [id, profile.name]));
};
const documentGrant = (characterId: string, epoch = 0, methodId = key.methodId) =>
  characterDocumentGrantName(fromHex(methodId), fromHex(characterId), epoch);
const bytesOf = (name: string) => server.identity().boxes.get(name)?.bytes ?? null;
const signs = (characterId: string) =>
  there.stage.session.profiles.use(characterId, async () => true).catch(() => false);
const expectNothingSigns = async () => expect([await signs(everyday), await signs(savings)]).toEqual([false, false]);

it('an honest server gives a viewing login both profiles and no seed', async () => {
  await logIn();
  expect(await names()).toEqual({ [everyday]: 'Everyday', [savings]: 'Savings' });
  await expectNothingSigns();
});

describe('the grant of a document key', () => {
  it('that is withheld keeps the login out until it comes', async () => {
    server.lie = about('/boxes', (answer) => ({
      ...answer,
      boxes: (answer.boxes as { name: string }[]).filter(({ name }) => name !== documentGrant(savings)),
    }));
    await expect(logIn()).rejects.toThrow();
    server.lie = null;
    await logIn();
    expect(await names()).toEqual({ [everyday]: 'Everyday', [savings]: 'Savings' });
  });

  it('in the place of another character’s opens neither', async () => {
    const [one, other] = [bytesOf(documentGrant(everyday)), bytesOf(documentGrant(savings))];
    expect(one && other).not.toBeNull();
    plant(server, documentGrant(everyday), other);
    plant(server, documentGrant(savings), one);
    await expect(logIn()).rejects.toThrow();
    plant(server, documentGrant(everyday), one);
    plant(server, documentGrant(savings), other);
    await logIn();
    expect(await names()).toEqual({ [everyday]: 'Everyday', [savings]: 'Savings' });
  });

  it('in the place of the grant of a seed makes no seed of it', async () => {
    plant(server, characterGrantName(fromHex(key.methodId), fromHex(savings), 0), bytesOf(documentGrant(savings)));
    await logIn();
    await expectNothingSigns();
  });

  it('of an earlier epoch, in the place of the new one, is refused, and the computer goes on once the right one is there', async () => {
    await logIn();
    const old = bytesOf(documentGrant(savings));
    await here.stage.session.change(proofOf(created), (act) => rotateCharacters(act, [savings]));
    const next = documentGrant(savings, 1);
    const right = bytesOf(next);
    expect(right).not.toBeNull();
    plant(server, next, old);
    await round(there);
    expect((await there.stage.session.keyServer.view())?.state).toBe('refused');
    plant(server, next, right);
    await round(there);
    await round(there);
    expect(await names()).toMatchObject({ [savings]: 'Savings' });
    await expectNothingSigns();
  });

  it('of another identity is refused', async () => {
    const elsewhere = createEvilServer(ORIGIN, () => 1_800_000_000_000);
    const stranger = await createComputer(elsewhere.line);
    const owner = await createServedIdentity(stranger);
    const { session } = stranger.stage;
    const theirs = (await session.layers())[0]?.characterIds[0] ?? '';
    const level = await session.change(proofOf(owner), (act) =>
      newLevel(act, { name: 'Daily', manages: false, characterIds: [theirs], limits: { [theirs]: 'view' } }),
    );
    const other = await addKey(session, proofOf(owner), level, 'Red key');
    await round(stranger);
    const foreign = elsewhere.identity().boxes.get(documentGrant(theirs, 0, other.methodId))?.bytes ?? null;
    expect(foreign).not.toBeNull();
    plant(server, documentGrant(savings), foreign);
    await expect(logIn()).rejects.toThrow();
    await expectLocked();
  });
});

const expectLocked = async () => expect(await there.stage.session.layers()).toEqual([]);

it('a login that is raised from view to own, and lowered again, holds what the log says at each round', async () => {
  await logIn();
  const set = async (limits: Record<string, 'view'>) => {
    await here.stage.session.change(proofOf(created), (act) =>
      changeLevel(act, daily, { name: 'Daily', manages: false, characterIds: [everyday, savings], limits }),
    );
    await round(there);
  };
  await set({ [everyday]: 'view' });
  expect([await signs(everyday), await signs(savings)]).toEqual([false, true]);
  await set({ [everyday]: 'view', [savings]: 'view' });
  await expectNothingSigns();
  expect(await names()).toMatchObject({ [savings]: 'Savings' });
}, 60_000);
