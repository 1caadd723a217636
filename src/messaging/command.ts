/** What the wallet's own pages ask of the worker, and what each answers. Bytes cross as base64url: extension messages are JSON. */
import type { Hex } from '../lib/bytes.ts';
import type { CommandAnswer as AnswerOf, COMMANDS, CommandArgs as InputOf } from './commands.ts';
import type { FindAnswer, LoginAnswer, NewCredential, NewPassword, PasswordKey, Proof } from './login.ts';
import type { Look } from './look.ts';
import type { PairingCommands } from './pairing.ts';
import type { LossCommands, Why } from './security.ts';

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

/** A ceremony with whichever passkey of this wallet the person picks: nothing is known here yet. `ticket` names the local salt. */
export interface DiscoveryOptions {
  ticket: string;
  rpId: string | null;
  challenge: string;
  prfFirst: string;
  prfSecond: string;
}

/** The commands whose contract is a file of its own (commands/). */
type Contracts = { [Name in keyof typeof COMMANDS]: { args: InputOf<Name>; answer: AnswerOf<Name> } };

/** Each command with its arguments and its answer. */
export interface Commands extends Contracts, LossCommands, PairingCommands {
  // start
  'creation-options': { args: Record<never, never>; answer: CreationOptions };
  'start-identity': {
    args: {
      credential: NewCredential;
      identityType: 'person' | 'virtual' | 'organisation';
      /** URL of the key server that keeps the ciphertext; `null`: this device only. */
      server: string | null;
    };
    answer: { recoveryKey: string[] };
  };
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
  'new-character': {
    args: { name: string; look: Look | null; levelIds: string[]; firstAccountName: string; proof: Proof };
    answer: { characterId: string };
  };
  'delete-character': { args: { characterId: string; proof: Proof }; answer: null };
  'export-private-key': { args: { characterId: string; address: Hex; proof: Proof }; answer: { privateKey: Hex } };
  'export-phrase': { args: { characterId: string; proof: Proof }; answer: { phrase: string } };
  // methods, levels, devices
  'add-method': {
    args: { credential: NewCredential; levelId: string; proof: Proof };
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
