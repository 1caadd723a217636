/** What the wallet notes of authenticators: in the signed names for every computer, and on each computer for the time while it is locked. */
import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Authenticator } from '../../messaging/login.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import { resetCredential } from '../change/reset-method.ts';
import { namedAuthenticator, noteAuthenticator } from '../login/authenticator.ts';
import {
  type Computer,
  createComputer,
  createServedIdentity,
  findOn,
  ORIGIN,
  recoveryProof,
} from '../testing/served.ts';
import { type Created, fakeAuthenticator } from '../testing/stage.ts';

const YUBIKEY: Authenticator = { aaguid: '2fc0579f-8113-47ea-b116-bb5a8db9202a', sync: 'bound' };
const PHONE: Authenticator = { aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', sync: 'synced' };

function credentialWith(authenticator: Authenticator) {
  const fake = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const { credentialId } = fake;
  const credential = { kind: 'security-key' as const, credentialId, transports: ['usb'], authenticator, localSalt };
  return { fake, credential, prf: fake.prf(localSalt) };
}

async function added({ stage: { session } }: Computer, created: Created) {
  const made = credentialWith(YUBIKEY);
  const levelId = (await session.view()).log.levels[0]?.id ?? '';
  const method = await session.change(recoveryProof(created), (change) =>
    prepareMethod(session.parts, change, { credential: made.credential, name: 'Blue key', levelId }, made.prf),
  );
  await bindAdded(session.parts, made.credential, method, made.prf);
  return { ...made, methodId: method.methodId };
}

const namedOn = async ({ stage }: Computer, methodId: string) =>
  (await stage.session.view()).names.methods[methodId]?.authenticator;
const recordOn = async ({ stage }: Computer, methodId: string) =>
  (await stage.session.bound()).find((record) => record.methodId === methodId);

describe('the authenticator of a login method', () => {
  it('is in the names of the identity, with the credential ID, and in the record of the computer', async () => {
    const { fetch } = createHonestServer(ORIGIN, () => 1_800_000_000_000);
    const here = await createComputer(fetch);
    const created = await createServedIdentity(here);
    const { methodId, credential, fake } = await added(here, created);
    expect(await namedOn(here, methodId)).toEqual({ ...YUBIKEY, credentialId: credential.credentialId });
    expect((await recordOn(here, methodId))?.authenticator).toEqual(YUBIKEY);

    const there = await createComputer(fetch);
    await findOn(there, fake);
    expect(await namedOn(there, methodId)).toEqual({ ...YUBIKEY, credentialId: credential.credentialId });
    const note = { sync: 'bound' as const, aaguid: (await namedOn(there, methodId))?.aaguid ?? null };
    await noteAuthenticator(there.stage.session.parts.vault, methodId, note);
    expect((await recordOn(there, methodId))?.authenticator).toEqual(YUBIKEY);
  });

  it('follows the sync state of the last login on this computer, and keeps the AAGUID and the copy', async () => {
    const { fetch } = createHonestServer(ORIGIN, () => 1_800_000_000_000);
    const here = await createComputer(fetch);
    const { methodId } = await added(here, await createServedIdentity(here));
    const before = await recordOn(here, methodId);
    await noteAuthenticator(here.stage.session.parts.vault, methodId, { sync: 'synced', aaguid: PHONE.aaguid });
    expect(await recordOn(here, methodId)).toEqual({
      ...before,
      authenticator: { aaguid: YUBIKEY.aaguid, sync: 'synced' },
    });
  });

  it('is that of the new credential after a reset', async () => {
    const { fetch } = createHonestServer(ORIGIN, () => 1_800_000_000_000);
    const here = await createComputer(fetch);
    const { session } = here.stage;
    const created = await createServedIdentity(here);
    const { methodId } = await added(here, created);
    const { credential, prf } = credentialWith(PHONE);
    const wanted = {
      methodId,
      kind: credential.kind,
      why: 'not-lost' as const,
      ...namedAuthenticator(credential),
    };
    await session.change(recoveryProof(created), (change) => resetCredential(session.parts, change, wanted, prf));
    expect(await namedOn(here, methodId)).toEqual({ ...PHONE, credentialId: credential.credentialId });
  });
});
