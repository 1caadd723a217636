/** Site logins and secret notes of open characters as the rest of the worker may use them. Hands out one secret for one act. */
import type { Comparison, SecretDraft, SecretPart, TotpCode } from '../../messaging/secret.ts';
import type { Profiles } from '../profile/profiles.ts';
import { isListed, type ListedSecret } from '../profile/secret-entry.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { ensureOwns } from './ensure-owns.ts';
import * as secrets from './secrets.ts';
import * as use from './use-secrets.ts';

/** Each throws WalletError locked | closed | not-found. */
export interface SecretActs {
  /** What the profile says; no secret is opened. */
  list(characterId: string): Promise<readonly ListedSecret[]>;
  /** The part of the character's room for them that is taken: 1 is full. */
  taken(characterId: string): Promise<number>;
  /** @param targetId `null`: a new entry @returns the id of its target @throws WalletError bad-input | refused (full) */
  save(characterId: string, targetId: string | null, draft: SecretDraft): Promise<string>;
  /** New entries in one write. @throws WalletError bad-input | refused (full), with nothing saved */
  saveAll(characterId: string, drafts: readonly SecretDraft[]): Promise<number>;
  compare(characterId: string, drafts: readonly SecretDraft[]): Promise<Comparison[]>;
  /** @returns what `bringBack` needs; `null`: nothing brings it back */
  remove(characterId: string, targetId: string): Promise<secrets.RemovedSecret | null>;
  /** @throws WalletError exists (another one took its place) | refused (the character is full, or has other keys) */
  bringBack(characterId: string, removed: secrets.RemovedSecret): Promise<null>;
  /** Takes over an entry that a login method put in without holding the character. */
  accept(characterId: string, targetId: string): Promise<string>;
  /** Puts a copy into another character, which may be closed (`toIsOpen`). */
  share(characterId: string, targetId: string, toCharacterId: string, toIsOpen: boolean): Promise<null>;
  settleExposed(characterId: string, targetId: string): Promise<null>;
  /** One part as text, to be shown or copied. @throws WalletError not-allowed: the login does not own the character */
  read(characterId: string, targetId: string, part: SecretPart): Promise<string>;
  code(characterId: string, targetId: string): Promise<TotpCode | null>;
  /** What is typed into a page of the entry's site. @throws WalletError refused: it has no site */
  filling(characterId: string, targetId: string): Promise<use.Filling>;
}

export const createSecretActs = (
  { clock, keyring }: Pick<SessionParts, 'clock' | 'keyring'>,
  profiles: Profiles,
): SecretActs => ({
  list: async (characterId) => ((await profiles.read(characterId)).secrets ?? []).filter(isListed),
  taken: async (characterId) => secrets.takenRoom(await profiles.read(characterId)),
  async save(characterId, targetId, draft) {
    // A change of the site takes the password to another site.
    if (targetId !== null) await ensureOwns({ keyring }, profiles, characterId);
    return secrets.saveSecret(profiles, clock(), characterId, targetId, draft);
  },
  saveAll: (characterId, drafts) => secrets.saveSecrets(profiles, clock(), characterId, drafts),
  compare: (characterId, drafts) => use.compareDrafts(profiles, characterId, drafts),
  remove: (characterId, targetId) => secrets.removeSecret(profiles, characterId, targetId),
  bringBack: (characterId, removed) => secrets.bringSecretBack(profiles, characterId, removed),
  accept: (characterId, targetId) => secrets.acceptSecret(profiles, characterId, targetId),
  async share(characterId, targetId, toCharacterId, toIsOpen) {
    await ensureOwns({ keyring }, profiles, characterId);
    return secrets.shareSecret(profiles, characterId, targetId, toCharacterId, toIsOpen);
  },
  settleExposed: (characterId, targetId) => secrets.settleSecret(profiles, characterId, targetId),
  async read(characterId, targetId, part) {
    await ensureOwns({ keyring }, profiles, characterId);
    return use.readPart(profiles, characterId, targetId, part);
  },
  code: (characterId, targetId) => use.readCode(profiles, clock(), characterId, targetId),
  filling: (characterId, targetId) => use.readFilling(profiles, clock(), characterId, targetId),
});
