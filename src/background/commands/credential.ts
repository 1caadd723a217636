/** What a page brings of a login or of a new login method, as the session takes it. Keeps nothing; whoever asked wipes. */

import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { FindAnswer, LoginAnswer, NewCredential } from '../../messaging/login.ts';
import {
  type BoundCredential,
  createEnrolment,
  type Enrolment,
  isGiven,
  type LoginSecrets,
  toPasswordKey,
} from '../../session/session.ts';
import { createHttp } from '../../sync/remote/http.ts';
import { createRemoteOpaque, type RemoteOpaque } from '../../sync/remote/rows.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import { prfOf, saltOf } from './tickets.ts';

/** The password calls of a key server. @throws WalletError bad-input */
export const opaqueAt = (server: string): RemoteOpaque =>
  createRemoteOpaque(createHttp(parseServerUrl(server), (url, init) => fetch(url, init)));

/** @throws WalletError no-prf | bad-encoding */
export function secretsOf(answer: LoginAnswer): LoginSecrets {
  const { kind, personal } = answer;
  switch (kind) {
    case 'passkey':
    case 'security-key':
      return { kind, ...prfOf(answer), personal };
    case 'password':
      return { kind, password: answer.password, key: answer.key && toPasswordKey(answer.key), personal };
  }
}

export interface OpenCredential {
  bound: BoundCredential;
  secrets: LoginSecrets;
  /** Of a password: its row at the server, which has to be stored along with the method. */
  enrolment: Enrolment | null;
}

/**
 * @param server of the identity that it is for; a password needs one
 * @throws WalletError not-found (the ticket is over) | no-prf | bad-input
 */
export async function openCredential(
  credential: NewCredential,
  server: () => string | Promise<string>,
): Promise<OpenCredential> {
  const { kind, personal } = credential;
  const asks = isGiven(personal) ? { personal: true } : {};
  if (kind !== 'password') {
    const { credentialId, transports } = credential;
    const bound = { kind, credentialId, transports, localSalt: await saltOf(credential), ...asks };
    return { bound, secrets: { kind, ...prfOf(credential), personal }, enrolment: null };
  }
  const { password, rememberName, accountName } = credential;
  const origin = parseServerUrl(await server());
  const enrolment = createEnrolment(opaqueAt(origin), credential);
  return {
    bound: {
      kind,
      credentialId: '',
      transports: [],
      localSalt: toBase64Url(randomBytes(32)),
      ...asks,
      password: { server: origin, localUnlock: password !== null, accountName: rememberName ? accountName : null },
    },
    secrets: {
      kind,
      password,
      key: { exportKey: fromBase64Url(credential.exportKey), salt: enrolment.salt },
      personal,
    },
    enrolment,
  };
}

/**
 * What finds an identity at a server, and how this profile would ask for it from then on.
 * @param server origin at which a password is enrolled
 * @throws WalletError not-found (the ticket is over) | no-prf | bad-encoding
 */
export async function foundCredential(
  answer: Exclude<FindAnswer, { kind: 'recovery-key' }>,
  server: string,
  personal: string | undefined,
): Promise<Omit<OpenCredential, 'enrolment'>> {
  const asks = isGiven(personal) ? { personal: true } : {};
  if (answer.kind === 'passkey') {
    const { credentialId, transports } = answer;
    const bound = { kind: 'passkey', credentialId, transports, localSalt: await saltOf(answer), ...asks } as const;
    return { bound, secrets: { kind: answer.kind, ...prfOf(answer), personal } };
  }
  const { password, rememberName, accountName, key } = answer;
  return {
    bound: {
      kind: 'password',
      credentialId: '',
      transports: [],
      localSalt: toBase64Url(randomBytes(32)),
      ...asks,
      password: { server, localUnlock: password !== null, accountName: rememberName ? accountName : null },
    },
    secrets: { kind: 'password', password, key: toPasswordKey(key), personal },
  };
}
