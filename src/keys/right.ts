/** Who may sign which box at a given state of the log. It decides by the verified log alone. */
import { unreachable } from '../lib/errors.ts';
import { idKey } from './ids.ts';
import { charactersOf, deviceOf, type LogMethod, type LogState, methodOf } from './log/state.ts';

/**
 * `member`: any active method or its bound device (a target sealed to a character that is not open).
 * `character`: a method whose level holds the character, or its device (that character's document).
 * `manage`: a managing method by its own key, no device (identity document, management document, grants).
 */
export type Right = { kind: 'member' } | { kind: 'character'; characterId: Uint8Array } | { kind: 'manage' };

export interface SignerName {
  kind: 'method' | 'device';
  id: Uint8Array;
}

/** The method of a signer: itself, or the method of the device; `null` when it has no rights at this state. */
function methodBehind(log: LogState, signer: SignerName): LogMethod | null {
  if (signer.kind === 'method') return methodOf(log, signer.id);
  const device = deviceOf(log, signer.id);
  if (device === null || device.untilEntry !== null) return null;
  return log.methods.get(device.methodId) ?? null;
}

/** Had this signer that right at this state (use `stateAt` for a past one)? */
export function hasRight(log: LogState, signer: SignerName, right: Right): boolean {
  const method = methodBehind(log, signer);
  if (method === null || method.state !== 'active') return false;
  switch (right.kind) {
    case 'member':
      return true;
    case 'character':
      return charactersOf(log, method.id).includes(idKey(right.characterId));
    case 'manage':
      return signer.kind === 'method' && method.rank !== 'other';
    default:
      return unreachable(right);
  }
}

/** The Ed25519 public key of a signer at this state. */
export const signerKey = (log: LogState, signer: SignerName): Uint8Array | null =>
  signer.kind === 'method'
    ? (methodOf(log, signer.id)?.signingPublicKey ?? null)
    : (deviceOf(log, signer.id)?.publicKey ?? null);
