/** The backup file's container: named sections of opaque bytes, as text that survives mail and printing. It encrypts nothing: its sections are sealed already. */
import { concatBytes, equalBytes, fromUtf8, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { vault as t } from '../locales/en/vault.ts';
import { createBlockReader, sha256, u32 } from './block.ts';

export interface BackupSection {
  name: string;
  bytes: Uint8Array;
}

/** magic (8) | format (u32) | body length (u32) | SHA-256 of format, length and body (32) | body. The layout of the header never changes. */
const MAGIC = utf8('DRAMBKP\0');
const HEADER = 48;
const FORMAT = 1;
const BEGIN = '-----BEGIN DRAMATIS BACKUP-----';
const END = '-----END DRAMATIS BACKUP-----';
const LINE = 64;
/** Most sections of a file. Those that are written have two. */
const MOST_SECTIONS = 64;

/** Text of a backup file. Names of sections are unique; order is kept. */
export async function encodeBackupFile(sections: readonly BackupSection[]): Promise<string> {
  const pieces = sections.flatMap(({ name, bytes }) => [piece(utf8(name)), piece(bytes)]);
  const body = concatBytes(u32(sections.length), ...pieces);
  const head = concatBytes(u32(FORMAT), u32(body.length));
  const encoded = toBase64(concatBytes(MAGIC, head, await sha256(head, body), body));
  const lines = encoded.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [t.backupHeading, '', BEGIN, ...lines, END, ''].join('\n');
}

/**
 * Sections of a backup file's text. Line ends, indentation and text around the block do not matter.
 * @throws WalletError bad-input when it is foreign, cut short or damaged, newer-version
 */
export async function decodeBackupFile(text: string): Promise<BackupSection[]> {
  const bytes = fromBase64(blockOf(text));
  if (bytes.length < HEADER) throw cutShort();
  if (!equalBytes(bytes.subarray(0, 8), MAGIC)) throw foreign();
  const head = bytes.subarray(8, 16);
  const body = bytes.subarray(HEADER);
  const header = createBlockReader(head);
  const format = header.number();
  if (body.length < header.number()) throw cutShort();
  if (!equalBytes(await sha256(head, body), bytes.subarray(16, HEADER))) throw damaged();
  if (format !== FORMAT) throw new WalletError('newer-version', t.backupOfNewerVersion);
  try {
    return decodeSections(body);
  } catch {
    throw damaged();
  }
}

/** Bytes of the section of that name. @throws WalletError bad-input when there is none */
export function sectionOf(sections: readonly BackupSection[], name: string): Uint8Array {
  const found = sections.find((section) => section.name === name);
  if (found === undefined) throw new WalletError('bad-input', t.backupIncomplete);
  return found.bytes;
}

function decodeSections(body: Uint8Array): BackupSection[] {
  const reader = createBlockReader(body);
  const sections: BackupSection[] = [];
  let left = reader.number();
  if (left > MOST_SECTIONS) throw damaged();
  for (; left > 0; left--) {
    const name = fromUtf8(reader.piece());
    if (sections.some((section) => section.name === name)) throw damaged();
    sections.push({ name, bytes: reader.piece() });
  }
  if (!reader.atEnd()) throw damaged();
  return sections;
}

/** The text between the markers, without white space. */
function blockOf(text: string): string {
  const begin = text.indexOf(BEGIN);
  if (begin === -1) throw foreign();
  const end = text.indexOf(END, begin);
  if (end === -1) throw cutShort();
  return text.slice(begin + BEGIN.length, end).replaceAll(/\s/g, '');
}

const piece = (bytes: Uint8Array): Uint8Array => concatBytes(u32(bytes.length), bytes);

/** base64 with padding (RFC 4648 §4). */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    throw damaged();
  }
}

const foreign = (): WalletError => new WalletError('bad-input', t.notABackup);
const cutShort = (): WalletError => new WalletError('bad-input', t.backupCutShort);
const damaged = (): WalletError => new WalletError('bad-input', t.backupDamaged);
