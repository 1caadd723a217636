/** The last signing policy of each identity that this login has read: it applies while the names document cannot be read. */
import { bareHex } from '../../lib/bytes.ts';
import type { SigningPolicy } from '../../messaging/signing-policy.ts';

export interface KnownPolicies {
  /** `null`: none was ever read. */
  of(identityId: Uint8Array): SigningPolicy | null;
  record(identityId: Uint8Array, policy: SigningPolicy): void;
  /** What was made of a names document (the hash of its box), for questions that come often; made anew after a change or a lock. */
  once<Value>(hash: string, make: () => Promise<Value>): Promise<Value>;
  forget(): void;
}

export function createKnownPolicies(): KnownPolicies {
  const byIdentity = new Map<string, SigningPolicy>();
  const made = new Map<string, Promise<unknown>>();
  return {
    of: (identityId) => byIdentity.get(bareHex(identityId)) ?? null,
    record: (identityId, policy) => void byIdentity.set(bareHex(identityId), policy),
    once<Value>(hash: string, make: () => Promise<Value>) {
      const known = made.get(hash) as Promise<Value> | undefined;
      if (known) return known;
      const value = make();
      made.clear();
      made.set(hash, value);
      // A failure is not remembered.
      value.catch(() => made.delete(hash));
      return value;
    },
    forget() {
      byIdentity.clear();
      made.clear();
    },
  };
}
