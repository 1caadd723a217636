/**
 * The highest version of each document that this login has seen.
 *
 * [Note: Document versions] A document carries the epoch of its key and a number that rises with every write and begins with
 * 1 in each epoch. Someone who can write to the disk or the server may put an older, rightly signed document back. The wallet
 * notices that because it remembers the highest version of each document: in memory while it is open, and in the login cache
 * in between. A merge of two documents is written with a version above both, or it would look like the older of them.
 */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionState as t } from '../../locales/en/session/state.ts';

/** Of one document. See [Note: Document versions]. */
export interface Version {
  epoch: number;
  version: number;
}

export type Versions = ReadonlyMap<string, Version>;

export interface DocumentVersions {
  /**
   * Records the version of a document that was read or written.
   * @param name of the document's box
   * @throws WalletError older-state: a higher version was recorded before
   */
  record(identityId: Uint8Array, name: string, found: Version): void;
  /** The recorded versions, by names of boxes. */
  of(identityId: Uint8Array): Versions;
  /** Adds versions that were recorded by an earlier session; of each document the higher one stays. */
  restore(identityId: Uint8Array, versions: Versions): void;
  forget(): void;
}

const isOlder = (one: Version, other: Version): boolean =>
  one.epoch < other.epoch || (one.epoch === other.epoch && one.version < other.version);

export const isSame = (one: Version | undefined, other: Version): boolean =>
  one?.epoch === other.epoch && one.version === other.version;

/** The union of both; of each document the higher version. */
export function higherOf(one: Versions, other: Versions): Map<string, Version> {
  const both = new Map(one);
  for (const [name, version] of other) {
    const held = both.get(name);
    if (!held || isOlder(held, version)) both.set(name, version);
  }
  return both;
}

export function createDocumentVersions(): DocumentVersions {
  const byIdentity = new Map<string, Map<string, Version>>();
  const versionsOf = (identityId: Uint8Array) => byIdentity.get(bareHex(identityId)) ?? new Map<string, Version>();
  return {
    record(identityId, name, { epoch, version }) {
      const versions = versionsOf(identityId);
      const held = versions.get(name);
      if (held && isOlder({ epoch, version }, held)) throw new WalletError('older-state', t.olderState);
      byIdentity.set(bareHex(identityId), versions.set(name, { epoch, version }));
    },
    of: versionsOf,
    restore: (identityId, versions) =>
      void byIdentity.set(bareHex(identityId), higherOf(versionsOf(identityId), versions)),
    forget: () => byIdentity.clear(),
  };
}
