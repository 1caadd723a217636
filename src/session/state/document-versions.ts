/**
 * The highest version of each document that this login has seen: an older true one, put back by whoever writes the rows,
 * is noticed and never taken for the present one. Kept in memory while the wallet is open, and in the login cache of the login.
 * Whoever merges two documents writes a version above both, or the merge would look like the older of them.
 */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';

/** Of one document: epoch of its key, and its number, which begins with 1 in each epoch. */
export interface Version {
  epoch: number;
  version: number;
}

export type Versions = ReadonlyMap<string, Version>;

export interface DocumentVersions {
  /**
   * Notes what was found, or was just written.
   * @param name of the box
   * @throws WalletError older-state
   */
  record(identityId: Uint8Array, name: string, found: Version): void;
  /** By names of boxes. */
  of(identityId: Uint8Array): Versions;
  /** Adds what was kept before; the higher one stays. */
  restore(identityId: Uint8Array, versions: Versions): void;
  forget(): void;
}

const isOlder = (one: Version, other: Version): boolean =>
  one.epoch < other.epoch || (one.epoch === other.epoch && one.version < other.version);

export const isSame = (one: Version | undefined, other: Version): boolean =>
  one?.epoch === other.epoch && one.version === other.version;

/** Both together; of each document the higher version. */
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
      if (held && isOlder({ epoch, version }, held))
        throw new WalletError(
          'older-state',
          'An older state of this identity was put in the place of the one this computer knows. Use another computer that has the newer one, or restore the backup file in a new browser profile.',
        );
      byIdentity.set(bareHex(identityId), versions.set(name, { epoch, version }));
    },
    of: versionsOf,
    restore: (identityId, versions) =>
      void byIdentity.set(bareHex(identityId), higherOf(versionsOf(identityId), versions)),
    forget: () => byIdentity.clear(),
  };
}
