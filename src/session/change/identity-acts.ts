/** The identity as a whole: its name and its history. */
import type { Proof } from '../../messaging/login.ts';
import type { SecurityHistory } from '../../messaging/security.ts';
import { cleanName } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { ProvenChanges } from './proven-changes.ts';
import { securityHistory } from './security-history.ts';

export interface IdentityActs {
  /** @throws WalletError bad-input | wrong-credential | not-allowed */
  rename(proof: Proof, name: string): Promise<void>;
  /** What happened to login methods, levels and characters, newest first. @throws WalletError locked | bad-log */
  securityHistory(): Promise<SecurityHistory>;
}

export const createIdentityActs = (
  parts: SessionParts,
  profiles: Profiles,
  { change }: Pick<ProvenChanges, 'change'>,
): IdentityActs => ({
  rename: (proof, name) =>
    change(proof, async (identity) => {
      identity.names.name = cleanName(name);
    }),
  securityHistory: () => securityHistory(parts, profiles),
});
