/** Adds a security key to an identity on the stage, and binds it there unless it is pending. For tests only. */
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Whose } from '../../messaging/persons.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import type { SessionCore } from '../session-core.ts';
import { type Created, fakeAuthenticator } from './stage.ts';

export type TestKey = Pick<Created, 'authenticator' | 'localSalt' | 'methodId'>;

/** @param whose by default of the person who confirms */
export async function addKey(
  session: SessionCore,
  proof: Proof,
  levelId: string,
  name: string,
  whose?: Whose,
  thenLevelId?: string,
): Promise<TestKey> {
  const authenticator = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const { credentialId } = authenticator;
  const credential = { kind: 'security-key' as const, credentialId, transports: ['usb'], localSalt };
  const prf = authenticator.prf(localSalt);
  const added = await session.change(proof, (change) =>
    prepareMethod(session.parts, change, { credential, name, levelId, thenLevelId, whose }, prf),
  );
  await bindAdded(session.parts, credential, added, prf);
  return { authenticator, localSalt, methodId: added.methodId };
}
