/** The other identities on this computer, as the wallet of one identity sees them. */
import type { IdentityChoice } from '../../messaging/identity-choice.ts';
import type { LoginAnswer } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/login-option.ts';
import type { TypedRecoveryKey } from '../../session/session.ts';
import type { Vault } from '../../vault/vault.ts';

export interface Others {
  /** Is this the wallet that the person uses? The wallets of other identities stay locked. */
  isInUse(): boolean;
  /** This wallet's identity was opened: the next start of the browser begins with it. */
  opened(): Promise<void>;
  /** The identities on this computer, the one in use included; one in the making is last. */
  choices(): Promise<IdentityChoice[]>;
  /** Locks the wallet in use and puts the one of this compartment in its place. @throws WalletError not-found */
  switchTo(id: string): Promise<void>;
  /** Locks the wallet in use and puts an empty one in its place, where an identity can be made or found. */
  begin(): Promise<void>;
  /** Names an identity on this computer, for the time before the login; empty: by its number. @throws WalletError not-found */
  label(id: string, label: string): Promise<void>;
  /** The other identity that this site belongs to; `null`: it belongs to the one in use, or to none. */
  holderOf(origin: string): Promise<Pick<IdentityChoice, 'id' | 'label'> | null>;
  /** Disconnects a site from the other identity that it belongs to. The site then asks the identity in use, which it sees nothing of yet. */
  takeSite(origin: string): Promise<void>;
  /**
   * Opens whichever identity of this computer the answer opens, and puts it in use. Only while nothing is open.
   * @returns `false`: it opens none @throws whatever its login throws
   */
  openWith(answer: LoginAnswer | TypedRecoveryKey): Promise<boolean>;
  /** Is the identity of this wallet hidden on this computer? */
  isHidden(): boolean;
  /** How a passkey or security key is asked here, whichever identity it belongs to; `null`: none here has this credential. */
  ceremonyOf(credentialId: string): Promise<LoginOption | null>;
  /** Hides the identity in use, or shows it again. @throws WalletError refused (it could not be opened again, or would be named elsewhere) */
  hide(isHidden: boolean): Promise<void>;
  /** What this wallet remembers of its sites may be older than its profiles, until `mirroring` has ended well. */
  sitesInDoubt(): void;
  /** Does what brings it in line with the profiles. */
  mirroring(act: () => Promise<void>): Promise<void>;
  /** This wallet is locked. A hidden one makes room at once. */
  locked(): void;
  /** Something that is shown of an identity which is not in use has changed. */
  changed(): void;
  /** Where another identity is stored. @throws WalletError not-found */
  vaultOf(id: string): Promise<Vault>;
  /**
   * Removes the identity in use from this computer, and nothing of the others: its compartment in one commit, its session memory and
   * the ports of its sites. Another identity comes into its place, or none.
   * @param isStillKept is everything that is stored here kept elsewhere? Asked when nothing can be written any more
   * @throws WalletError stale: something is not, and nothing was removed
   */
  remove(isStillKept: () => Promise<boolean>): Promise<void>;
}
