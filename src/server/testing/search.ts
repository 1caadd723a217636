/** Looks for secrets in heaps of bytes, in every way in which bytes are commonly written down. Never outside tests. */
import { utf8 } from '../../lib/bytes.ts';

/** The middle of a base64 text of `bytes`, at each of the three places where it can begin inside a longer text. */
function base64Parts(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The first and the last letter also hold bits of the neighbours.
    return text.slice(Math.ceil((before * 8) / 6), -1);
  });
}

/** Every form of a secret, as bytes to look for. */
export function formsOf(secret: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(secret);
  const forms = new Map<string, Buffer>([
    ['raw', bytes],
    ['UTF-16LE', Buffer.from(bytes.toString('latin1'), 'utf16le')],
    ['UTF-16BE', Buffer.from(bytes.toString('latin1'), 'utf16le').swap16()],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['percent', Buffer.from(encodeURIComponent(bytes.toString('latin1')))],
  ]);
  for (const [at, text] of base64Parts(bytes).entries()) {
    forms.set(`base64 ${at}`, Buffer.from(text));
    forms.set(`base64url ${at}`, Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')));
    forms.set(`hex of base64 ${at}`, Buffer.from(Buffer.from(text).toString('hex')));
  }
  return forms;
}

/** A heap of bytes by its name: a file, a log, a table. */
export type Heaps = ReadonlyMap<string, Buffer>;

/** Where each secret lies, as lines; none: nowhere. @param secrets by name; texts as UTF-8 */
export function findSecrets(heaps: Heaps, secrets: ReadonlyMap<string, Uint8Array | string>): string[] {
  const found: string[] = [];
  for (const [name, secret] of secrets) {
    const bytes = typeof secret === 'string' ? utf8(secret) : secret;
    if (bytes.length < 8) throw new Error(`${name} is too short to search for.`);
    for (const [form, wanted] of formsOf(bytes))
      for (const [heap, content] of heaps) if (content.includes(wanted)) found.push(`${name}, as ${form}, in ${heap}`);
  }
  return found;
}
