/** The plain record of a login method on this device, as it is stored: what asks for the method, and the sealed copy. */
import * as v from 'valibot';
import { BINDABLE_KINDS } from '../../messaging/login.ts';
import { orElse, type Unread } from '../../vault/stored.ts';

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/));

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
  /** Empty for a password. */
  credentialId: base64,
  transports: orElse(v.array(v.string()), []),
  /** Salt of the second PRF input and of the second storage key. */
  localSalt: base64,
  /** Asks for what only the person knows: that it does, and nothing of it. */
  personal: v.optional(v.boolean()),
  /** Of a password: where it is enrolled, whether it opens this copy without the server, its account name where that may be kept. */
  password: v.optional(v.object({ server: v.string(), localUnlock: v.boolean(), accountName: v.nullable(v.string()) })),
  /** `null`: the credential is known here, but opens through the rows (a method that still waits for its delay). */
  bound: orElse(v.nullable(boundSchema), null),
  lastUsedAt: orElse(v.nullable(v.number()), null),
});

/** `unread`: parts that this version cannot read; they are written back as they were. */
export type BoundRecord = v.InferOutput<typeof recordSchema> & { unread?: Unread[] };

/** The credential of a method on this device: public. */
export type BoundCredential = Pick<
  BoundRecord,
  'kind' | 'credentialId' | 'transports' | 'localSalt' | 'personal' | 'password'
>;
