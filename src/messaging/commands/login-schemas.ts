/** How commands read logins, proofs and new login methods (../login.ts). Says how they are written, not what they open. */
import * as v from 'valibot';
import { everyFieldOf } from '../command-contract.ts';
import {
  type Authenticator,
  type ChangedPassword,
  type FindAnswer,
  type IssuerAccount,
  type LoginAnswer,
  type NewCredential,
  type PasswordKey,
  type Proof,
  SYNC_STATES,
} from '../login.ts';
import { flag, text, texts } from './schemas.ts';

const touchKind = v.picklist(['passkey', 'security-key']);
const sync = v.picklist(SYNC_STATES);
const aaguid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const authenticator = everyFieldOf<Authenticator>()(v.object({ aaguid: v.nullable(aaguid), sync }));

const touchAnswer = v.object({
  kind: touchKind,
  methodId: text,
  prfFirst: text,
  prfSecond: text,
  sync: v.exactOptional(sync),
  personal: v.exactOptional(text),
});

export const passwordKey = everyFieldOf<PasswordKey>()(v.object({ exportKey: text, salt: text }));

const opaqueKind = v.picklist(['password', 'oidc']);

const passwordAnswer = v.object({
  kind: opaqueKind,
  methodId: text,
  password: v.nullable(text),
  key: v.nullable(passwordKey),
  personal: v.exactOptional(text),
});

const storageKeys = { kind: v.literal('own-storage'), passphrase: text, fileKey: text };
const storageAnswer = v.object({
  ...storageKeys,
  methodId: text,
  fileKey: v.nullable(text),
  file: v.exactOptional(v.object({ id: text, address: text })),
  personal: v.exactOptional(text),
});

const certificateAnswer = v.object({
  kind: v.literal('certificate'),
  methodId: text,
  secret: text,
  personal: v.exactOptional(text),
});

export const loginAnswer = everyFieldOf<LoginAnswer>()(
  v.variant('kind', [touchAnswer, passwordAnswer, storageAnswer, certificateAnswer]),
);

/** The character that a step-up is for, shown afterwards; `null`: none in particular. */
export const stepUpFor = v.nullable(text);

export const stepUpAnswer = everyFieldOf<LoginAnswer & { characterId: string | null }>()(
  v.variant('kind', [
    v.object({ ...touchAnswer.entries, characterId: stepUpFor }),
    v.object({ ...passwordAnswer.entries, characterId: stepUpFor }),
    v.object({ ...storageAnswer.entries, characterId: stepUpFor }),
    v.object({ ...certificateAnswer.entries, characterId: stepUpFor }),
  ]),
);

const goesOn = { withoutKeys: v.exactOptional(flag) };

/**
 * A command that carries a proof can fail with what the proof fails with, besides its own errors:
 * bad-recovery-key | needs-login | wrong-credential | refused (a frozen or removed method) | not-allowed | stale |
 * keys-missing (unless `withoutKeys`) | server-unreachable | locked.
 */
export const proof = everyFieldOf<Proof>()(
  v.variant('kind', [
    v.object({ ...touchAnswer.entries, ...goesOn }),
    v.object({ kind: opaqueKind, key: passwordKey, personal: v.exactOptional(text), ...goesOn }),
    v.object({ ...storageKeys, personal: v.exactOptional(text), ...goesOn }),
    v.object({ ...certificateAnswer.entries, ...goesOn }),
    v.object({ kind: v.literal('recovery-key'), text, personal: v.exactOptional(text), ...goesOn }),
  ]),
);

const newTouchEntries = v.object({
  ticket: text,
  kind: touchKind,
  name: text,
  credentialId: text,
  transports: texts,
  authenticator,
  prfFirst: text,
  prfSecond: text,
  personal: v.exactOptional(text),
});

const issuerName = v.object({ id: text, name: text });
export const issuerAccount = everyFieldOf<IssuerAccount>()(
  v.object({ issuer: issuerName, row: text, accountTicket: text, seed: text }),
);

const keeping = { password: v.nullable(text), rememberName: flag };
const registered = {
  ...keeping,
  registration: text,
  record: text,
  exportKey: text,
  personal: v.exactOptional(text),
};

/** A new password or passphrase for a method that has a name and an account already. */
export const changedPassword = everyFieldOf<ChangedPassword>()(
  v.object({ ...registered, kind: opaqueKind, account: v.exactOptional(issuerAccount) }),
);

const storageKeeping = {
  fileId: text,
  localUnlock: flag,
  place: v.nullable(v.object({ address: text, userName: text })),
};
const newStorage = v.object({
  ...storageKeys,
  ...storageKeeping,
  name: text,
  address: text,
  personal: v.exactOptional(text),
});
const newCertificateEntries = v.object({
  kind: v.literal('certificate'),
  name: text,
  secret: text,
  fileName: v.nullable(text),
  personal: v.exactOptional(text),
});

export const credential = everyFieldOf<NewCredential>()(
  v.variant('kind', [
    v.object({ ...registered, kind: v.literal('password'), name: text, accountName: text }),
    v.object({ ...registered, kind: v.literal('oidc'), name: text, account: issuerAccount }),
    newTouchEntries,
    newStorage,
    newCertificateEntries,
  ]),
);

export const findAnswer = everyFieldOf<FindAnswer>()(
  v.variant('kind', [
    v.object({
      kind: v.literal('passkey'),
      ticket: text,
      credentialId: text,
      transports: texts,
      authenticator,
      prfFirst: text,
      prfSecond: text,
    }),
    v.object({ ...keeping, kind: v.literal('password'), accountName: text, key: passwordKey }),
    v.object({ ...storageKeys, ...storageKeeping }),
    v.object({ kind: v.literal('certificate'), secret: text, fileName: v.nullable(text) }),
    v.object({ ...keeping, kind: v.literal('oidc'), issuer: issuerName, key: passwordKey }),
    v.object({ kind: v.literal('recovery-key'), text }),
  ]),
);

/** OPAQUE's first message, of a registration or a login. */
export const opaqueStart = v.object({
  /** URL of the key server, where no identity is here yet; else `null`. */
  server: v.nullable(text),
  /** Of a method that is here; else `null`. */
  methodId: v.nullable(text),
  /** `null` where the worker knows it of that method. */
  accountName: v.nullable(text),
  /** An account at an issuer, in place of a name. */
  account: v.exactOptional(issuerAccount),
  request: text,
});
