/** The bytes of a site login and of a secret note, as they are sealed. Pure. */
import { wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';

/** A password that was replaced, and when (ms since 1970). */
export interface FormerPassword {
  password: string;
  until: number;
}

export interface LoginContent {
  kind: 'login';
  password: string;
  /** Canonical `otpauth:` URI; `null`: none. */
  totp: string | null;
  note: string;
  /** The last ones, the newest first. */
  former: FormerPassword[];
}

export interface NoteContent {
  kind: 'note';
  text: string;
}

export type SecretContent = LoginContent | NoteContent;

const VERSION = 1;

/** How many former passwords are kept. */
export const FORMER_PASSWORDS = 3;

export function encodeContent(content: SecretContent): Uint8Array {
  const writer = createWriter().u8(VERSION);
  if (content.kind === 'note') return writer.u8(1).text(content.text).finish();
  return writer
    .u8(0)
    .text(content.password)
    .option(content.totp, (uri, part) => part.text(uri))
    .text(content.note)
    .list(content.former, ({ password, until }, part) => part.text(password).u64(until), FORMER_PASSWORDS)
    .finish();
}

const unknownContent = () => new WalletError('bad-encoding', t.entryOfOtherVersion);

/** @throws WalletError bad-encoding */
export function decodeContent(bytes: Uint8Array): SecretContent {
  const reader = createReader(bytes);
  const isKnown = reader.u8() === VERSION;
  const kind = reader.u8();
  if (!isKnown || kind > 1) throw unknownContent();
  const content: SecretContent =
    kind === 1
      ? { kind: 'note', text: reader.text() }
      : {
          kind: 'login',
          password: reader.text(),
          totp: reader.option((part) => part.text()),
          note: reader.text(),
          former: reader.list((part) => ({ password: part.text(), until: part.u64() }), FORMER_PASSWORDS),
        };
  reader.finish();
  return content;
}

/** Encodes for `work`, and wipes the bytes afterwards. */
export async function withContent<Value>(
  content: SecretContent,
  work: (bytes: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const bytes = encodeContent(content);
  try {
    return await work(bytes);
  } finally {
    wipe(bytes);
  }
}
