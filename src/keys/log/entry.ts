/** The types of log entries. They hold public values; never a name or a secret. */

/** 'person' (natural), 'virtual' or 'organisation'. */
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
  /**
   * 16 random bytes for the person who logs in with it; `null` for a recovery key, which belongs to the identity.
   * See [Note: Persons] in second-manager.ts.
   */
  personId: Uint8Array | null;
  /** X-Wing, 1216 bytes: grants are sealed to it. */
  authenticationPublicKey: Uint8Array;
  /** Ed25519, 32 bytes. */
  signingPublicKey: Uint8Array;
  /** Ed25519, 32 bytes, or null. It does not count, because nobody proved possession of the code; `mode-freeze-code` names one that counts. */
  freezePublicKey: Uint8Array | null;
}

/**
 * What the login methods of a level may do with a character. `own`: its seed; the product exports keys. `use`: its seed; the product
 * exports nothing. `view`: its document key alone, which opens no target key.
 */
export type CharacterRight = 'own' | 'use' | 'view';

/** A permission level. One that manages owns every character, so its list is empty. */
export interface LevelDescriptor {
  id: Uint8Array;
  manages: boolean;
  characters: { id: Uint8Array; right: CharacterRight }[];
}

/** A character at its beginning. */
export interface CharacterDescriptor {
  /** 16 bytes. */
  id: Uint8Array;
  /** X-Wing, 1216 bytes. */
  publicKey: Uint8Array;
  /** `keyHash` of its document key, 32 bytes: by it a grant of this key alone is checked. */
  documentKeyHash: Uint8Array;
}

/** The public half of a device's signing key: of one computer, or of one session there. */
export interface DeviceDescriptor {
  /** 16 bytes. */
  id: Uint8Array;
  methodId: Uint8Array;
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  /** Does the device have a local copy? If not, it serves one session [SESSIONS in devices.ts]. */
  keepsCopy: boolean;
}

/** A character's new key pair: `epoch` is its last one plus one. */
export interface CharacterRotation {
  characterId: Uint8Array;
  epoch: number;
  /** X-Wing, 1216 bytes. */
  publicKey: Uint8Array;
  /** `keyHash` of the new document key, 32 bytes. */
  documentKeyHash: Uint8Array;
}

/** New keys, in the entry that makes them due. Hashes are those of `keyHash`. */
export interface Rotation {
  characters: CharacterRotation[];
  identityDocumentKeyHash: Uint8Array | null;
  managementKeyHash: Uint8Array | null;
}

export interface GenesisAction {
  kind: 'genesis';
  type: IdentityType;
  /** 32 random bytes for deriving the keys of all methods, as the identity's ID is known only after them. */
  anchor: Uint8Array;
  firstMethod: MethodDescriptor;
  recoveryMethod: MethodDescriptor;
  levels: LevelDescriptor[];
  character: CharacterDescriptor;
  identityDocumentKeyHash: Uint8Array;
  managementKeyHash: Uint8Array;
  /** Milliseconds that a managing method waits. */
  delay: number;
}

