/** Finds the signer of a public key in the verified log. Each request asks again, so a freeze ends open sessions at once. */
import type { LogDevice, LogMethod, LogState } from '../../keys/log/state.ts';
import { equalBytes } from '../../lib/bytes.ts';

export type Signer =
  | { kind: 'method'; method: LogMethod }
  | { kind: 'device'; method: LogMethod; device: LogDevice }
  /** The freeze code of this method. */
  | { kind: 'freeze-code'; method: LogMethod };

/** The method or device of a public key, frozen and removed ones included. Earlier keys of a method that was reset are unknown. */
export function signerOf(log: LogState, publicKey: Uint8Array): Signer | null {
  for (const method of log.methods.values())
    if (equalBytes(method.signingPublicKey, publicKey)) return { kind: 'method', method };
  for (const device of log.devices.values()) {
    const method = log.methods.get(device.methodId);
    if (method !== undefined && equalBytes(device.publicKey, publicKey)) return { kind: 'device', method, device };
  }
  return freezeCodeOf(log, publicKey);
}

export function freezeCodeOf(log: LogState, publicKey: Uint8Array): Signer | null {
  for (const method of log.methods.values())
    if (method.state !== 'revoked' && method.freezePublicKey !== null && equalBytes(method.freezePublicKey, publicKey))
      return { kind: 'freeze-code', method };
  return null;
}

/** May it read and write now? */
export function isActive(signer: Signer | null): boolean {
  if (signer === null || signer.kind === 'freeze-code' || signer.method.state !== 'active') return false;
  return signer.kind === 'method' || signer.device.untilEntry === null;
}

/** ID of the method or device (16 bytes). */
export const signerId = (signer: Signer): Uint8Array =>
  signer.kind === 'device' ? signer.device.id : signer.method.id;
