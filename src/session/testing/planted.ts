/** Boxes as an attacker with a login method, the server or the disk can plant them. For tests only. */
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { createId } from '../../keys/ids.ts';
import { characterOf } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { entropyPublicPart, sealTarget, type TargetKey } from '../../keys/target.ts';
import { bareHex, fromHex, type Hex, randomBytes, utf8 } from '../../lib/bytes.ts';
import { targetName } from '../../sync/box-names.ts';
import { openBound, readBoundRecords } from '../login/bound-copy.ts';
import { localLogin } from '../login/login-secrets.ts';
import { toId } from '../state/open-keys.ts';
import type { TestKey } from './add-key.ts';
import type { Stage } from './stage.ts';

/** The device signer of a login method that is bound on this computer, as a thief with that method has it. */
export async function deviceOf({ vault }: Stage, { methodId, authenticator, localSalt }: TestKey): Promise<BoxSigner> {
  const record = (await readBoundRecords(vault)).find((one) => one.methodId === methodId);
  if (!record?.bound) throw new Error('This method is not bound here.');
  const local = await localLogin(authenticator.prf(localSalt), record);
  const { copy } = openBound(record, record.bound, local.secret, local.personal);
  return { kind: 'device', id: fromHex(record.bound.deviceId), seed: copy.deviceSeed };
}

export interface Planting {
  characterId: string;
  signer: BoxSigner;
  /** Hex ID under which the key is stored and for which it is sealed. */
  targetId?: string;
  target?: TargetKey;
  name?: string;
  /** The public key to seal to, instead of the character's. */
  publicKey?: Uint8Array;
}

export const accountKey = (secret = randomBytes(32)): TargetKey & { address: Hex } => {
  const address = privateKeyToAddress(secret);
  return { kind: 'private-key', publicPart: fromHex(address), secret, address };
};

export const entropyKey = (secret: Uint8Array, firstAddress: Hex): TargetKey => ({
  kind: 'bip39-entropy',
  publicPart: entropyPublicPart(fromHex(firstAddress)),
  secret,
});

/** A sealed key at the current head, with the name of its box. */
export async function planted({ session }: Stage, planting: Planting): Promise<{ name: string; bytes: Uint8Array }> {
  const { characterId, signer, target = accountKey(), name = 'Main' } = planting;
  const targetId = planting.targetId ?? bareHex(createId());
  const log = await session.parts.keyring.use('login', (keys) => session.parts.logs.read(keys.identityId));
  const character = characterOf(log, toId(characterId));
  if (!character) throw new Error('There is no such character.');
  const bytes = await sealTarget({
    identityId: log.identityId,
    characterId: character.id,
    targetId: toId(targetId),
    epoch: character.epoch,
    characterPublicKey: planting.publicKey ?? character.publicKey,
    target,
    metadata: utf8(name),
    signer,
    head: log.head,
  });
  return { name: targetName(character.id, toId(targetId)), bytes };
}

/** Writes a box directly to the store, without any validation. */
export async function put({ session, vault }: Stage, name: string, bytes: Uint8Array | null): Promise<void> {
  const [login] = await session.layers();
  await vault.commit([{ table: 'boxes', key: `${login?.identityId}/${name}`, value: bytes }]);
}

export async function plant(stage: Stage, planting: Planting): Promise<string> {
  const { name, bytes } = await planted(stage, planting);
  await put(stage, name, bytes);
  return name;
}
