/** Accounts of a character: own (derived) and watch-only ones are added here (imported.ts has the others); each is shared with other characters, exported after a fresh login. */

import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import { accountPath } from '../../ethereum/paths.ts';
import { entropyToPhrase } from '../../ethereum/phrase.ts';
import { parseTypedAddress } from '../../ethereum/typed-address.ts';
import { createId } from '../../keys/ids.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, type Hex, toHex, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { freeName } from '../profile/free-name.ts';
import { type Account, cleanName, noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { OpenCharacter, Profiles } from '../profile/profiles.ts';
import { sealAccountTarget, type TargetOwner, useEntropy, usePrivateKey } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';

const notThere = () => new WalletError('not-found', t.notHere);

/** @throws WalletError not-found */
export function accountOf(profile: Profile, address: Hex): Account {
  const account = profile.accounts.find((candidate) => candidate.address === address.toLowerCase());
  if (!account) throw notThere();
  return account;
}

function ensureNew(profile: Profile, address: Hex): void {
  const known = profile.accounts.find((account) => account.address === address);
  if (known) throw new WalletError('exists', t.hereAlready(known.name));
}

/** The next derived account whose key is not in the profile and is not exposed. The caller wipes the key. */
function nextOwn(profile: Profile, entropy: Uint8Array): { index: number; privateKey: Uint8Array } {
  const taken = new Set<string>([
    ...profile.accounts.flatMap(({ address, targetId }) => (targetId === null ? [] : [address])),
    ...(profile.exposed ?? []).map(({ address }) => address),
  ]);
  for (let index = profile.nextIndex; ; index++) {
    const privateKey = deriveAccountKey(entropy, index);
    if (!taken.has(privateKeyToAddress(privateKey))) return { index, privateKey };
    wipe(privateKey);
  }
}

/** Puts the next account of the character's own entropy into its profile. @returns what `profiles.change` is to store of it */
export async function withNextAccount(
  characterId: string,
  { log, profile, access, signer }: OpenCharacter,
  name: string,
): Promise<{ value: Hex; boxes: Box[] }> {
  const { index, privateKey } = await useEntropy(access, profile, (entropy) => nextOwn(profile, entropy));
  try {
    const address = privateKeyToAddress(privateKey);
    const watched = profile.accounts.find((account) => account.address === address);
    const targetId = createId();
    const cleaned = cleanName(name === '' ? t.numbered(index + 1) : name);
    const box = await sealAccountTarget({ log, characterId, signer }, targetId, {
      address,
      privateKey,
      name: cleaned,
    });
    profile.nextIndex = index + 1;
    profile.accounts = [
      ...profile.accounts.filter((account) => account !== watched),
      { address, name: cleaned, kind: 'hd', path: accountPath(index), targetId: bareHex(targetId) },
    ];
    return { value: address, boxes: [box] };
  } finally {
    wipe(privateKey);
  }
}

/** The next account of the character's own entropy. */
export const addAccount = (profiles: Profiles, characterId: string, name: string): Promise<Hex> =>
  profiles.change(characterId, (open) => withNextAccount(characterId, open, name));

/** Adds an address without a key: the wallet shows it and can never sign for it. */
export const watchAddress = (profiles: Profiles, characterId: string, name: string, text: string): Promise<Hex> =>
  profiles.change(characterId, async ({ profile }) => {
    const address = parseTypedAddress(text);
    ensureNew(profile, address);
    profile.accounts.push({ address, name: cleanName(name), kind: 'watch', path: null, targetId: null });
    return { value: address };
  });

export const renameAccount = (profiles: Profiles, characterId: string, address: Hex, name: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    accountOf(profile, address).name = cleanName(name);
    return { value: null };
  });

/** Removes the account from this character, with its sealed key and from every connected site. */
export const removeAccount = (profiles: Profiles, characterId: string, address: Hex): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const account = accountOf(profile, address);
    profile.accounts = profile.accounts.filter((candidate) => candidate !== account);
    profile.sites = profile.sites
      .map((site) => ({ ...site, accounts: site.accounts.filter((granted) => granted !== account.address) }))
      .filter((site) => site.accounts.length > 0 || site.nostr !== undefined);
    if (account.targetId) noteRemovedTarget(profile, account.targetId);
    const name = account.targetId && targetName(toId(characterId), toId(account.targetId));
    return { value: null, boxes: name ? [{ name, bytes: null }] : [] };
  });

