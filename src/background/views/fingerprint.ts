/** The fingerprint of an identity, which two people compare. */

/** The first 16 bytes of an identity's id (hex, without 0x), in groups of four digits. */
export const fingerprintOf = (identityId: string): string => (identityId.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
