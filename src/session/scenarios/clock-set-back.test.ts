/** A clock that was set back ends no delay: a pending change is never dated before the last use that this computer remembers. */
import { expect, it } from 'vitest';
import { createId } from '../../keys/ids.ts';
import { appendEntry } from '../../keys/log/append.ts';
import { createMethodSeed, methodKeys } from '../../keys/method.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { fromHex, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import { prepareMethod } from '../change/add-method.ts';
import { appendStatements } from '../change/declare.ts';
import { newLevel } from '../change/levels.ts';
import { ensureUsable, openMethod } from '../login/method-login.ts';
import { createIdentity, createStage, fakeAuthenticator, proofOf } from '../testing/stage.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A month of quiet, then one use. */
async function quiet() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  stage.now.at += 30 * DAY;
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await session.profiles.keep();
  const { log } = await session.view();
  const levelId = log.levels.find((level) => level.manages)?.id ?? '';
  /** A clock that is set locks the wallet. */
  const setClock = async (change: number) => {
    stage.now.at += change;
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  };
  return { stage, created, levelId, setClock };
}

it('a managing method is not added while the clock is behind the last use, unless the recovery key signs', async () => {
  const { stage, created, levelId, setClock } = await quiet();
  const { session } = stage;
  const other = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const credential = { kind: 'passkey' as const, credentialId: other.credentialId, transports: [], localSalt };
  const add = (proof: ReturnType<typeof proofOf>) =>
    session.change(proof, (change) =>
      prepareMethod(session.parts, change, { credential, name: 'Blue key', levelId }, other.prf(localSalt)),
    );
  const before = (await session.view()).log.entries;
  await setClock(-73 * HOUR);
  await expect(add(proofOf(created))).rejects.toThrow(/This computer’s clock/);
  expect((await session.view()).log.entries).toBe(before);

  // What does not wait is not stopped.
  const wanted = { name: 'Daily', manages: false, characterIds: [] };
  await session.change(proofOf(created), (change) => newLevel(change, wanted));
  await add({ kind: 'recovery-key', text: created.recoveryKey });
  expect((await session.view()).log.methods.filter(({ state }) => state === 'pending')).toEqual([]);
});

it('the identity is not deleted while the clock is behind the last use, and with the clock corrected both are possible', async () => {
  const { stage, created, setClock } = await quiet();
  const { session } = stage;
  const { first } = created.authenticator.prf(created.localSalt);
  const ask = () =>
    appendStatements(session.parts, passkeyModeSecret(first), ensureUsable, () => [{ kind: 'identity-delete' }]);
  await setClock(-73 * HOUR);
  await expect(ask()).rejects.toThrow(/This computer’s clock/);
  expect((await session.view()).log.deletesAt).toBeNull();
  await setClock(73 * HOUR);
  await ask();
  expect((await session.view()).log.deletesAt).toBe(stage.now.at + 72 * HOUR);
});

it.each(['the floor beside the log', 'the login cache alone'])(
  'an entry that was dated back among the rows is refused by %s',
  async (by) => {
    const { stage, created, levelId } = await quiet();
    const { parts } = stage.session;
    const prf = created.authenticator.prf(created.localSalt);
    const open = await openMethod(parts, passkeyModeSecret(prf.first));
    const { authenticationPublicKey, signingPublicKey, signingSeed } = await methodKeys(
      createMethodSeed(),
      open.log.anchor,
      0,
    );
    const id = createId();
    const method = {
      id,
      kind: 'passkey' as const,
      levelId: fromHex(levelId),
      personId: createId(),
      freezePublicKey: null,
    };
    const action = { kind: 'mode-add' as const, method: { ...method, authenticationPublicKey, signingPublicKey } };
    const next = appendEntry(open.log, { timestamp: stage.now.at - 73 * HOUR, action }, [
      { role: 'author', id: open.method.id, seed: open.keys.signingSeed },
      { role: 'possession', id, seed: signingSeed },
    ]);
    const { identityId, head } = open.log;
    const nothing = { boxes: [], idRows: [], keyRows: [], removeIdRows: [], removeKeyRows: [] };
    await parts.server.write(
      { identityId, expect: head, entries: [next.entry], head: next.log.head, ...nothing },
      null,
    );
    if (by === 'the login cache alone') {
      const floors = await stage.vault.list('settings', 'floor/');
      await stage.vault.commit(floors.map(({ key }) => ({ table: 'settings' as const, key, value: null })));
    }
    const session = stage.restartWorker();
    await expect(session.view()).rejects.toMatchObject({ code: expect.stringMatching(/bad-log|locked/) });
    await session.lock();
    await expect(session.unlock(created.methodId, prf)).rejects.toThrow(keysLog.datedBack);
  },
);

it('a clock that was ahead once locks nobody out, even if the worker stopped before it stored the new head', async () => {
  const { stage, created, setClock } = await quiet();
  const { session, vault } = stage;
  const YEAR = 365 * DAY;
  await setClock(YEAR);
  await session.profiles.keep();
  await setClock(-YEAR);
  const floors = await vault.list('settings', 'floor/');
  const wanted = { name: 'Daily', manages: false, characterIds: [] };
  await session.change(proofOf(created), (change) => newLevel(change, wanted));
  const { entries } = (await session.view()).log;
  // The entry is among the rows, the floor of before beside it.
  await vault.commit(floors.map(({ key, value }) => ({ table: 'settings' as const, key, value })));
  const again = stage.restartWorker();
  await again.lock();
  await again.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  expect((await again.view()).log.entries).toBe(entries);
});
