/** Invitations to a key server, as text: a code of 128 random bits, and a link that holds it. Sent with the first write of a new identity only. */

/** Bytes of a code. */
export const INVITATION_LENGTH = 16;
/** Crockford's base32: no I, L, O, U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 letters are 130 bits, of which the last two are zero. */
const TEXT_LENGTH = Math.ceil((INVITATION_LENGTH * 8) / 5);
const GROUP = 5;
const MARK = '#invite=';

/** The code (16 bytes) as people read it: 26 letters and digits in groups. */
export function invitationText(code: Uint8Array): string {
  let bits = '';
  for (const byte of code) bits += byte.toString(2).padStart(8, '0');
  const letters = (bits.padEnd(TEXT_LENGTH * 5, '0').match(/.{5}/g) ?? []).map(
    (five) => LETTERS[Number.parseInt(five, 2)],
  );
  return (letters.join('').match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

/** Reads a typed code: case, spaces and hyphens do not matter, and O, I, L are read as digits. @returns 16 bytes; `null`: it is none */
export function parseInvitation(typed: string): Uint8Array | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (text.length !== TEXT_LENGTH) return null;
  let bits = '';
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value === -1) return null;
    bits += value.toString(2).padStart(5, '0');
  }
  if (bits.slice(INVITATION_LENGTH * 8).includes('1')) return null;
  return Uint8Array.from(bits.slice(0, INVITATION_LENGTH * 8).match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** A link for a person: the part after `#` is never sent to a server. @param origin serialised */
export const invitationLink = (origin: string, text: string): string => `${origin}/${MARK}${text}`;

/** Takes an address apart. @returns `invitation`: what follows `#invite=`, as it is; `null` without it */
export function splitInvitation(address: string): { address: string; invitation: string | null } {
  const at = address.indexOf(MARK);
  if (at === -1) return { address, invitation: null };
  return { address: address.slice(0, at).trim(), invitation: address.slice(at + MARK.length).trim() };
}
