/** The acts of *add this computer*, and what they need from the worker. */
import type { LogState } from '../../keys/log/state.ts';
import type { Proof } from '../../messaging/login.ts';
import type { InvitationView, JoiningView } from '../../messaging/pairing.ts';
import type { Whose } from '../../messaging/persons.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import type { IdentityChange } from '../change/change-draft.ts';
import type { OpenCredential } from '../login/login-method.ts';
import type { OtherHalf } from '../state/session-box.ts';
import type { UnfinishedRows } from '../state/unfinished-rows.ts';
import type { KnownLogin } from '../unlock/draft-acts.ts';
import type { findKnownMethod } from '../unlock/known-method.ts';
import type { JoiningMethod } from './joining-method.ts';
import type { KeysOf } from './meeting.ts';
import type { Pairing, PairingMemory } from './store.ts';

export interface PairingDependencies {
  memory: PairingMemory;
  otherHalf: OtherHalf;
  /** ms since 1970. */
  clock(): number;
  /** Resolves after `ms` milliseconds. */
  pause(ms: number): Promise<void>;
  /** Called when a view has changed. */
  changed(): void;
  /** The key server at this origin. */
  connect(origin: string): { mailbox: RemoteMailbox; rows: RemoteRows };
  unfinished: UnfinishedRows;
  keysOf?: KeysOf;
  /** The open identity and the origin of its key server (`null`: the identity has no server). @throws WalletError locked */
  identity(): Promise<{ origin: string | null; log: LogState }>;
  /** Changes the identity with a fresh proof (session.ts). */
  change<Value>(proof: Proof, act: (change: IdentityChange) => Promise<Value>): Promise<Value>;
  /** Tells whether this side may continue: the inviting wallet must be open, the joining wallet must be empty. */
  fits(side: Pairing['side']): Promise<boolean>;
  /** A login method of another identity on this computer, for an identity at the server at `origin`. @throws as `findKnownMethod` */
  known(origin: string, login: KnownLogin): ReturnType<typeof findKnownMethod>;
  /** On the new computer: logs in through the rows, binds the method and opens the session; see open-here.ts for the result. */
  open(origin: string, identityId: Uint8Array, method: JoiningMethod): Promise<number | null>;
}

/** What the person who manages grants. `whose`: by default the person who confirms. */
export interface WantedComputer {
  name: string;
  levelId: string;
  /** Given in the same change, or proposed where that needs two managers. */
  thenLevelId?: string | undefined;
  whose?: Whose | undefined;
}

export interface PairingDoor {
  /** `null` if this computer is not inviting. */
  invitation(): Promise<InvitationView | null>;
  joining(): Promise<JoiningView | null>;
  /** @throws WalletError refused | exists | server-unreachable */
  invite(): Promise<void>;
  /** Resolves when the log contains the new computer's method. A second call continues where the first one stopped. @throws WalletError wrong-credential | not-allowed | stale | stopped */
  confirm(wanted: WantedComputer, proof: Proof): Promise<void>;
  /** @param code as typed @throws WalletError bad-input | not-found | exists | server-unreachable */
  join(origin: string, code: string): Promise<void>;
  /** Origin of the key server of the identity that this computer joins. @throws WalletError not-found */
  joiningAt(): Promise<string>;
  /**
   * Repeating it is harmless. @param made its secrets are not stored; the caller wipes them
   * @throws WalletError not-found | exists (the account name, account or certificate is in use) | server-unreachable
   */
  bring(made: OpenCredential): Promise<void>;
  /** The same with a login method of another identity on this computer. @throws WalletError exists (it opens this identity already, or did) | not-found | refused | wrong-credential | server-unreachable */
  bringKnown(login: KnownLogin): Promise<void>;
  /** Repeating it is harmless. */
  agree(): Promise<void>;
  end(): Promise<void>;
  /** Continues the stored pairing after the worker has started. */
  resume(): void;
}
