/** New devices for the open sessions of login methods that lost theirs by a change. Makes none for a method that was given new keys. */
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { Replacement } from '../follow/refresh-grants.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { IdentityChange } from './identity-change.ts';

/**
 * A lowered method loses its devices. The one that is open here gets a new one, so that its session can go on in its lower
 * level, without a copy until the next login; not where the method was given new keys: the open session has the old ones.
 */
export async function replaceDevices(
  { keyring }: SessionParts,
  change: IdentityChange,
  before: LogState,
): Promise<Replacement[]> {
  const replacements: Replacement[] = [];
  for (const layer of await keyring.layers()) {
    const method = change.log().methods.get(layer.methodId);
    const device = change.log().devices.get(layer.deviceId);
    if (method?.state !== 'active' || !device || device.untilEntry === null) continue;
    const earlier = before.methods.get(layer.methodId);
    // Removed by the person, or of a method with new keys: the session ends.
    if (earlier?.generation !== method.generation || earlier.levelId === method.levelId) continue;
    const deviceId = createId();
    const deviceSeed = randomBytes(32);
    change.atEnd(() => wipe(deviceSeed));
    const { publicKey } = signingKeyPair(deviceSeed);
    change.append({ kind: 'device-add', device: { id: deviceId, methodId: method.id, publicKey, keepsCopy: false } }, [
      { role: 'possession', id: deviceId, seed: deviceSeed },
    ]);
    replacements.push({ layer: layer.layer, deviceId, deviceSeed });
  }
  return replacements;
}