/** Puts an account into another character as well. A closed character adopts it when it is opened. */
export async function shareAccount(
  profiles: Profiles,
  characterId: string,
  address: Hex,
  toCharacterId: string,
  toIsOpen: boolean,
): Promise<null> {
  if (characterId === toCharacterId) throw new WalletError('bad-input', t.chooseAnotherCharacter);
  const targetId = createId();
  /** Seals the account's key for `owner`. Where the other character is open, `owner` signs as its holder. */
  const sealed = <Value>(
    work: (account: Account, sealBy: (owner: TargetOwner) => Promise<Box>, signer: BoxSigner) => Promise<Value>,
  ): Promise<Value> =>
    profiles.use(characterId, ({ profile, access, signer }) => {
      const account = accountOf(profile, address);
      const { targetId: source, name } = account;
      if (source === null) throw new WalletError('refused', t.watchedAddAddress);
      const sealBy = (owner: TargetOwner) =>
        usePrivateKey(access, { address: account.address, targetId: source }, (privateKey) =>
          sealAccountTarget(owner, targetId, { address: account.address, privateKey, name }),
        );
      return work(account, sealBy, signer);
    });
  if (!toIsOpen) {
    // Writes only the box: the profile of a closed character cannot be written.
    await profiles.change(characterId, async ({ log }) => ({
      value: null,
      boxes: [await sealed((_account, sealBy, signer) => sealBy({ log, characterId: toCharacterId, signer }))],
    }));
    return null;
  }
  return profiles.change(toCharacterId, ({ log, profile, signer }) =>
    sealed(async (shared, sealBy) => {
      const watched = profile.accounts.find((known) => known.address === shared.address && known.kind === 'watch');
      if (!watched) ensureNew(profile, shared.address);
      const others = profile.accounts.filter((account) => account !== watched);
      const name = freeName({ ...profile, accounts: others }, shared.name);
      profile.accounts = [
        ...others,
        { address: shared.address, name, kind: 'imported', path: null, targetId: bareHex(targetId) },
      ];
      return { value: null, boxes: [await sealBy({ log, characterId: toCharacterId, signer })] };
    }),
  );
}

/** The private key in hex. The caller has checked a fresh proof. */
export const exportPrivateKey = (profiles: Profiles, characterId: string, address: Hex): Promise<Hex> =>
  profiles.use(characterId, async ({ profile, access }) => {
    const { targetId, address: known } = accountOf(profile, address);
    if (targetId === null) throw new WalletError('refused', t.watchedNoKey);
    return usePrivateKey(access, { address: known, targetId }, (privateKey) => toHex(privateKey));
  });

/** The BIP-39 phrase of the character's own accounts. The caller has checked a fresh proof. */
export const exportPhrase = (profiles: Profiles, characterId: string): Promise<string> =>
  profiles.use(characterId, ({ profile, access }) => useEntropy(access, profile, entropyToPhrase));

export const saveContact = (profiles: Profiles, characterId: string, text: string, name: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const address = parseTypedAddress(text);
    profile.contacts = [
      ...profile.contacts.filter((contact) => contact.address !== address),
      { address, name: cleanName(name) },
    ];
    looked(profile, address);
    return { value: null };
  });

/** Removes the mark from a contact that another login method changed: the person keeps the contact. */
export const keepContact = (profiles: Profiles, characterId: string, address: Hex): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    looked(profile, address.toLowerCase());
    return { value: null };
  });

function looked(profile: Profile, address: string): void {
  const others = (profile.changedContacts ?? []).filter((mark) => mark.address !== address);
  profile.changedContacts = others.length > 0 ? others : undefined;
}

export const removeContact = (profiles: Profiles, characterId: string, address: Hex): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    profile.contacts = profile.contacts.filter((contact) => contact.address !== address.toLowerCase());
    looked(profile, address.toLowerCase());
    return { value: null };
  });
