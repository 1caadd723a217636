/**
 * Phrases of other wallets that a character keeps: sealed to it like its other secrets, opened to derive more of their accounts or to be
 * exported. A phrase is kept with its passphrase, and its entry names the address of its first account: no other phrase passes for it.
 */
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { privateKeyOfSeed } from '../../ethereum/hd.ts';
import { accountPath } from '../../ethereum/paths.ts';
import { entropyToPhrase, phraseSeed } from '../../ethereum/phrase.ts';
import { createId } from '../../keys/ids.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { cannotOpen, WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { cleanName, noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { MOST_SECRETS, type SecretEntry } from '../profile/secret-entry.ts';
import { sealSecret, useSecret } from '../profile/secret-targets.ts';
import type { TargetAccess, TargetOwner } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';
import { decodePhraseContent, type PhraseContent, withPhraseContent } from './phrase-content.ts';

/** The phrases that a profile names. */
export const phrasesOf = (profile: Profile): SecretEntry[] =>
  (profile.secrets ?? []).filter(({ kind, by }) => kind === 'phrase' && by === undefined);

/** @throws WalletError not-found */
function phraseOf(profile: Profile, targetId: string): SecretEntry {
  const entry = phrasesOf(profile).find((one) => one.targetId === targetId);
  if (!entry) throw new WalletError('not-found', t.noSuchPhrase);
  return entry;
}

/** Lower-case address of the first account, which names the phrase with its passphrase. */
function firstAddressOf(seed: Uint8Array): string {
  const first = privateKeyOfSeed(seed, accountPath(0));
  try {
    return privateKeyToAddress(first);
  } finally {
    wipe(first);
  }
}

/** Runs `work` with the BIP-32 seed of a phrase, and wipes it. */
export async function withSeed<Value>(
  { entropy, passphrase }: PhraseContent,
  work: (seed: Uint8Array) => Value | Promise<Value>,
): Promise<Value> {
  const seed = phraseSeed(entropy, passphrase);
  try {
    return await work(seed);
  } finally {
    wipe(seed);
  }
}

/** Opens a kept phrase for `work` and wipes it. @throws WalletError not-found | cannot-open | storage-broken */
export async function usePhrase<Value>(
  access: TargetAccess,
  profile: Profile,
  targetId: string,
  work: (content: PhraseContent) => Value | Promise<Value>,
): Promise<Value> {
  const entry = phraseOf(profile, targetId);
  const content = await useSecret(access, entry, decodePhraseContent);
  try {
    if ((await withSeed(content, firstAddressOf)) !== entry.user) throw cannotOpen();
    return await work(content);
  } finally {
    wipe(content.entropy);
  }
}

/**
 * Keeps a phrase, and changes the profile in place. A phrase that is kept already stays as it is.
 * @returns the box to write
 * @throws WalletError bad-input (the name) | refused (the character is full)
 */
export async function keepPhrase(
  owner: TargetOwner,
  profile: Profile,
  content: PhraseContent,
  { name, now }: { name: string; now: number },
): Promise<Box[]> {
  const user = await withSeed(content, firstAddressOf);
  if (phrasesOf(profile).some((entry) => entry.user === user)) return [];
  const secrets = profile.secrets ?? [];
  if (secrets.length >= MOST_SECRETS) throw new WalletError('refused', t.characterFull);
  const id = createId();
  const entry = { kind: 'phrase', site: null, user, name: cleanName(name), changedAt: now } as const;
  const box = await withPhraseContent(content, (bytes) => sealSecret(owner, id, entry, bytes));
  profile.secrets = [...secrets, { targetId: bareHex(id), ...entry }];
  return [box];
}

export const renamePhrase = (profiles: Profiles, characterId: string, targetId: string, name: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    phraseOf(profile, targetId).name = cleanName(name);
    return { value: null };
  });

/** Removes a phrase. Accounts that were derived from it stay, because each has a sealed key of its own. */
export const removePhrase = (profiles: Profiles, characterId: string, targetId: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const entry = phraseOf(profile, targetId);
    profile.secrets = profile.secrets?.filter((one) => one !== entry);
    noteRemovedTarget(profile, targetId);
    return { value: null, boxes: [{ name: targetName(toId(characterId), toId(targetId)), bytes: null }] };
  });

/** The words and the passphrase (empty: none). The caller has checked a fresh proof. */
export const exportKeptPhrase = (
  profiles: Profiles,
  characterId: string,
  targetId: string,
): Promise<{ phrase: string; passphrase: string }> =>
  profiles.use(characterId, ({ profile, access }) =>
    usePhrase(access, profile, targetId, ({ entropy, passphrase }) => ({
      phrase: entropyToPhrase(entropy),
      passphrase,
    })),
  );
