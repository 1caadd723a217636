/** Target keys of accounts and entropies: sealed to a character, opened for one use. The only place where a private key is in the open. */

import { privateKeyToAddress } from '../ethereum/account.ts';
import type { LogState } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { openTarget, sealTarget, type TargetKey } from '../keys/target.ts';
import { fromHex, fromUtf8, type Hex, toHex, utf8, wipe } from '../lib/bytes.ts';
import { cannotOpen, WalletError } from '../lib/errors.ts';
import { targetName, targetPrefix } from '../sync/box-names.ts';
import type { Box, KeyServer } from '../sync/key-server.ts';
import { toId } from './open-keys.ts';
import { cleanName, NAME_LIMIT } from './profile.ts';

/** For which character a target is sealed, and who signs. The character may be closed: only its public key is used. */
export interface TargetOwner {
  log: LogState;
  /** Hex id. */
  characterId: string;
  signer: BoxSigner;
}

async function sealTo(owner: TargetOwner, targetId: Uint8Array, target: TargetKey, name: string): Promise<Box> {
  const { log, signer } = owner;
  const character = log.characters.get(owner.characterId);
  if (!character || character.removed) throw new WalletError('not-found', 'There is no such character.');
  const bytes = await sealTarget({
    identityId: log.identityId,
    characterId: character.id,
    epoch: character.epoch,
    characterPublicKey: character.publicKey,
    target,
    metadata: utf8(name),
    signer,
    head: log.head,
  });
  return { name: targetName(character.id, targetId), bytes };
}

/** @param privateKey 32 bytes; the caller wipes it */
export const sealAccountTarget = (
  owner: TargetOwner,
  targetId: Uint8Array,
  account: { address: Hex; privateKey: Uint8Array; name: string },
): Promise<Box> =>
  sealTo(
    owner,
    targetId,
    { kind: 'private-key', publicPart: fromHex(account.address), secret: account.privateKey },
    account.name,
  );

/** The BIP-39 entropy of a character's own accounts. It has no public part: its accounts have theirs. */
export const sealEntropyTarget = (owner: TargetOwner, targetId: Uint8Array, entropy: Uint8Array): Promise<Box> =>
  sealTo(owner, targetId, { kind: 'bip39-entropy', publicPart: new Uint8Array(), secret: entropy }, '');

export interface TargetAccess {
  server: KeyServer;
  log: LogState;
  characterId: string;
  seed: Uint8Array;
  epoch: number;
}

async function useTarget<Value>(
  access: TargetAccess,
  targetId: string,
  expect: { kind: TargetKey['kind']; publicPart: Uint8Array },
  work: (secret: Uint8Array) => Value,
): Promise<Awaited<Value>> {
  const { server, log, seed, epoch } = access;
  const characterId = toId(access.characterId);
  const sealed = await server.box(log.identityId, targetName(characterId, toId(targetId)));
  if (!sealed)
    throw new WalletError(
      'storage-broken',
      'The key of this account is missing here. Use another computer that has it, or restore the backup file in a new browser profile.',
    );
  const target = await openTarget({ log, characterId, epoch, characterSeed: seed, sealed, expect });
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
): Promise<Awaited<Value>> =>
  useTarget(access, account.targetId, { kind: 'private-key', publicPart: fromHex(account.address) }, (privateKey) => {
    if (privateKeyToAddress(privateKey) !== account.address) throw cannotOpen();
    return work(privateKey);
  });

export const useEntropy = <Value>(
  access: TargetAccess,
  targetId: string,
  work: (entropy: Uint8Array) => Value,
): Promise<Awaited<Value>> =>
  useTarget(access, targetId, { kind: 'bip39-entropy', publicPart: new Uint8Array() }, work);

/** An account that was put into this character from outside, while it was closed. */
export interface FoundTarget {
  targetId: string;
  address: Hex;
  name: string;
}

/** The name that whoever sealed it gave it, made one that people can be shown. */
function nameIn(metadata: Uint8Array): string {
  try {
    return cleanName(fromUtf8(metadata).slice(0, NAME_LIMIT));
  } catch {
    return 'Account';
  }
}

/** Targets of a character that its profile does not list: put in while it was closed. Only private keys are taken up. */
export async function findTargets(access: TargetAccess, known: ReadonlySet<string>): Promise<FoundTarget[]> {
  const { server, log, seed, epoch } = access;
  const characterId = toId(access.characterId);
  const prefix = targetPrefix(characterId);
  const found: FoundTarget[] = [];
  for (const box of await server.boxes(log.identityId, prefix)) {
    const targetId = box.name.slice(prefix.length);
    // Who put it there may have named it anything: a name that a profile cannot hold would make that unreadable.
    if (known.has(targetId) || !/^[0-9a-f]{32}$/.test(targetId)) continue;
    const target = await openTarget({ log, characterId, epoch, characterSeed: seed, sealed: box.bytes }).catch(
      () => null,
    );
    if (!target) continue;
    const { kind, publicPart, secret, metadata } = target;
    const address = kind === 'private-key' ? privateKeyToAddress(secret) : null;
    wipe(secret);
    if (address && address === toHex(publicPart)) found.push({ targetId, address, name: nameIn(metadata) });
  }
  return found;
}
