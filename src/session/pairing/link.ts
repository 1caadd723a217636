/** The link that contains both the server and the code, for a QR code or for pasting. The code follows `#`, so a browser that opens the link by mistake does not send it. */

const MARK = '#pair=';

export const linkOf = (origin: string, code: string): string => `${origin}/${MARK}${code}`;

/** The server and the code of a link; `null` if the text is a code alone. Neither is checked. */
export function partsOfLink(text: string): { server: string; code: string } | null {
  const at = text.indexOf(MARK);
  return at === -1 ? null : { server: text.slice(0, at).trim(), code: text.slice(at + MARK.length) };
}
