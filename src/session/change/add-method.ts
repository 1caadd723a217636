/** Adds a login method on this computer: its log entry, its rows, and its local copy as soon as it may be opened. */

import { wipe } from '../../lib/bytes.ts';
import type { Whose } from '../../messaging/persons.ts';
import { bindNewMethod } from '../follow/bind-new-method.ts';
import { namedAuthenticator } from '../login/authenticator.ts';
import { type BoundCredential, boundChange, unboundRecord } from '../login/bound-copy.ts';
import { type LoginSecrets, localLogin, rowsLogin } from '../login/login-secrets.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { IdentityChange } from './change-draft.ts';
import { type AddedMethod, addMethod, setMethodLevel } from './levels.ts';
import { namePerson, personFor } from './persons.ts';
import type { Placing } from './placing-rows.ts';
import { endFormerUse } from './used-before.ts';

export interface WantedMethod {
  credential: BoundCredential;
  name: string;
  levelId: string;
  /** Given in the same change, or proposed where that needs two managers. */
  thenLevelId?: string | undefined;
  /** By default the person who confirms. */
  whose?: Whose | undefined;
  /** Account name of a password. */
  account?: string | undefined;
  /** What becomes of its rows at the server. */
  placing?: Placing | undefined;
}

/** Inside a change of the identity. @param secrets of the new credential */
export async function prepareMethod(
  { server, clock }: SessionParts,
  change: IdentityChange,
  { credential, name, levelId, thenLevelId, whose, account, placing }: WantedMethod,
  secrets: LoginSecrets,
): Promise<AddedMethod> {
  const login = rowsLogin(secrets);
  try {
    await endFormerUse({ server }, change.log(), login);
    const names = { name, account, ...namedAuthenticator(credential) };
    const person = personFor(change, whose);
    const wanted = {
      ...names,
      kind: credential.kind,
      levelId,
      personId: person.id,
      server: server.origin,
      now: clock(),
      placing,
    };
    const added = await addMethod(change, wanted, login);
    namePerson(change, person);
    if (thenLevelId !== undefined) await setMethodLevel(change, added.methodId, thenLevelId, 'not-lost');
    // The record is written with the change: without it the wallet could not ask for the credential again.
    const record = unboundRecord(credential, { identityId: added.identityId, methodId: added.methodId });
    change.also(async () => ({ local: [boundChange(record)] }));
    return added;
  } finally {
    login.wipe();
  }
}

/** After the change: makes the local copy. A method that waits for its delay gets its copy at its first login. */
export async function bindAdded(
  parts: SessionParts,
  credential: BoundCredential,
  added: AddedMethod,
  secrets: LoginSecrets,
): Promise<void> {
  const { identityId, methodId, deviceId, authenticationSeed, deviceSeed } = added;
  try {
    if (deviceId === null) return;
    const local = await localLogin(secrets, credential);
    const log = await parts.logs.read(identityId);
    const held = { authenticationSeed, deviceSeed };
    try {
      await bindNewMethod(parts, credential, { log, methodId, deviceId }, local, held);
    } finally {
      local.wipe();
    }
  } finally {
    wipe(authenticationSeed, deviceSeed);
  }
}
