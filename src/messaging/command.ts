/** What the wallet's own pages ask of the worker, and what each answers. Bytes cross as base64url: extension messages are JSON. */
import type { Hex } from '../lib/bytes.ts';
import type { Decision } from './approval.ts';
import type { Look } from './look.ts';
import type { PairingCommands } from './pairing.ts';
import type { LoginAnswer, PasswordAnswer, PasswordKey, PrfAnswer, Proof } from './proof.ts';
import type { SealedKeyCommands } from './sealed-keys.ts';
import type { LossCommands, Why } from './security.ts';
import type { SiteCommands } from './site-commands.ts';
import type { Ceremony, MethodKind, Settings } from './snapshot.ts';

export type { LoginAnswer, PasswordAnswer, PasswordKey, PrfAnswer, Proof };

/** What a page needs to make a new credential. The worker keeps the salts; `ticket` names them. */
export interface CreationOptions {
  ticket: string;
  rpId: string | null;
  userId: string;
  challenge: string;
  prfFirst: string;
  prfSecond: string;
  /** Credentials that exist already on this identity: not to be made twice. */
  exclude: string[];
}

/** A new credential after two agreeing PRF reads. */
export interface NewCredential {
  ticket: string;
  kind: 'passkey' | 'security-key';
  name: string;
  credentialId: string;
  transports: string[];
  prfFirst: string;
  prfSecond: string;
  /** What only the person knows, asked for at every login with it from then on. It cannot be recovered. */
  personal?: string;
}

/** How this computer keeps a password method. */
export interface PasswordKeeping {
  /** The password itself, where this computer shall open without the server; else `null`. */
  password: string | null;
  /** Keep the account name on this computer, so that it need not be typed. */
  rememberName: boolean;
}

/** A new password, after OPAQUE's two messages. The worker stores its record at the server. */
export interface NewPassword extends PasswordKeeping {
  kind: 'password';
  /** Of the login method. */
  name: string;
  accountName: string;
  /** As 'opaque-register-start' gave it. */
  registration: string;
  /** OPAQUE's registration record. */
  record: string;
  exportKey: string;
  personal?: string;
}

/** A ceremony with whichever passkey of this wallet the person picks: nothing is known here yet. `ticket` names the local salt. */
export interface DiscoveryOptions {
  ticket: string;
  rpId: string | null;
  challenge: string;
  prfFirst: string;
  prfSecond: string;
}

/** What finds an identity on a key server. */
export type FindAnswer =
  | {
      kind: 'ceremony';
      ticket: string;
      credentialId: string;
      transports: string[];
      prfFirst: string;
      prfSecond: string;
    }
  | ({ kind: 'password'; accountName: string; key: PasswordKey } & PasswordKeeping)
  | { kind: 'recovery-key'; text: string };

