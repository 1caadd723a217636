/** Contacts that another login method of a shared character changed: marked with it until the person has looked. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { createEvilServer } from '../../sync/testing/evil.ts';
import { keepContact, saveContact } from '../accounts/accounts.ts';
import { newLevel } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { addKey } from '../testing/add-key.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import type { Profile } from './profile.ts';

const [ALICE, BOB] = [`0x${'a1'.repeat(20)}`, `0x${'b0'.repeat(20)}`] as [Hex, Hex];
const marksOf = ({ changedContacts = [] }: Profile) => changedContacts;

/** The owner knows Alice; then a session of Blue calls another address so, and renames the first. */
async function changedByBlue() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const blue = await addKey(session, proofOf(created), daily, 'Blue key');
  await saveContact(session.profiles, everyday, ALICE, 'Alice');
  const opens = async ({ methodId, authenticator, localSalt }: typeof blue) => {
    await session.lock();
    await session.unlock(methodId, authenticator.prf(localSalt));
    await session.profiles.recall();
  };
  await opens(blue);
  await saveContact(session.profiles, everyday, BOB, 'Alice');
  await saveContact(session.profiles, everyday, ALICE, 'Old friend');
  expect(marksOf(await session.profiles.read(everyday))).toEqual([]);
  return { session, created, everyday, blue, opens };
}

it('are marked if they were known with other values, until the person keeps them', async () => {
  const { session, created, everyday, blue, opens } = await changedByBlue();
  await opens(created);
  const both = [BOB, ALICE].map((address) => ({ address, by: blue.methodId }));
  expect(marksOf(await session.profiles.read(everyday))).toEqual(expect.arrayContaining(both));
  await keepContact(session.profiles, everyday, ALICE);
  expect(marksOf(await session.profiles.read(everyday))).toEqual([{ address: BOB, by: blue.methodId }]);
  // The other one cannot take the mark away.
  await opens(blue);
  await saveContact(session.profiles, everyday, `0x${'c0'.repeat(20)}`, 'Carol');
  await opens(created);
  expect(marksOf(await session.profiles.read(everyday)).map(({ address }) => address)).toContain(BOB);
});

it('stay marked as theirs when the owner gives the character new keys before reading it', async () => {
  const { session, created, everyday, blue, opens } = await changedByBlue();
  await opens(created);
  await session.change(proofOf(created), (change) => rotateCharacters(change, [everyday]));
  await session.profiles.keep();
  const marks = marksOf(await session.profiles.read(everyday));
  expect(marks).toContainEqual({ address: BOB, by: blue.methodId });
});

it('keep their mark when a second computer of the same login method has not seen them', async () => {
  const server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
  const here = await createComputer(server.line);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const read = ({ stage }: Computer) => stage.session.profiles.read(everyday);
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const blue = await addKey(session, proofOf(created), daily, 'Blue key');
  await saveContact(session.profiles, everyday, ALICE, 'Alice');
  await round(here);
  const thief = await createComputer(server.line);
  await findOn(thief, blue.authenticator);
  await saveContact(thief.stage.session.profiles, everyday, BOB, 'Alice');
  await round(thief);
  await round(here);
  expect(marksOf(await read(here))).toEqual([{ address: BOB, by: blue.methodId }]);
  const second = await createComputer(server.line);
  await findOn(second, created.authenticator);
  expect(marksOf(await read(second))).toContainEqual({ address: BOB, by: blue.methodId });
  await saveContact(second.stage.session.profiles, everyday, `0x${'c0'.repeat(20)}`, 'Carol');
  await round(second);
  await round(here);
  expect((await read(here)).contacts).toHaveLength(3);
  expect(marksOf(await read(here))).toContainEqual({ address: BOB, by: blue.methodId });
});
