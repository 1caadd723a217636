/** The accounts and contacts of open characters as the rest of the worker may change them. Hands out a key only to an export with a proof. */
import type { Hex } from '../../lib/bytes.ts';
import type { AccountSource } from '../../messaging/account-source.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import * as accounts from './accounts.ts';
import { adoptTargets } from './adopt-targets.ts';
import { addressesOf, type ImportWishes, importAccounts } from './imported.ts';
import { loginKeyFor, removeLoginKey } from './login-keys.ts';
import { accountForMoving, settleExposed } from './move-funds.ts';
import { acceptOffered, removeOffered } from './offered-accounts.ts';
import * as phrases from './phrases.ts';
import { type ExportProofs, ensureMayExport, ensureMayShare, noteExport } from './taking-out.ts';
import { deleteUnused, listUnused, type UnusedKeys } from './unused-keys.ts';

/** Each throws WalletError locked | closed | not-found; addresses are lower-case. */
export interface AccountActs {
  /** Derives the character's next own account. @param name empty: a numbered one */
  add(characterId: string, name: string): Promise<Hex>;
  /** The login key of a site, made if there is none. @throws WalletError refused (too many) */
  loginKey(characterId: string, origin: string): Promise<Hex>;
  removeLoginKey(characterId: string, address: Hex): Promise<null>;
  /** Addresses of keys that are not imported yet, in the order of their source. @throws WalletError bad-input */
  addressesOf(characterId: string, source: AccountSource): Promise<Hex[]>;
  /** Imports all accounts of a source in one write. @throws WalletError bad-input | exists | refused (full), with nothing imported */
  import(characterId: string, source: AccountSource, wishes: ImportWishes): Promise<Hex[]>;
  /** Of a phrase that the character keeps. */
  renamePhrase(characterId: string, targetId: string, name: string): Promise<null>;
  /** Its accounts stay. */
  removePhrase(characterId: string, targetId: string): Promise<null>;
  /** An address to look at, without a key. @throws WalletError bad-input | exists */
  watch(characterId: string, name: string, address: string): Promise<Hex>;
  rename(characterId: string, address: Hex, name: string): Promise<null>;
  /** Removes the account with its sealed key. */
  remove(characterId: string, address: Hex): Promise<null>;
  /** Puts the account into another character as well, which may be closed (`toIsOpen`). @throws WalletError not-allowed: limits */
  share(characterId: string, address: Hex, toCharacterId: string, toIsOpen: boolean): Promise<null>;
  /** Takes over an account that a login method offered without holding the character. */
  acceptOffered(characterId: string, targetId: string, name: string): Promise<Hex>;
  removeOffered(characterId: string, targetId: string): Promise<null>;
  /** Sealed keys that no profile lists, by the login method that signed them. */
  listUnused(characterId: string): Promise<UnusedKeys[]>;
  /** @throws WalletError refused: one of them is in use by now */
  deleteUnused(characterId: string, targetIds: readonly string[]): Promise<null>;
  /** Lists sealed keys that arrived in a character while it was closed. */
  adopt(characterId: string): Promise<void>;
  /** The safe account that an exposed one is emptied into; made once. */
  accountForMoving(characterId: string, address: Hex): Promise<Hex>;
  /** Takes accounts off the list of exposed ones. */
  settleExposed(characterId: string, addresses: readonly Hex[]): Promise<null>;
  /** The private key, hex. @throws WalletError wrong-credential | not-allowed (limits, too) | refused (watch-only) */
  exportPrivateKey(proof: Proof, characterId: string, address: Hex): Promise<Hex>;
  /** The BIP-39 phrase of the character's own accounts. @throws WalletError wrong-credential | not-allowed */
  exportPhrase(proof: Proof, characterId: string): Promise<string>;
  /** Words and passphrase (empty: none) of a phrase that the character keeps. @throws WalletError wrong-credential | not-allowed */
  exportKeptPhrase(
    proof: Proof,
    characterId: string,
    targetId: string,
  ): Promise<{ phrase: string; passphrase: string }>;
}

export function createAccountActs(parts: SessionParts, profiles: Profiles, changes: ExportProofs): AccountActs {
  async function exportWith(proof: Proof, characterId: string): Promise<void> {
    const methodId = await changes.ensureProof(proof, characterId);
    await ensureMayExport(profiles, characterId, methodId);
    await noteExport(parts, profiles, changes, { proof, characterId, methodId });
  }

  return {
    add: (characterId, name) => accounts.addAccount(profiles, characterId, name),
    loginKey: (characterId, origin) => loginKeyFor(profiles, characterId, origin),
    removeLoginKey: (characterId, address) => removeLoginKey(profiles, characterId, address),
    addressesOf: (characterId, source) => addressesOf(profiles, characterId, source),
    import: (characterId, source, wishes) => importAccounts(profiles, parts.clock(), characterId, source, wishes),
    renamePhrase: (characterId, targetId, name) => phrases.renamePhrase(profiles, characterId, targetId, name),
    removePhrase: (characterId, targetId) => phrases.removePhrase(profiles, characterId, targetId),
    watch: (characterId, name, address) => accounts.watchAddress(profiles, characterId, name, address),
    rename: (characterId, address, name) => accounts.renameAccount(profiles, characterId, address, name),
    remove: (characterId, address) => accounts.removeAccount(profiles, characterId, address),
    async share(characterId, address, toCharacterId, toIsOpen) {
      await ensureMayShare(parts, profiles, characterId);
      return accounts.shareAccount(profiles, characterId, address, toCharacterId, toIsOpen);
    },
    acceptOffered: (characterId, targetId, name) => acceptOffered(profiles, characterId, targetId, name),
    removeOffered: (characterId, targetId) => removeOffered(profiles, characterId, targetId),
    listUnused: (characterId) => listUnused(profiles, characterId),
    deleteUnused: (characterId, targetIds) => deleteUnused(profiles, characterId, targetIds),
    async adopt(characterId) {
      const [login] = await parts.keyring.layers();
      if (login) await adoptTargets(parts, profiles, login.identityId, characterId);
    },
    accountForMoving: (characterId, address) => accountForMoving(profiles, characterId, address),
    settleExposed: (characterId, addresses) => settleExposed(profiles, characterId, addresses),
    async exportPrivateKey(proof, characterId, address) {
      await exportWith(proof, characterId);
      return accounts.exportPrivateKey(profiles, characterId, address);
    },
    async exportPhrase(proof, characterId) {
      await exportWith(proof, characterId);
      return accounts.exportPhrase(profiles, characterId);
    },
    async exportKeptPhrase(proof, characterId, targetId) {
      await exportWith(proof, characterId);
      return phrases.exportKeptPhrase(profiles, characterId, targetId);
    },
  };
}

export interface ContactActs {
  /** Adds or renames a contact. @param address as typed @throws WalletError bad-input */
  save(characterId: string, address: string, name: string): Promise<null>;
  remove(characterId: string, address: Hex): Promise<null>;
  /** Keeps a contact as another login method changed it. */
  keep(characterId: string, address: Hex): Promise<null>;
}

export const createContactActs = (profiles: Profiles): ContactActs => ({
  save: (characterId, address, name) => accounts.saveContact(profiles, characterId, address, name),
  remove: (characterId, address) => accounts.removeContact(profiles, characterId, address),
  keep: (characterId, address) => accounts.keepContact(profiles, characterId, address),
});
