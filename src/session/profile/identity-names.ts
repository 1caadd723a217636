/**
 * The names of an identity: login methods, levels, characters. Where the stored document does not open, the wallet uses names
 * that it makes from the log, so that a damaged document blocks no change. The next change writes them under a version above
 * every one that was seen (see [Note: Document versions] in state/document-versions.ts).
 */
import { openDocument } from '../../keys/document.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import { isWalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { toMethodKind } from '../../messaging/login.ts';
import type { SigningPolicy } from '../../messaging/signing-policy.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';
import type { DocumentVersions } from '../state/document-versions.ts';
import type { KnownPolicies } from '../state/known-policies.ts';
import { firstLook } from './looks.ts';
import { decodeIdentityDocument, type IdentityDocument } from './profile.ts';
import { countingPolicy } from './signing-policy.ts';

interface Known {
  versions: DocumentVersions;
  policies: KnownPolicies;
}

export interface IdentityNames {
  names: IdentityDocument;
  version: number;
  /** The document as it was opened; `null`: the names are made from the log, as it could not be read. */
  opened: OpenedNames | null;
}

/** The stored document: checked, and decrypted. */
export interface OpenedNames {
  body: Uint8Array;
  version: number;
}

/** What the names are made of: names of the same are the same. */
export interface NamesFrom {
  log: LogState;
  /** Of their box. */
  hash: string | null;
  /** The policy that counts beside theirs. */
  policy: SigningPolicy | null;
  /** The highest version that was seen. */
  version: number | null;
}

/** As it is now: reading the names may have recorded another policy or version. */
export const namesFrom = ({ versions, policies }: Known, log: LogState, hash: string | null): NamesFrom => ({
  log,
  hash,
  policy: policies.of(log.identityId),
  version: versions.of(log.identityId).get(IDENTITY_DOCUMENT)?.version ?? null,
});

export const isOfSame = (one: NamesFrom, other: NamesFrom): boolean =>
  one.log === other.log && one.hash === other.hash && one.policy === other.policy && one.version === other.version;

function rebuilt(log: LogState): IdentityDocument {
  return {
    name: t.unnamedIdentity,
    methods: Object.fromEntries(
      [...log.methods].map(([id, { kind, addedAt }]) => [id, { name: t.kinds[toMethodKind(kind)], addedAt }]),
    ),
    levels: Object.fromEntries(
      [...log.levels].map(([id, { manages }]) => [id, manages ? t.managingLevel : t.unnamedLevel]),
    ),
    characters: Object.fromEntries(
      [...log.characters].flatMap(([id, { removed }], at) =>
        removed ? [] : [[id, { name: t.numberedCharacter(at + 1), look: firstLook() }] as const],
      ),
    ),
  };
}

/**
 * @param key of the present epoch, 32 bytes
 * @param sealed `null`: there is none
 * @param before what `sealed` was opened to before, under the same log
 */
export function readIdentityNames(
  { versions, policies }: Known,
  { log, key, sealed }: { log: LogState; key: Uint8Array; sealed: Uint8Array | null },
  before: OpenedNames | null = null,
): IdentityNames {
  const { epoch } = presentKey(log.identityDocumentKeys);
  const held = versions.of(log.identityId).get(IDENTITY_DOCUMENT);
  let version = held?.epoch === epoch ? held.version : 0;
  try {
    if (sealed !== null) {
      const subject = { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME } as const;
      const opened = before ?? openDocument({ log, subject, key, sealed });
      version = Math.max(version, opened.version);
      const names = decodeIdentityDocument(opened.body);
      const signing = countingPolicy(log, [names.signing, policies.of(log.identityId)]);
      // What counts here without being in this document is remembered as it was.
      if (signing === names.signing || log.limits === null) policies.record(log.identityId, signing);
      return { names: { ...names, signing }, version: opened.version, opened };
    }
  } catch (error) {
    if (!isWalletError(error, 'cannot-open') && !isWalletError(error, 'bad-encoding')) throw error;
  }
  // See [Note: A policy that cannot be read] in signing-policy.ts.
  const signing = countingPolicy(log, [policies.of(log.identityId)]);
  return { names: { ...rebuilt(log), signing }, version, opened: null };
}
