/** A log entry that is dated ahead and stored among the rows locks nobody out, and ends no delay early. */
import { expect, it } from 'vitest';
import { createId } from '../../keys/ids.ts';
import { appendEntry } from '../../keys/log/append.ts';
import type { EntryAction, GenesisAction } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import { createMethodSeed, methodKeys } from '../../keys/method.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { bareHex } from '../../lib/bytes.ts';
import { newLevel } from '../change/levels.ts';
import { openMethod } from '../login/method-login.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

const DAY = 24 * 60 * 60_000;

/** Whoever holds the first method's key and the rows: appends what the session would not. */
async function attacked() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { parts } = stage.session;
  await stage.session.profiles.keep();
  const prf = created.authenticator.prf(created.localSalt);
  const open = await openMethod(parts, passkeyModeSecret(prf.first));
  const author = { role: 'author' as const, id: open.method.id, seed: open.keys.signingSeed };
  const waiting = await methodKeys(createMethodSeed(), open.log.anchor, 0);
  const methodId = createId();
  const level = [...open.log.levels.values()][0];
  if (!level) throw new Error('no level');
  let log = open.log;
  const append = async (timestamp: number, action: Exclude<EntryAction, GenesisAction>, seed?: Uint8Array) => {
    const possession = seed ? [{ role: 'possession' as const, id: methodId, seed }] : [];
    const next: { entry: Uint8Array; log: LogState } = appendEntry(log, { timestamp, action }, [author, ...possession]);
    await parts.server.write(
      {
        identityId: log.identityId,
        expect: log.head,
        entries: [next.entry],
        head: next.log.head,
        boxes: [],
        idRows: [],
        keyRows: [],
        removeIdRows: [],
        removeKeyRows: [],
      },
      null,
    );
    log = next.log;
  };
  const { authenticationPublicKey, signingPublicKey } = waiting;
  const method = {
    id: methodId,
    kind: 'passkey' as const,
    levelId: level.id,
    personId: createId(),
    freezePublicKey: null,
  };
  const descriptor = { ...method, authenticationPublicKey, signingPublicKey };
  await append(stage.now.at, { kind: 'mode-add', method: descriptor }, waiting.signingSeed);
  const honest = log;
  await append(stage.now.at + 4 * DAY, { kind: 'mode-activate', methodId });
  await append(stage.now.at + 3650 * DAY, { kind: 'mode-freeze', methodId });
  return { stage, created, methodId: bareHex(methodId), honest };
}

it.each(['with the recovery key', 'with the bound method'])('the owner gets in %s, and goes on', async (how) => {
  const { stage, created, methodId, honest } = await attacked();
  const session = await stage.restartBrowser();
  if (how === 'with the recovery key') await session.unlockWithRecoveryKey(created.recoveryKey);
  else await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  const stateNow = async () => {
    const { log } = await session.view();
    return log.methods.find(({ id }) => id === methodId)?.state;
  };
  expect(await stateNow()).toBe('pending');
  await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'After', manages: false, characterIds: [] }),
  );
  const { log } = await session.profiles.names();
  expect(log.head.number).toBeGreaterThan(honest.head.number);
  stage.now.at += 2 * DAY;
  const later = await stage.restartBrowser();
  await later.unlockWithRecoveryKey(created.recoveryKey);
  const view = await later.view();
  expect(view.log.methods.find(({ id }) => id === methodId)?.state).toBe('pending');
  expect(view.log.levels).toHaveLength(2);
});

it('a device that has seen later entries does not leave them out because its clock is slow', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  stage.now.at += 30 * DAY;
  await stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await stage.session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Later', manages: false, characterIds: [] }),
  );
  const { head } = (await stage.session.profiles.names()).log;
  stage.now.at -= 30 * DAY;
  const session = await stage.restartBrowser();
  await expect(session.unlockWithRecoveryKey(created.recoveryKey)).rejects.toMatchObject({
    code: 'bad-log',
    message: expect.stringContaining('clock'),
  });
  stage.now.at += 30 * DAY;
  const again = await stage.restartBrowser();
  await again.unlockWithRecoveryKey(created.recoveryKey);
  expect((await again.profiles.names()).log.head.number).toBeGreaterThan(head.number);
});
