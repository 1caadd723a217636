/** The stored record of a login method on this device: the public inputs of a login, in plaintext, and the encrypted copy. */
import * as v from 'valibot';
import { BINDABLE_KINDS, SYNC_STATES } from '../../messaging/login.ts';
import { orElse, type Unread } from '../../vault/stored.ts';

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/));

/** What an authenticator says of itself: see `Authenticator` of messaging/login.ts. */
export const authenticatorSchema = v.object({
  aaguid: orElse(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))), null),
  sync: orElse(v.picklist(SYNC_STATES), 'bound'),
});

const boundSchema = v.object({
  deviceId: v.string(),
  firstSalt: base64,
  wrappedFirstKey: base64,
  localCopy: base64,
});

export const recordSchema = v.object({
  version: v.literal(1),
  identityId: v.string(),
  methodId: v.string(),
  kind: v.picklist(BINDABLE_KINDS),
  /** Empty for passwords, accounts at issuers, own storage and certificates. */
  credentialId: base64,
  transports: orElse(v.array(v.string()), []),
  /** Only of passkeys and security keys. The names of the identity have it too; this copy is readable while the wallet is locked, and has the sync state of the last login here. */
  authenticator: v.optional(authenticatorSchema),
  /** Salt of the second PRF input and of the second storage key. */
  localSalt: base64,
  /** Whether the method asks for personal information; the information itself is not stored. */
  personal: v.optional(v.boolean()),
  /** For passwords: the server where it is enrolled, whether it opens this copy without the server, and the account name if the user allowed to store it. */
  password: v.optional(v.object({ server: v.string(), localUnlock: v.boolean(), accountName: v.nullable(v.string()) })),
  /** For own storage: the id of its file, whether the passphrase alone opens this copy, and where the file lies if the user allowed to store it. */
  storage: v.optional(
    v.object({
      fileId: base64,
      localUnlock: v.boolean(),
      place: v.nullable(v.object({ address: v.string(), userName: v.string() })),
    }),
  ),
  /** For certificates: the name of the file, if the user allowed to store it. */
  fileName: v.optional(v.string()),
  /** For certificates: the locator of the rows. It is the same for one key in every identity on this computer. */
  keyId: v.optional(base64),
  /** For accounts at an issuer: the key server, whether the passphrase alone opens this copy, and the issuer if the user allowed to store it. */
  oidc: v.optional(
    v.object({
      server: v.string(),
      localUnlock: v.boolean(),
      issuer: v.nullable(v.object({ id: v.string(), name: v.string() })),
    }),
  ),
  /** `null`: the credential is known here but has no copy yet and opens through the rows (for example a pending method). */
  bound: orElse(v.nullable(boundSchema), null),
  lastUsedAt: orElse(v.nullable(v.number()), null),
  /** The newest log that was read here says so. It only orders what a login offers: whether the method opens is decided by the log. */
  frozen: v.optional(v.boolean()),
});

/** `unread`: parts that this version cannot read; they are written back unchanged. */
export type BoundRecord = v.InferOutput<typeof recordSchema> & { unread?: Unread[] };

/** The public credential data of a method on this device. */
export type BoundCredential = Pick<
  BoundRecord,
  | 'kind'
  | 'credentialId'
  | 'transports'
  | 'authenticator'
  | 'localSalt'
  | 'personal'
  | 'password'
  | 'oidc'
  | 'storage'
  | 'fileName'
  | 'keyId'
>;
