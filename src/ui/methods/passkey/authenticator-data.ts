/** Reads the authenticator data of a ceremony (WebAuthn Level 3 §6.1): flags, and the AAGUID where a credential was made. Never throws. */
import { bareHex, fromBase64Url } from '../../../lib/bytes.ts';
import type { SyncState } from '../../../messaging/login.ts';

/** Flags, by their bit in byte 32. */
const [UV, BE, BS, AT] = [0x04, 0x08, 0x10, 0x40];
const FLAGS = 32;
/** The attested credential data begins with the 16 bytes of the AAGUID and the two of the credential ID's length. */
const [AAGUID, AAGUID_END, ATTESTED] = [37, 53, 55];

export interface AuthenticatorData {
  /** The authenticator verified the user (PIN, fingerprint, face). */
  verified: boolean;
  sync: SyncState;
  /** Lower case with hyphens; `null` where the data has none, as in every login. */
  aaguid: string | null;
}

/** @param encoded base64url; data without flags counts as not verified and bound */
export function readAuthenticatorData(encoded: string | undefined): AuthenticatorData {
  const data = bytesOf(encoded);
  const flags = data[FLAGS] ?? 0;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    verified: has(UV),
    sync: !has(BE) ? 'bound' : has(BS) ? 'synced' : 'syncable',
    aaguid: has(AT) && data.length >= ATTESTED ? toAaguid(data.subarray(AAGUID, AAGUID_END)) : null,
  };
}

function bytesOf(encoded: string | undefined): Uint8Array {
  try {
    return fromBase64Url(encoded ?? '');
  } catch {
    return new Uint8Array(0);
  }
}

const toAaguid = (bytes: Uint8Array): string =>
  bareHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
