/** What a signature needs besides its key, made while a person reads the prompt: in a worker that has just started it takes many times as long as the signature. */
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { signPersonalMessage } from '../../ethereum/message.ts';
import { kemHalves } from '../../keys/kem-halves.ts';
import { signedTarget } from '../../keys/target.ts';
import type { Hex } from '../../lib/bytes.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Profiles } from '../profile/profiles.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** Anybody's: its signature is thrown away. */
const KEY_OF_NOBODY = new Uint8Array(32).fill(1);

/**
 * Checks the signature of the box in which the key of this account lies, which is remembered (keys/sign.ts), and has the tables of the curve
 * made. Opens no key. @throws WalletError locked | closed
 */
export async function prepareSignature(
  { server }: Pick<SessionParts, 'server'>,
  profiles: Pick<Profiles, 'read' | 'names'>,
  characterId: string,
  address: Hex,
): Promise<void> {
  const { accounts, loginKeys = [] } = await profiles.read(characterId);
  const targetId = [...accounts, ...loginKeys].find((account) => account.address === address)?.targetId;
  if (typeof targetId !== 'string') return;
  await kemHalves();
  const { log } = await profiles.names();
  const name = { characterId: toId(characterId), targetId: toId(targetId) };
  const sealed = await server.box(log.identityId, targetName(name.characterId, name.targetId));
  const epoch = log.characters.get(characterId)?.epoch;
  if (sealed && epoch !== undefined) signedTarget({ log, ...name, epoch, sealed });
  privateKeyToAddress(KEY_OF_NOBODY);
  signPersonalMessage(KEY_OF_NOBODY, new Uint8Array(1));
}
