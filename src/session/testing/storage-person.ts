/** A user with own storage: the page's login file without its WebDAV server, and the session's acts with it. For tests only. */
import type { LoginAnswer, NewStorage, Proof } from '../../messaging/login.ts';
import { createStorageFile } from '../../messaging/storage-file.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import type { LoginPlace, OpenCredential } from '../login/login-method.ts';
import { type LoginSecrets, openCredential, secretsOf } from '../login/login-secrets.ts';
import { createFirstIdentity } from '../unlock/first-identity.ts';
import type { Stage } from './stage.ts';
import { typedSalt } from './typed-salt.ts';

const never = async () => {
  throw new Error('Own storage needs no server and no ticket.');
};
export const NO_PLACE: LoginPlace = { saltOf: never, typedSalt, server: never, opaqueAt: () => never() as never };

/** What the page sends after it has written a login file. */
export async function newStorage(
  passphrase: string,
  rest: Partial<Pick<NewStorage, 'localUnlock' | 'place' | 'personal'>> = {},
): Promise<NewStorage> {
  const { id, key } = await createStorageFile();
  const address = 'https://cloud.example.org/dav/dramatis.login';
  return {
    kind: 'own-storage',
    name: 'Own storage',
    passphrase,
    fileKey: key,
    fileId: id,
    address,
    localUnlock: false,
    place: null,
    ...rest,
  };
}

const named = ({ bound, account }: OpenCredential, { name }: NewStorage) => ({ ...bound, name, account });

/** Runs the whole setup with own storage, up to an open session. @param origin of the key server; `null`: this device only */
export async function createWithStorage({ session, now }: Stage, made: NewStorage, origin: string | null = null) {
  const opened = await openCredential(made, NO_PLACE);
  await session.touch();
  const own = session.parts.server;
  const at = origin === null ? own : { ...own, origin };
  const first = await createFirstIdentity(at, now.at, 'person', named(opened, made), opened.secrets);
  await session.drafts.begin(first, origin === null ? null : { origin, invitation: null });
  const { recoveryKey, ask } = await session.drafts.recoveryKey();
  await session.drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
  await session.drafts.backup();
  await session.drafts.finish();
  return { methodId: first.open.methodId, recoveryKey: recoveryKey.join('-') };
}

/** Adds own storage to an existing identity. @returns the method's id, hex */
export async function addStorage({ session }: Stage, proof: Proof, levelId: string, made: NewStorage): Promise<string> {
  const opened = await openCredential(made, NO_PLACE);
  const wanted = { credential: opened.bound, name: made.name, levelId, account: opened.account };
  const added = await session.change(proof, (change) => prepareMethod(session.parts, change, wanted, opened.secrets));
  await bindAdded(session.parts, opened.bound, added, opened.secrets);
  return added.methodId;
}

/** The answer of a login: with the file, or with the passphrase alone. */
export const answered = (
  methodId: string,
  { passphrase, fileKey, personal }: NewStorage,
  withFile: boolean,
  file?: { id: string; address: string },
): Promise<LoginSecrets> => {
  const extra = personal === undefined ? {} : { personal };
  const answer: LoginAnswer = {
    kind: 'own-storage',
    methodId,
    passphrase,
    fileKey: withFile ? fileKey : null,
    ...(file === undefined ? {} : { file }),
    ...extra,
  };
  return secretsOf(answer);
};

export const storageProof = ({ passphrase, fileKey, personal }: NewStorage): Proof => ({
  kind: 'own-storage',
  passphrase,
  fileKey,
  ...(personal === undefined ? {} : { personal }),
});
