/** Target keys of accounts and entropies: sealed to a character, opened for one use. The only place where a private key is in the open. */

import * as v from 'valibot';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { entropyPublicPart, type OpenedTarget, openTarget, sealTarget, type TargetKey } from '../../keys/target.ts';
import { bareHex, equalBytes, fromHex, fromUtf8, type Hex, toHex, utf8, wipe } from '../../lib/bytes.ts';
import { cannotOpen, WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Box, KeyServer } from '../../sync/key-server.ts';
import { toId } from '../state/open-keys.ts';
import { origin } from './origin-schema.ts';
import { cleanName, NAME_LIMIT, type Profile } from './profile.ts';

/** For which character a target is sealed, and who signs. The character may be closed: only its public key is used. */
export interface TargetOwner {
  log: LogState;
  /** Hex id. */
  characterId: string;
  signer: BoxSigner;
}

/** @param metadata sealed with it */
export async function sealTo(
  owner: TargetOwner,
  targetId: Uint8Array,
  target: TargetKey,
  metadata: Uint8Array,
): Promise<Box> {
  const { log, signer } = owner;
  const character = log.characters.get(owner.characterId);
  if (!character || character.removed) throw new WalletError('not-found', t.noSuchCharacter);
  const bytes = await sealTarget({
    identityId: log.identityId,
    characterId: character.id,
    targetId,
    epoch: character.epoch,
    characterPublicKey: character.publicKey,
    target,
    metadata,
    signer,
    head: log.head,
  });
  return { name: targetName(character.id, targetId), bytes };
}

/** For which site a key logs in, and at which path it was derived; `null`: it is the key of an account. */
type LoginOf = { origin: string; path: string } | null;

/** @param privateKey 32 bytes; the caller wipes it @param login is sealed with it: a profile that is rebuilt has no other word of it */
export const sealAccountTarget = (
  owner: TargetOwner,
  targetId: Uint8Array,
  account: { address: Hex; privateKey: Uint8Array; name: string; login?: LoginOf },
): Promise<Box> =>
  sealTo(
    owner,
    targetId,
    { kind: 'private-key', publicPart: fromHex(account.address), secret: account.privateKey },
    // A line each: no name has a line break.
    utf8([account.name, ...(account.login ? [account.login.origin, account.login.path] : [])].join('\n')),
  );

/** What a profile stores about the entropy of its own accounts: its target id and its public part (hex). */
export type EntropyOf = Pick<Profile, 'entropyTargetId' | 'entropyPublicPart'>;

/** The public part of an entropy, derived from its first account, so that no other entropy passes for it. */
function publicPartOf(entropy: Uint8Array): Uint8Array {
  const first = deriveAccountKey(entropy, 0);
  try {
    return entropyPublicPart(fromHex(privateKeyToAddress(first)));
  } finally {
    wipe(first);
  }
}

/** Seals the BIP-39 entropy of a character's own accounts. @returns its box, and what the profile stores about it */
export async function sealEntropyTarget(
  owner: TargetOwner,
  targetId: Uint8Array,
  entropy: Uint8Array,
): Promise<{ box: Box; entropy: EntropyOf }> {
  const publicPart = publicPartOf(entropy);
  const box = await sealTo(owner, targetId, { kind: 'bip39-entropy', publicPart, secret: entropy }, new Uint8Array());
  return { box, entropy: { entropyTargetId: bareHex(targetId), entropyPublicPart: bareHex(publicPart) } };
}

export interface TargetAccess {
  server: KeyServer;
  log: LogState;
  characterId: string;
  seed: Uint8Array;
  epoch: number;
}

/** Opens a target for `work` and wipes it. @throws WalletError cannot-open | storage-broken (it is not there) */
export async function useTarget<Value>(
  access: TargetAccess,
  targetId: string,
  expect: { kind: TargetKey['kind']; publicPart: Uint8Array },
  work: (secret: Uint8Array) => Value,
  sealedBy: 'holder' | 'anyone' = 'holder',
): Promise<Awaited<Value>> {
  const { server, log, characterId } = access;
  const sealed = await server.box(log.identityId, targetName(toId(characterId), toId(targetId)));
  if (!sealed) throw new WalletError('storage-broken', t.keyMissing);
  return useSealed(access, { targetId, sealed }, expect, sealedBy, work);
}

