/** Names of an identity that cannot be read, or are gone: they stop no change, and are readable again after one. */
import { expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { newLevel, removeMethod, renameMethod } from '../change/levels.ts';
import { addKey } from '../testing/add-key.ts';
import { put } from '../testing/planted.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

it.each([
  ['noise', randomBytes(400)],
  ['nothing', null],
  ['no bytes', new Uint8Array()],
])('%s in their place', async (_what, bytes) => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const mine = proofOf(created);
  const daily = await session.change(mine, (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
  );
  const blue = await addKey(session, mine, daily, 'Blue key');
  await put(stage, IDENTITY_DOCUMENT, bytes);
  const lost = await session.view();
  expect(lost.isRebuilt).toBe(true);
  expect(lost.names.methods[blue.methodId]?.name).toBe('Security key');
  expect(Object.keys(lost.names.levels)).toContain(daily);
  await session.change(mine, async (change) => renameMethod(change, created.methodId, 'Laptop'));
  const found = await session.view();
  expect([found.isRebuilt, found.names.methods[created.methodId]?.name]).toEqual([false, 'Laptop']);
  await put(stage, IDENTITY_DOCUMENT, bytes);
  await session.change(mine, (change) => removeMethod(change, blue.methodId));
  const { log, isRebuilt } = await session.view();
  expect([isRebuilt, log.methods.find(({ id }) => id === blue.methodId)?.state]).toEqual([false, 'revoked']);
});
