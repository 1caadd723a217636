/** Random UUIDs where `crypto.randomUUID` is missing: pages that are no secure context. Never anything but version 4. */

/** A fresh version 4 UUID in lower case (RFC 9562 §5.4). */
export function createUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let text = '';
  for (let index = 0; index < 16; index++) {
    let byte = bytes[index] as number;
    if (index === 6) byte = (byte & 0x0f) | 0x40;
    if (index === 8) byte = (byte & 0x3f) | 0x80;
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += byte.toString(16).padStart(2, '0');
  }
  return text;
}
