/** New devices for open sessions whose device a change has revoked, except where the login method was given new keys. */
import { createId } from '../../keys/ids.ts';
import type { EntryAction, EntrySigner } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { Replacement } from '../follow/refresh-grants.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** What it needs of an IdentityChange. */
interface DeviceChange {
  log(): LogState;
  append(action: EntryAction & { kind: 'device-add' }, others: readonly EntrySigner[]): void;
  atEnd(wiping: () => void): void;
}

/**
 * Lowering a method revokes its devices. Its open session on this computer gets a new device, so that it can go on at the lower
 * level; it has no local copy until the next login. A method with new keys gets none: its open session has the old keys.
 */
export async function replaceDevices(
  { keyring }: SessionParts,
  change: DeviceChange,
  before: LogState,
): Promise<Replacement[]> {
  const replacements: Replacement[] = [];
  for (const layer of await keyring.layers()) {
    const method = change.log().methods.get(layer.methodId);
    const device = change.log().devices.get(layer.deviceId);
    if (method?.state !== 'active' || !device || device.untilEntry === null) continue;
    const earlier = before.methods.get(layer.methodId);
    // The person removed the device, or the method has new keys: the session ends.
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
