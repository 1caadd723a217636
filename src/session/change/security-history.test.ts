/** The history shows each entry of the log with its signers, and refuses entries that were not checked. */
import { expect, it } from 'vitest';
import { fromHex } from '../../lib/bytes.ts';
import { addKey } from '../testing/add-key.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { newCharacter } from './characters.ts';
import { newLevel, removeMethod, renameMethod } from './levels.ts';
import { eventsOf, securityHistory } from './security-history.ts';

it('names the signer of every entry, newest first, also of a removed method', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const proof = proofOf(created);
  await session.change(proof, (change) =>
    newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const everything = (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
  const daily = await session.change(proof, (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
  );
  const key = await addKey(session, proof, daily, 'Blue key');
  const thief = await addKey(session, proof, everything, 'Green key');
  await session.change(proof, async (change) => renameMethod(change, created.methodId, 'Laptop'));
  await session.declare(proof, () => [{ kind: 'mode-freeze', methodId: fromHex(key.methodId) }]);
  await session.change(proof, (change) => removeMethod(change, key.methodId, 'lost'));

  const { events, names, kinds, problem } = await securityHistory(session.parts, session.profiles);
  expect(problem).toBeNull();
  expect(events.map(({ what }) => what)).toEqual([
    'method-removed',
    'frozen',
    'method-added',
    'computer-added',
    'method-added',
    'levels-changed',
    'character-added',
    'computer-added',
    'begun',
  ]);
  const [removed, frozen, waiting, , added] = events;
  expect(removed).toMatchObject({ methodId: key.methodId, by: created.methodId, takesEffect: null });
  expect(names[removed?.methodId ?? '']).toBe('Blue key');
  expect(names[frozen?.by ?? '']).toBe('Laptop');
  expect(waiting).toMatchObject({ methodId: thief.methodId, levelId: everything });
  expect(waiting?.takesEffect).toBe((waiting?.at ?? 0) + 72 * 60 * 60 * 1000);
  expect(added).toMatchObject({ levelId: daily, takesEffect: null });
  expect(kinds[events.at(-1)?.methodId ?? '']).toBe('passkey');
  expect(events.map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
});

it('refuses an entry that is not part of the checked log', async () => {
  const stage = await createStage();
  await createIdentity(stage);
  const { log } = await stage.session.profiles.names();
  const entries = await stage.session.parts.server.log(log.identityId);
  expect(eventsOf(log, entries)).toHaveLength(2);
  const changed = entries.map((entry, at) =>
    at === 1 ? entry.with(entry.length - 1, (entry.at(-1) ?? 0) ^ 1) : entry,
  );
  expect(() => eventsOf(log, changed)).toThrow(/isn’t the one that was verified/);
  expect(() => eventsOf(log, entries.slice(0, 1))).toThrow(/isn’t the one that was verified/);
});
