/** The link that carries server and code together, in a QR code or pasted. The code stands behind `#`: opened by mistake, it is not sent. */

const MARK = '#pair=';

export const linkOf = (origin: string, code: string): string => `${origin}/${MARK}${code}`;

/** Server and code of a link; `null` when the text is a code alone. Neither is checked. */
export function partsOfLink(text: string): { server: string; code: string } | null {
  const at = text.indexOf(MARK);
  return at === -1 ? null : { server: text.slice(0, at).trim(), code: text.slice(at + MARK.length) };
}
