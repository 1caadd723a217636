/** The log of a new identity: genesis with the first login method and the recovery key, and the entry that adds this device. */
import type { CharacterKeys } from '../../keys/character.ts';
import { keyHash } from '../../keys/key-hash.ts';
import { appendEntry, createGenesis, DEFAULT_DELAY } from '../../keys/log/append.ts';
import type { IdentityType } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { MethodKeys } from '../../keys/method.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import { type FirstIds, firstLevels } from './first-names.ts';

/** Genesis, and the entry that adds this device. */
export function firstLog(
  timestamp: number,
  type: IdentityType,
  anchor: Uint8Array,
  ids: FirstIds,
  kind: BoundCredential['kind'],
  first: MethodKeys,
  recovery: MethodKeys,
  keys: {
    character: CharacterKeys;
    identityDocumentKey: Uint8Array;
    managementKey: Uint8Array;
    deviceSeed: Uint8Array;
  },
): { log: LogState; entries: Uint8Array[] } {
  const { methodId, recoveryId, personId, characterId, deviceId } = ids;
  const describe = (id: Uint8Array, methodKind: typeof kind | 'recovery-key', own: MethodKeys) => ({
    id,
    kind: methodKind,
    levelId: ids.levelId,
    personId: methodKind === 'recovery-key' ? null : personId,
    authenticationPublicKey: own.authenticationPublicKey,
    signingPublicKey: own.signingPublicKey,
    freezePublicKey: null,
  });
  const genesis = createGenesis(
    {
      timestamp,
      action: {
        kind: 'genesis',
        type,
        anchor,
        firstMethod: describe(methodId, kind, first),
        recoveryMethod: describe(recoveryId, 'recovery-key', recovery),
        levels: firstLevels(type, ids),
        character: {
          id: characterId,
          publicKey: keys.character.publicKey,
          documentKeyHash: keys.character.documentKeyHash,
        },
        identityDocumentKeyHash: keyHash('identity-document', keys.identityDocumentKey),
        managementKeyHash: keyHash('management', keys.managementKey),
        delay: DEFAULT_DELAY,
      },
    },
    { firstSigningSeed: first.signingSeed, recoverySigningSeed: recovery.signingSeed },
  );
  const device = { id: deviceId, methodId, publicKey: signingKeyPair(keys.deviceSeed).publicKey, keepsCopy: true };
  const withDevice = appendEntry(genesis.log, { timestamp, action: { kind: 'device-add', device } }, [
    { role: 'author', id: methodId, seed: first.signingSeed },
    { role: 'possession', id: deviceId, seed: keys.deviceSeed },
  ]);
  return { log: withDevice.log, entries: [genesis.entry, withDevice.entry] };
}
