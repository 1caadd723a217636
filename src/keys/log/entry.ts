/** What an entry of the membership log says: shapes only. Holds public values; no name and no secret ever. */

/** 'person' (natural), 'virtual' or 'organisation' [25]. */
export type IdentityType = 'person' | 'virtual' | 'organisation';

/** Every kind of login method of claim 2; the recovery key has a rank of its own. */
export type LogMethodKind =
  | 'passkey'
  | 'security-key'
  | 'recovery-key'
  | 'password'
  | 'oidc'
  | 'certificate'
  | 'own-storage';

/** The public half of a login method. */
export interface MethodDescriptor {
  /** 16 bytes. */
  id: Uint8Array;
  kind: LogMethodKind;
  /** 16 bytes: its permission level. A recovery key's level manages. */
  levelId: Uint8Array;
  /** X-Wing, 1216 bytes: grants are sealed to it. */
  authenticationPublicKey: Uint8Array;
  /** Ed25519, 32 bytes. */
  signingPublicKey: Uint8Array;
  /** Ed25519, 32 bytes, or null. Counts for nothing: nobody showed that he has the code. `mode-freeze-code` names one that counts. */
  freezePublicKey: Uint8Array | null;
}

/** A permission level. One that manages holds every character, so its list is empty. */
export interface LevelDescriptor {
  id: Uint8Array;
  manages: boolean;
  characterIds: Uint8Array[];
}

/** The public half of what signs on one computer, or for one session there. */
export interface DeviceDescriptor {
  /** 16 bytes. */
  id: Uint8Array;
  methodId: Uint8Array;
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  /** Is a local copy kept with it? If not, it is of one session: a bounded number of those is in the log's state. */
  keepsCopy: boolean;
}

/** A character's new key pair: `epoch` is its last one plus one. */
export interface CharacterRotation {
  characterId: Uint8Array;
  epoch: number;
  /** X-Wing, 1216 bytes. */
  publicKey: Uint8Array;
}

/** New keys that an entry brings in the same step as what makes them due. Hashes as of `documentKeyHash`. */
export interface Rotation {
  characters: CharacterRotation[];
  identityDocumentKeyHash: Uint8Array | null;
  managementKeyHash: Uint8Array | null;
}

export interface GenesisAction {
  kind: 'genesis';
  type: IdentityType;
  /** 32 random bytes that the keys of all methods are derived with: the identity's id is known only after them. */
  anchor: Uint8Array;
  firstMethod: MethodDescriptor;
  recoveryMethod: MethodDescriptor;
  levels: LevelDescriptor[];
  character: { id: Uint8Array; publicKey: Uint8Array };
  identityDocumentKeyHash: Uint8Array;
  managementKeyHash: Uint8Array;
  /** Milliseconds that a managing method waits. */
  delay: number;
}

export type EntryAction =
  | GenesisAction
  | { kind: 'mode-add'; method: MethodDescriptor }
  /** To a level that takes nothing away. */
  | { kind: 'mode-grant'; methodId: Uint8Array; levelId: Uint8Array }
  /** To a level that takes something away. */
  | { kind: 'mode-lower'; methodId: Uint8Array; levelId: Uint8Array; rotation: Rotation }
  | { kind: 'mode-revoke'; methodId: Uint8Array; rotation: Rotation }
  /** New keys for the same method; `method.id` and `method.levelId` are those it has. */
  | { kind: 'mode-reset'; method: MethodDescriptor; generation: number; rotation: Rotation }
  /** Ends what waits for the delay: a method that was added or reset is revoked, one that was raised stays as it was. */
  | { kind: 'mode-cancel'; methodId: Uint8Array }
  /** After the delay: says that time has passed, so that later boxes can name a head at which the method manages. */
  | { kind: 'mode-activate'; methodId: Uint8Array }
  | { kind: 'mode-freeze'; methodId: Uint8Array }
  | { kind: 'mode-unfreeze'; methodId: Uint8Array }
  | { kind: 'character-add'; character: { id: Uint8Array; publicKey: Uint8Array }; levelIds: Uint8Array[] }
  | { kind: 'character-rotate'; rotation: Rotation }
  | { kind: 'character-remove'; characterId: Uint8Array }
  /** All levels anew, and the delay. Characters taken out of a level, or its management, are rotated here. */
  | { kind: 'policy'; levels: LevelDescriptor[]; delay: number; rotation: Rotation }
  | { kind: 'device-add'; device: DeviceDescriptor }
  | { kind: 'device-revoke'; deviceId: Uint8Array }
  /** Everything ends after the delay: no entry follows then. */
  | { kind: 'identity-delete' }
  /** Before that: the identity stays. */
  | { kind: 'identity-keep' }
  /**
   * Public key of a new freeze code of this method, instead of the one before; its own key signs too, or whoever reads the
   * key here could claim it elsewhere and so take the code's effect. `null` takes it away.
   */
  | { kind: 'mode-freeze-code'; methodId: Uint8Array; freezePublicKey: Uint8Array | null };

export type EntryKind = EntryAction['kind'];

/**
 * Why a signature is there. `author` decides; `agree` is the recovery key's or a second method's, against the delay;
 * `possession` is by the new method's, device's or freeze code's own key; `freeze-code` takes the author's place.
 */
export type SignerRole = 'author' | 'agree' | 'possession' | 'freeze-code';

/** Who signs, named inside what is signed: no signature can be taken off. `id` is a method's, or a device's for its possession; a freeze code goes by its method's. */
export interface EntrySignerName {
  role: SignerRole;
  id: Uint8Array;
}

/** A signer with its Ed25519 seed. */
export interface EntrySigner extends EntrySignerName {
  seed: Uint8Array;
}

export interface LogEntry {
  number: number;
  /** Hash of the entry before; zeros in genesis. */
  previous: Uint8Array;
  /** Milliseconds since 1970, not before the predecessor's. */
  timestamp: number;
  signers: EntrySignerName[];
  action: EntryAction;
}
