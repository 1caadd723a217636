/** Accounts of other wallets: their addresses, and their import into a character, several in one write. Each gets a sealed key of its own. */
import { parsePrivateKey, privateKeyToAddress } from '../../ethereum/account.ts';
import { privateKeyOfSeed } from '../../ethereum/hd.ts';
import { parsePath } from '../../ethereum/paths.ts';
import { phraseToEntropy } from '../../ethereum/phrase.ts';
import { createId } from '../../keys/ids.ts';
import { bareHex, type Hex, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { ACCOUNTS_AT_ONCE, type AccountSource } from '../../messaging/account-source.ts';
import type { Box } from '../../sync/key-server.ts';
import { freeName } from '../profile/free-name.ts';
import { cleanName, type Profile } from '../profile/profile.ts';
import type { OpenCharacter, Profiles } from '../profile/profiles.ts';
import { sealAccountTarget } from '../profile/targets.ts';
import type { PhraseContent } from './phrase-content.ts';
import { keepPhrase, usePhrase, withSeed } from './phrases.ts';

interface SourceKey {
  /** 32 bytes; wiped after the work. */
  privateKey: Uint8Array;
  /** `null`: it comes from no phrase. */
  path: string | null;
}

type Opened = Pick<OpenCharacter, 'access' | 'profile'>;

/** Runs `work` with the keys of a source, in its order, and wipes them. @throws WalletError bad-input | not-found | cannot-open */
async function withKeys<Value>(
  source: AccountSource,
  open: Opened,
  work: (keys: readonly SourceKey[], phrase: PhraseContent | null) => Value | Promise<Value>,
): Promise<Value> {
  const count = source.kind === 'keys' ? source.privateKeys.length : source.paths.length;
  if (count === 0 || count > ACCOUNTS_AT_ONCE) throw new WalletError('bad-input', t.howManyAccounts(ACCOUNTS_AT_ONCE));
  if (source.kind === 'keys') {
    const keys = source.privateKeys.map((text) => ({ privateKey: parsePrivateKey(text), path: null }));
    try {
      return await work(keys, null);
    } finally {
      wipe(...keys.map(({ privateKey }) => privateKey));
    }
  }
  const ofPhrase = (content: PhraseContent) =>
    withSeed(content, async (seed) => {
      const keys: SourceKey[] = [];
      try {
        for (const path of source.paths.map(parsePath)) keys.push({ privateKey: privateKeyOfSeed(seed, path), path });
        return await work(keys, content);
      } finally {
        wipe(...keys.map(({ privateKey }) => privateKey));
      }
    });
  if (source.kind === 'kept-phrase') return usePhrase(open.access, open.profile, source.targetId, ofPhrase);
  const entropy = phraseToEntropy(source.phrase);
  try {
    return await ofPhrase({ entropy, passphrase: source.passphrase });
  } finally {
    wipe(entropy);
  }
}

/** The addresses of a source, in its order. */
export const addressesOf = (profiles: Profiles, characterId: string, source: AccountSource): Promise<Hex[]> =>
  profiles.use(characterId, (open) =>
    withKeys(source, open, (keys) => keys.map(({ privateKey }) => privateKeyToAddress(privateKey))),
  );

export interface ImportWishes {
  /** One for each account of the source; a name that is taken gets a number. */
  names: readonly string[];
  /** Name under which the phrase is kept; `null`: it is not kept. */
  keepAs: string | null;
}

/**
 * Imports every account of a source in one write, and keeps the phrase if that is wished.
 * @returns the addresses, in the order of the source
 * @throws WalletError bad-input | exists (one of them is there, or is there twice) | refused (the character is full)
 */
export const importAccounts = (
  profiles: Profiles,
  now: number,
  characterId: string,
  source: AccountSource,
  { names, keepAs }: ImportWishes,
): Promise<Hex[]> =>
  profiles.change(characterId, ({ log, profile, access, signer }) =>
    withKeys(source, { access, profile }, async (keys, phrase) => {
      const owner = { log, characterId, signer };
      const boxes: Box[] = [];
      const addresses: Hex[] = [];
      for (const [at, key] of keys.entries()) {
        const { address, box } = await takeIn(owner, profile, key, names[at] ?? '');
        boxes.push(box);
        addresses.push(address);
      }
      if (phrase !== null && keepAs !== null && source.kind === 'phrase')
        boxes.push(...(await keepPhrase(owner, profile, phrase, { name: keepAs, now })));
      return { value: addresses, boxes };
    }),
  );

/** Seals one key, and puts its account into the profile in place. An account that is only looked at gets the key. */
async function takeIn(
  owner: Parameters<typeof sealAccountTarget>[0],
  profile: Profile,
  { privateKey, path }: SourceKey,
  wanted: string,
): Promise<{ address: Hex; box: Box }> {
  const address = privateKeyToAddress(privateKey);
  const known = profile.accounts.find((account) => account.address === address);
  if (known && known.kind !== 'watch') throw new WalletError('exists', t.hereAlready(known.name));
  const others = profile.accounts.filter((account) => account !== known);
  const name = freeName({ ...profile, accounts: others }, cleanName(wanted));
  const targetId = createId();
  const box = await sealAccountTarget(owner, targetId, { address, privateKey, name });
  profile.accounts = [...others, { address, name, kind: 'imported', path, targetId: bareHex(targetId) }];
  if (profile.offered) profile.offered = profile.offered.filter((offered) => offered.address !== address);
  return { address, box };
}