/** Each command with its arguments and its answer. */
export interface Commands extends LossCommands, PairingCommands, SealedKeyCommands, SiteCommands {
  // start
  'creation-options': { args: Record<never, never>; answer: CreationOptions };
  'start-identity': {
    args: {
      credential: NewCredential | NewPassword;
      identityType: 'person' | 'virtual' | 'organisation';
      /** URL of the key server that keeps the ciphertext; `null`: this device only. */
      server: string | null;
    };
    answer: { recoveryKey: string[] };
  };
  /** The draft's recovery key again (a reload of the page loses nothing), and which two groups will be asked (1 to 8). */
  'draft-recovery-key': {
    args: Record<never, never>;
    /** `fingerprint` of the identity under way and its key server stand on the printed sheet. */
    answer: { recoveryKey: string[]; ask: [number, number]; fingerprint: string; server: string | null };
  };
  'confirm-recovery-key': { args: { groups: Record<number, string> }; answer: null };
  'draft-backup': { args: Record<never, never>; answer: { fileName: string; contents: string } };
  'finish-identity': { args: Record<never, never>; answer: null };
  'discard-draft': { args: Record<never, never>; answer: null };
  /** Opens a backup file with the recovery key; afterwards the session is open with the recovery key, unbound. */
  restore: { args: { contents: string; recoveryKey: string; alone: boolean }; answer: null };
  /** Throws both unreadable copies away, so that the profile is empty. Only while the snapshot is `broken`; else `refused`. */
  'start-over': { args: Record<never, never>; answer: null };
  // key server
  /** Asks the server who it is. `fingerprint` of its receipt key, in groups, as it prints it when it starts. */
  'check-server': { args: { url: string }; answer: { origin: string; fingerprint: string } };
  /** For one discoverable ceremony on an empty profile. */
  'discovery-options': { args: Record<never, never>; answer: DiscoveryOptions };
  /**
   * Brings an identity from its key server and opens the session. `keepCopy`: with a ceremony, this profile opens without
   * the server from then on; with the recovery key it stays unbound until a passkey is made here (as after `restore`).
   * Without `keepCopy` nothing of it is ever on the disk.
   */
  'find-identity': {
    args: { server: string; keepCopy: boolean; answer: FindAnswer; personal?: string };
    answer: null;
  };
  'add-server': { args: { url: string; proof: Proof }; answer: null };
  /** Takes everything to another server; `leftBehind`: the old one could not be told to delete what it has. */
  'move-server': { args: { url: string; proof: Proof }; answer: { leftBehind: boolean } };
  /** One round now; its outcome is in the snapshot. `accept`: the fingerprint of a changed receipt key that the person compared. */
  'sync-now': { args: { accept?: string }; answer: null };
  /** Deletes the identity at its server, after the delay of its log (see `deletesAt`). */
  'delete-identity': { args: { proof: Proof }; answer: null };
  /** Ends a deletion that waits. */
  'keep-identity': { args: { proof: Proof }; answer: null };
  // passwords: OPAQUE's messages go to the server as they are. `server`: its URL, where no identity is
  // here yet. `methodId`: of a method that is here. `accountName`: `null` where the worker knows it of that method.
  'opaque-register-start': {
    args: { server: string | null; methodId: string | null; accountName: string | null; request: string };
    answer: { registration: string; response: string };
  };
  /** Counts as a guess. */
  'opaque-login-start': {
    args: { server: string | null; methodId: string | null; accountName: string | null; request: string };
    answer: { login: string; response: string };
  };
  /** @throws WalletError wrong-credential */
  'opaque-login-finish': {
    args: { server: string | null; methodId: string | null; login: string; finish: string };
    answer: { salt: string };
  };
  /** A new password for a method, by the old one. Other computers ask for the new one at their next login. */
  'change-password': {
    args: {
      methodId: string;
      key: PasswordKey;
      personal?: string;
      password: Omit<NewPassword, 'name' | 'accountName'>;
    };
    answer: null;
  };
  // login
  unlock: { args: LoginAnswer; answer: null };
  'unlock-with-recovery-key': { args: { text: string }; answer: null };
  'step-up': { args: LoginAnswer & { characterId: string | null }; answer: null };
  'step-up-with-recovery-key': { args: { text: string; characterId: string | null }; answer: null };
  'step-down': { args: Record<never, never>; answer: null };
  lock: { args: Record<never, never>; answer: null };
  // characters (those that change the identity carry a proof)
  'set-active': { args: { characterId: string }; answer: null };
  'new-character': {
    args: { name: string; look: Look | null; levelIds: string[]; firstAccountName: string; proof: Proof };
    answer: { characterId: string };
  };
  'change-character': { args: { characterId: string; name?: string; look?: Look }; answer: null };
  'order-characters': { args: { characterIds: string[] }; answer: null };
  'delete-character': { args: { characterId: string; proof: Proof }; answer: null };
  // accounts
  'new-account': { args: { characterId: string; name: string }; answer: { address: Hex } };
  'import-private-key': { args: { characterId: string; name: string; privateKey: string }; answer: { address: Hex } };
  'watch-address': { args: { characterId: string; name: string; address: string }; answer: { address: Hex } };
  'rename-account': { args: { characterId: string; address: Hex; name: string }; answer: null };
  'remove-account': { args: { characterId: string; address: Hex }; answer: null };
  /** Puts the account into another character too; that character may be closed. */
  'share-account': { args: { characterId: string; address: Hex; toCharacterId: string }; answer: null };
  'export-private-key': { args: { characterId: string; address: Hex; proof: Proof }; answer: { privateKey: Hex } };
  'export-phrase': { args: { characterId: string; proof: Proof }; answer: { phrase: string } };
  'save-contact': { args: { characterId: string; address: string; name: string }; answer: null };
  'remove-contact': { args: { characterId: string; address: Hex }; answer: null };
  // methods, levels, devices
  'add-method': {
    args: { credential: NewCredential | NewPassword; levelId: string; proof: Proof };
    answer: { methodId: string };
  };
  'rename-method': { args: { methodId: string; name: string; proof: Proof }; answer: null };
  'remove-method': { args: { methodId: string; why: Why; proof: Proof }; answer: null };
  'set-method-level': { args: { methodId: string; levelId: string; why: Why; proof: Proof }; answer: null };
  'new-level': {
    args: { name: string; manages: boolean; characterIds: string[]; proof: Proof };
    answer: { levelId: string };
  };
  'change-level': {
    args: { levelId: string; name: string; manages: boolean; characterIds: string[]; why: Why; proof: Proof };
    answer: null;
  };
  'remove-level': { args: { levelId: string; proof: Proof }; answer: null };
  'rename-identity': { args: { name: string; proof: Proof }; answer: null };
  'save-backup': { args: Record<never, never>; answer: { fileName: string; contents: string } };
  // networks, settings
  'set-network': { args: { characterId: string; chainId: number }; answer: null };
  'set-rpc': { args: { chainId: number; rpcUrls: string[] }; answer: null };
  'add-network': {
    args: { chainId: number; name: string; symbol: string; rpcUrls: string[]; explorerUrl: string | null };
    answer: null;
  };
  'remove-network': { args: { chainId: number }; answer: null };
  'refresh-balances': { args: Record<never, never>; answer: null };
  'change-settings': { args: Partial<Settings>; answer: null };
  /** Throws away what cannot be read and lies in this browser alone: settings, networks, what was sent. The defaults hold. */
  'forget-unread': { args: Record<never, never>; answer: null };
  // sending from the wallet itself, and approvals
  'check-recipient': {
    args: { characterId: string; from: Hex; to: string };
    answer: { address: Hex; known: string | null; timesSent: number; problem: string | null };
  };
  send: {
    args: { characterId: string; from: Hex; to: string; amount: string; token: Hex | null; everything: boolean };
    answer: { approvalId: string };
  };
  'replace-transaction': { args: { activityId: string; act: 'speed-up' | 'cancel' }; answer: { approvalId: string } };
  'update-approval': { args: { approvalId: string; edits: import('./approval.ts').ApprovalEdits }; answer: null };
  'move-approval': { args: { approvalId: string; characterId: string }; answer: null };
  /** Brings the prompt window to the front, or opens it again. */
  'show-requests': { args: Record<never, never>; answer: null };
  decide: { args: { approvalId: string; decision: Decision }; answer: null };
}

export type CommandName = keyof Commands;
export type CommandArgs<Name extends CommandName> = Commands[Name]['args'];
export type CommandAnswer<Name extends CommandName> = Commands[Name]['answer'];

/** Page to worker, over the port named UI_PORT. */
export interface CommandMessage<Name extends CommandName = CommandName> {
  id: number;
  name: Name;
  args: CommandArgs<Name>;
}

/** An error as a page shows it: `message` is a whole sentence that says what to do. */
export interface CommandError {
  code: string;
  message: string;
}

/** Worker to page, over the same port. */
export type UiMessage =
  | { kind: 'snapshot'; snapshot: import('./snapshot.ts').Snapshot }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'error'; id: number; error: CommandError };

/** Name of the port between the wallet's own pages and the worker. */
export const UI_PORT = 'ui';

export type { Ceremony, MethodKind };
