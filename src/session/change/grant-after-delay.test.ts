/** A managing method that was added by one method alone waits, and opens once the delay is over and a managing method has logged in. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { createIdentity, createStage, fakeAuthenticator, proofOf } from '../testing/stage.ts';
import { bindAdded, prepareMethod } from './add-method.ts';

const HOUR = 60 * 60 * 1000;

it('waits 72 hours, then gets its keys at the next login of a managing method', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const { log } = await session.view();
  const levelId = log.levels.find((level) => level.manages)?.id ?? '';
  const second = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const credential = {
    kind: 'security-key' as const,
    credentialId: second.credentialId,
    transports: ['usb'],
    localSalt,
  };
  const prf = () => second.prf(localSalt);
  const added = await session.change(proofOf(created), (change) =>
    prepareMethod(session.parts, change, { credential, name: 'Blue key', levelId }, prf()),
  );
  await bindAdded(session.parts, credential, added, prf());
  await session.lock();
  await expect(session.unlock(added.methodId, prf())).rejects.toMatchObject({ code: 'refused' });

  stage.now.at += 73 * HOUR;
  await expect(session.unlock(added.methodId, prf())).rejects.toThrow(/Log in once more with one/);
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  expect((await session.view()).log.methods.find(({ id }) => id === added.methodId)?.state).toBe('active');
  await session.lock();
  await session.unlock(added.methodId, prf());
  const [login] = await session.layers();
  expect(login?.methodId).toBe(added.methodId);
  expect(login?.characterIds).toHaveLength(1);
});
