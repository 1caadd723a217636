/** Own storage: a file in the person's storage space and a passphrase open the rows; on a device that opens without the file, the passphrase alone opens the copy. */
import { storageFileSecret, storageKey, storageLocalSecret, storageModeSecret } from '../../keys/modes/own-storage.ts';
import { fromBase64Url, wipe } from '../../lib/bytes.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { FoundStorage, NewStorage, Proof, StorageAnswer, StorageKeeping } from '../../messaging/login.ts';
import type { BoundCredential } from './bound-record.ts';
import type { BindableMethod } from './login-method.ts';
import { asksPersonal } from './personal.ts';
import type { StorageSecrets } from './secrets-type.ts';

async function secretsOf(
  passphrase: string,
  fileKey: string | null,
  personal: string | undefined,
): Promise<StorageSecrets> {
  const key = fileKey === null ? null : fromBase64Url(fileKey);
  try {
    return { kind: 'own-storage', passphrase, key: key && (await storageKey(key, passphrase)), personal };
  } finally {
    wipe(key);
  }
}

/** The credential on this device. @param localSalt of `LoginPlace.typedSalt` */
const boundStorage = (
  { fileId, localUnlock, place }: StorageKeeping,
  localSalt: string,
  personal: string | undefined,
): BoundCredential => ({
  kind: 'own-storage',
  credentialId: '',
  transports: [],
  localSalt,
  ...asksPersonal(personal),
  storage: { fileId, localUnlock, place },
});

export const ownStorage: BindableMethod<
  StorageSecrets,
  Extract<Proof, { kind: 'own-storage' }>,
  FoundStorage,
  StorageAnswer,
  NewStorage
> = {
  rowsSecret: ({ key }) => key && { modeSecret: storageModeSecret(key), salt: null },
  async localSecret({ passphrase, key }, { localSalt, storage }) {
    if (storage?.localUnlock === true) return storageLocalSecret(passphrase, fromBase64Url(localSalt));
    return key && storageFileSecret(key);
  },
  needsMore: () => t.needsLoginFile,
  mayBeChanged: ({ key }) => key !== null,
  keptAs({ file }, credential) {
    const { storage } = credential;
    if (file === undefined || storage === undefined) return credential;
    const place = storage.place && { ...storage.place, address: file.address };
    return { ...credential, storage: { ...storage, fileId: file.id, place } };
  },
  wipe: ({ key }) => wipe(key),
  ofAnswer: async ({ passphrase, fileKey, file, personal }) => ({
    ...(await secretsOf(passphrase, fileKey, personal)),
    file,
  }),
  ofProof: ({ passphrase, fileKey, personal }) => secretsOf(passphrase, fileKey, personal),
  ofMade: async ({ passphrase, fileKey, personal, address, ...keeping }, place) => ({
    bound: boundStorage(keeping, await place.typedSalt(), personal),
    secrets: await secretsOf(passphrase, fileKey, personal),
    enrolment: null,
    account: `${address}#${keeping.fileId}`,
  }),
  ofFound: async ({ passphrase, fileKey, ...keeping }, place, personal) => ({
    bound: boundStorage(keeping, await place.typedSalt(), personal),
    secrets: await secretsOf(passphrase, fileKey, personal),
  }),
  didNotOpen: (asks) => (asks ? t.storagePassphraseOrPersonalWrong : t.storagePassphraseWrong),
};