export type EntryAction =
  | GenesisAction
  | { kind: 'mode-add'; method: MethodDescriptor }
  /** To a level with no less. */
  | { kind: 'mode-grant'; methodId: Uint8Array; levelId: Uint8Array }
  /** To a level with less. */
  | { kind: 'mode-lower'; methodId: Uint8Array; levelId: Uint8Array; rotation: Rotation }
  /** One or more methods, for example all of a person: what any of them could open gets new keys once. */
  | { kind: 'mode-revoke'; methodIds: Uint8Array[]; rotation: Rotation }
  /** New keys for the same method; `method.id` and `method.levelId` are those it has. */
  | { kind: 'mode-reset'; method: MethodDescriptor; generation: number; rotation: Rotation }
  /** Ends a delay: a method that was added or reset is revoked; one that was raised keeps its former level. */
  | { kind: 'mode-cancel'; methodId: Uint8Array }
  /** After the delay: states that the time has passed, so that later boxes can name a head at which the method manages. */
  | { kind: 'mode-activate'; methodId: Uint8Array }
  | { kind: 'mode-freeze'; methodId: Uint8Array }
  | { kind: 'mode-unfreeze'; methodId: Uint8Array }
  /** The named levels own it. */
  | { kind: 'character-add'; character: CharacterDescriptor; levelIds: Uint8Array[] }
  | { kind: 'character-rotate'; rotation: Rotation }
  | { kind: 'character-remove'; characterId: Uint8Array }
  /** The whole table of levels, the delay, and the acts that need two managers. Characters that a level loses are rotated here, and so is management. */
  | {
      kind: 'policy';
      levels: LevelDescriptor[];
      delay: number;
      secondManagerFor: SecondManagerAct[];
      rotation: Rotation;
    }
  | { kind: 'device-add'; device: DeviceDescriptor }
  | { kind: 'device-revoke'; deviceId: Uint8Array }
  /** After the delay the identity is deleted, and no entry follows. */
  | { kind: 'identity-delete' }
  /** Ends a deletion before its delay has passed. */
  | { kind: 'identity-keep' }
  /**
   * Public key of a new freeze code of this method; it replaces the former one. The code's own key signs too: otherwise somebody
   * who reads the key here could claim it for another identity. `null` removes the code.
   */
  | { kind: 'mode-freeze-code'; methodId: Uint8Array; freezePublicKey: Uint8Array | null }
  /** A manager's signature under acts that another manager may then write. See [Note: Two managers] in second-manager.ts. */
  | { kind: 'act-propose'; acts: ProposedAct[] }
  /** Ends a proposal: `proposal` is the number of its entry. */
  | { kind: 'act-withdraw'; proposal: number }
  /** What the names document has to say of limits from here on: `limitsHash`, 32 bytes. See [Note: Limits in the log] in ../limits.ts. */
  | { kind: 'limits'; hash: Uint8Array }
  /** This login method may take keys of the character out once. See [Note: Exports] in exports.ts. */
  | { kind: 'export-allow'; methodId: Uint8Array; characterId: Uint8Array }
  /** The author takes keys of the character out now, as it was allowed. */
  | { kind: 'export-use'; characterId: Uint8Array };

export type EntryKind = EntryAction['kind'];

/**
 * What a policy can demand two managers for. `managers`: whoever comes to manage or stops managing, and the policy itself; `members`:
 * every other method that is removed, lowered or reset; `deletion`: of a character or the identity; `limits`: what the limits of signing
 * say; `exports`: of a private key or phrase.
 */
export type SecondManagerAct = 'managers' | 'members' | 'deletion' | 'limits' | 'exports';

/** What one manager can propose and another can carry out. What a new key signs too is not among them. */
export const PROPOSABLE = [
  'mode-grant',
  'mode-lower',
  'mode-revoke',
  'character-remove',
  'policy',
  'identity-delete',
  'limits',
  'export-allow',
] as const satisfies readonly EntryKind[];

/** An act as it is proposed: without the new keys, which the writer makes. Its rotation is empty. */
export type ProposedAct = Extract<EntryAction, { kind: (typeof PROPOSABLE)[number] }>;

/** Can this be proposed? */
export const isProposable = (action: EntryAction): action is ProposedAct =>
  PROPOSABLE.some((kind) => kind === action.kind);

/**
 * The role of a signature. `author`: the deciding method. `agree`: the recovery key or a second method, which waives the delay or is the second of two managers.
 * `possession`: the new method's, device's or freeze code's own key. `freeze-code`: a code in the author's place.
 */
export type SignerRole = 'author' | 'agree' | 'possession' | 'freeze-code';

/** A signer's name. It is part of the signed bytes, so no signature can be removed. `id`: of a method; of a device for its possession; of its method for a freeze code. */
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
  /** Milliseconds since 1970; not before the previous entry's. */
  timestamp: number;
  signers: EntrySignerName[];
  action: EntryAction;
}
