/** The last signing policy of each identity that this login has read: it applies while the names document cannot be read. */
import { bareHex } from '../../lib/bytes.ts';
import type { SigningPolicy } from '../../messaging/signing-policy.ts';

export interface KnownPolicies {
  /** `null`: none was ever read. */
  of(identityId: Uint8Array): SigningPolicy | null;
  record(identityId: Uint8Array, policy: SigningPolicy): void;
  forget(): void;
}

export function createKnownPolicies(): KnownPolicies {
  const byIdentity = new Map<string, SigningPolicy>();
  return {
    of: (identityId) => byIdentity.get(bareHex(identityId)) ?? null,
    record: (identityId, policy) => void byIdentity.set(bareHex(identityId), policy),
    forget: () => byIdentity.clear(),
  };
}
