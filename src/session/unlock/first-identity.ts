/**
 * Makes a whole identity in memory: the first login method and the recovery key, one managing level, and the first character with
 * its first account. Stores nothing: the draft becomes an identity when the person has kept the recovery key.
 */

import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import { accountPath } from '../../ethereum/paths.ts';
import { auditKeys } from '../../keys/audit.ts';
import { characterKeys } from '../../keys/character.ts';
import { sealDocument } from '../../keys/document.ts';
import type { GrantSubject } from '../../keys/grant.ts';
import { createId, idKey } from '../../keys/ids.ts';
import { closeSeed, emptyCopy, type LocalCopy } from '../../keys/local-copy.ts';
import type { IdentityType } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { MethodKeys } from '../../keys/method.ts';
import { createRecoveryKey, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { names as givenNames } from '../../locales/en/messaging/names.ts';
import { profileName } from '../../sync/box-names.ts';
import { type Box, type KeyServer, noRows, type Write } from '../../sync/key-server.ts';
import { rekeyedBoxes } from '../change/rekey.ts';
import { namedAuthenticator } from '../login/authenticator.ts';
import { type BoundCredential, type BoundRecord, bind, credentialOf } from '../login/bound-copy.ts';
import { type LoginSecrets, localLogin, rowsLogin } from '../login/login-secrets.ts';
import { createMethod, entryOf, namedAccount } from '../login/method-rows.ts';
import { encodeRecoveryRows, type KnownRecoveryKey } from '../login/recovery-rows.ts';
import { sealControls } from '../login/row-controls.ts';
import { firstLook } from '../profile/looks.ts';
import { encodeProfile, type Profile } from '../profile/profile.ts';
import { sealAccountTarget, sealEntropyTarget } from '../profile/targets.ts';
import { PROFILE } from '../state/document-names.ts';
import { firstLog } from './first-log.ts';
import { firstIds, firstNamesBox, type HolderNames, startOf } from './first-names.ts';
import type { KnownMethod, WaitingBlob } from './known-method.ts';

export interface FirstIdentity {
  log: LogState;
  write: Write;
  record: BoundRecord;
  /** The rows of the first method for this computer, whether or not the server is sent them. */
  ownRows: Pick<Write, 'idRows' | 'keyRows'>;
  /** Blobs of a method that opens another identity too. */
  blobs: WaitingBlob[];
  /** Opens the session once the draft is an identity. */
  open: { deviceId: string; methodId: string; copy: LocalCopy; loginCacheKey: Uint8Array };
  recoveryGroups: string[];
  /** Control token of the first method's row, where it is a password. */
  rowControl: Uint8Array;
  /** The recovery key with its rows, for the backup file. */
  recovery: KnownRecoveryKey;
}

const copyOf =
  (keys: Record<GrantSubject['kind'], Uint8Array>) =>
  async (subject: GrantSubject): Promise<Uint8Array> =>
    keys[subject.kind].slice();

/**
 * @param chainId the network that the first character begins on
 * @param holder of an organisation
 * @param known a login method of another identity that opens this one too
 */
export async function createFirstIdentity(
  server: KeyServer,
  now: number,
  type: IdentityType,
  credential: BoundCredential & { name: string; account?: string | undefined },
  secrets: LoginSecrets,
  chainId = 1,
  holder: HolderNames | null = null,
  known: Pick<KnownMethod, 'create' | 'blobs'> | null = null,
): Promise<FirstIdentity> {
  const login = rowsLogin(secrets);
  const local = await localLogin(secrets, credential);
  const recoveryKey = createRecoveryKey();
  const recoverySecret = recoveryModeSecret(recoveryKey.secret);
  const anchor = randomBytes(32);
  const first = await (known === null ? createMethod(login, anchor) : known.create(anchor));
  const recovery = await createMethod(recoverySecret, anchor);
  const ids = firstIds();
  const { methodId, characterId, deviceId } = ids;
  const [characterSeed, identityDocumentKey, managementKey, deviceSeed, entropy] = Array.from({ length: 5 }, () =>
    randomBytes(32),
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const character = await characterKeys(characterSeed);
  const firstKeys = {
    character: characterSeed,
    'character-document': character.documentKey,
    'identity-document': identityDocumentKey,
    management: managementKey,
  };
  try {
    const made = { character, identityDocumentKey, managementKey, deviceSeed };
    const { log, entries } = firstLog(now, type, anchor, ids, credential.kind, first.keys, recovery.keys, made);
    const { identityId, head } = log;
    const signer: BoxSigner = { kind: 'method', id: methodId, seed: first.keys.signingSeed };
    const keyOf = copyOf(firstKeys);

    const recoveryRows = recovery.rows(identityId, head, server.origin);
    const rows = encodeRecoveryRows(recoveryRows);
    const account = namedAccount({ ...credential, isEnrolled: known === null }, first);
    const named = { name: credential.name, ...account, ...namedAuthenticator(credential) };
    sealControls({ methods: { [bareHex(methodId)]: named } }, identityId, managementKey);
    const boxes: Box[] = await rekeyedBoxes({ server, before: null, after: log, keyOf, signer });
    boxes.push(
      ...(await firstCharacterBoxes({ log, characterId, signer }, entropy, character.documentKey, chainId)),
      firstNamesBox({ log, signer }, identityDocumentKey, ids, { ...named, rows, holder }, now),
    );
    const firstRows = first.rows(identityId, head, server.origin);
    const entry = entryOf(log, { server: server.origin, generation: 0 });
    const copy = firstCopy(log, first.keys.authenticationSeed, deviceSeed, {
      characterId,
      characterSeed,
      identityDocumentKey,
      managementKey,
    });
    const audit = await auditKeys(identityDocumentKey, identityId);
    wipe(audit.seed);
    const names = { identityId, methodId: bareHex(methodId), deviceId: bareHex(deviceId), lastUsedAt: now };
    const bound = bind(credentialOf(credential), names, local.secret, copy, local.personal);
    return {
      log,
      write: {
        auditKey: audit.publicKey,
        identityId,
        expect: null,
        entries,
        head,
        boxes,
        ...noRows(),
        idRows: [...firstRows.put.idRows, ...recoveryRows.put.idRows],
        keyRows: [...firstRows.put.keyRows, ...recoveryRows.put.keyRows],
      },
      record: bound.record,
      ownRows: { idRows: [firstRows.idRow], keyRows: [firstRows.keyRow] },
      blobs: (await known?.blobs(entry)) ?? [],
      open: { deviceId: names.deviceId, methodId: names.methodId, copy, loginCacheKey: bound.loginCacheKey },
      recoveryGroups: recoveryKey.groups,
      rowControl: first.rowControl(),
      recovery: { ...publicKeys(recovery.keys), ...recoveryRows, methodId: bareHex(ids.recoveryId) },
    };
  } finally {
    first.wipe();
    recovery.wipe();
    login.wipe();
    local.wipe();
    wipe(recoveryKey.secret, recoverySecret, character.documentKey);
    wipe(characterSeed, identityDocumentKey, managementKey, deviceSeed, entropy);
  }
}

const publicKeys = ({ authenticationPublicKey, signingPublicKey }: MethodKeys) => ({
  authenticationPublicKey,
  signingPublicKey,
});

/** The first character's boxes: its entropy, its first account, and its profile. */
async function firstCharacterBoxes(
  { log, characterId, signer }: { log: LogState; characterId: Uint8Array; signer: BoxSigner },
  entropy: Uint8Array,
  documentKey: Uint8Array,
  chainId: number,
): Promise<Box[]> {
  const owner = { log, characterId: idKey(characterId), signer };
  const accountTargetId = createId();
  const privateKey = deriveAccountKey(entropy, 0);
  const address = privateKeyToAddress(privateKey);
  const sealedEntropy = await sealEntropyTarget(owner, createId(), entropy);
  const account = await sealAccountTarget(owner, accountTargetId, {
    address,
    privateKey,
    name: givenNames.firstAccount,
  });
  wipe(privateKey);
  const profile: Profile = {
    name: startOf(log.type).character,
    look: firstLook(),
    order: 0,
    ...sealedEntropy.entropy,
    nextIndex: 1,
    accounts: [
      { address, name: givenNames.firstAccount, kind: 'hd', path: accountPath(0), targetId: bareHex(accountTargetId) },
    ],
    sites: [],
    contacts: [],
    blocked: [],
    chainId,
    routes: {},
  };
  const bytes = sealDocument({
    identityId: log.identityId,
    subject: { kind: 'character', characterId, epoch: 0, name: PROFILE },
    version: 1,
    key: documentKey,
    body: encodeProfile(profile),
    signer,
    head: log.head,
  });
  return [sealedEntropy.box, account, { name: profileName(characterId), bytes }];
}

/** The local copy of the first method on this device. Copies the keys. */
function firstCopy(
  { head }: LogState,
  authenticationSeed: Uint8Array,
  deviceSeed: Uint8Array,
  keys: {
    characterId: Uint8Array;
    characterSeed: Uint8Array;
    identityDocumentKey: Uint8Array;
    managementKey: Uint8Array;
  },
): LocalCopy {
  const empty = emptyCopy({ authenticationSeed, deviceSeed, generation: 0 });
  return {
    ...empty,
    characters: [closeSeed(empty.boxKey, { characterId: keys.characterId, epoch: 0 }, keys.characterSeed)],
    identityDocumentKey: { epoch: 0, key: keys.identityDocumentKey.slice() },
    managementKey: { epoch: 0, key: keys.managementKey.slice() },
    head,
  };
}