/** The same for a target whose box is at hand. @throws WalletError cannot-open */
export async function useSealed<Value>(
  { log, characterId, seed, epoch }: Omit<TargetAccess, 'server'>,
  { targetId, sealed }: { targetId: string; sealed: Uint8Array },
  expect: { kind: TargetKey['kind']; publicPart: Uint8Array },
  sealedBy: 'holder' | 'anyone',
  work: (secret: Uint8Array) => Value,
): Promise<Awaited<Value>> {
  const name = { characterId: toId(characterId), targetId: toId(targetId), epoch };
  const target = await openTarget({ log, ...name, characterSeed: seed, sealed, expect, sealedBy });
  try {
    return await work(target.secret);
  } finally {
    wipe(target.secret);
  }
}

/** Opens an account's private key for `work` and wipes it; a key that does not give the address does not open. */
export const usePrivateKey = <Value>(
  access: TargetAccess,
  account: { address: Hex; targetId: string },
  work: (privateKey: Uint8Array) => Value,
  sealedBy: 'holder' | 'anyone' = 'holder',
): Promise<Awaited<Value>> => {
  const expect = { kind: 'private-key', publicPart: fromHex(account.address) } as const;
  const checked = (privateKey: Uint8Array) => {
    if (privateKeyToAddress(privateKey) !== account.address) throw cannotOpen();
    return work(privateKey);
  };
  return useTarget(access, account.targetId, expect, checked, sealedBy);
};

/** The same for an account that a login method put in without holding the character. Only for sealing it anew. */
export const useOfferedKey = <Value>(
  access: TargetAccess,
  account: { address: Hex; targetId: string },
  work: (privateKey: Uint8Array) => Value,
): Promise<Awaited<Value>> => usePrivateKey(access, account, work, 'anyone');

/** Opens a character's entropy for `work` and wipes it. An entropy with another public part than the profile's does not open. */
export const useEntropy = <Value>(
  access: TargetAccess,
  { entropyTargetId, entropyPublicPart: known }: EntropyOf,
  work: (entropy: Uint8Array) => Value,
): Promise<Awaited<Value>> => {
  const publicPart = fromHex(known);
  return useTarget(access, entropyTargetId, { kind: 'bip39-entropy', publicPart }, (entropy) => {
    if (!equalBytes(publicPartOf(entropy), publicPart)) throw cannotOpen();
    return work(entropy);
  });
};

/** The name in the sealed metadata, cleaned so that it can be shown. */
function nameIn(text: string): string {
  try {
    return cleanName(text.slice(0, NAME_LIMIT));
  } catch {
    return t.unnamedAccount;
  }
}

const linesOf = (metadata: Uint8Array): string[] => {
  try {
    return fromUtf8(metadata).split('\n');
  } catch {
    return [];
  }
};

function loginIn([, site, path]: readonly string[]): LoginOf {
  return v.is(origin, site) && path !== undefined && /^m(\/\d{1,10}'?)+$/.test(path) ? { origin: site, path } : null;
}

/** An account or a login key, as its sealed key says. */
export interface SealedAccount {
  address: Hex;
  name: string;
  login: LoginOf;
}

/** The account of an opened target; `null` where its secret is not the key of the account that it names. */
export function accountIn({ kind, publicPart, secret, metadata }: OpenedTarget): SealedAccount | null {
  if (kind !== 'private-key') return null;
  try {
    const address = privateKeyToAddress(secret);
    const lines = linesOf(metadata);
    const login = loginIn(lines);
    // A name that another program wrote can have line breaks.
    const name = nameIn(login === null ? lines.join('\n') : (lines[0] ?? ''));
    return address === toHex(publicPart) ? { address, name, login } : null;
  } catch {
    return null;
  }
}
