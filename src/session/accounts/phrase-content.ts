/** The bytes of an imported phrase as they are sealed: its BIP-39 entropy and its passphrase. Pure. */
import { wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';

export interface PhraseContent {
  /** 16 to 32 bytes; whoever decodes it wipes it. */
  entropy: Uint8Array;
  /** Empty: none. */
  passphrase: string;
}

const VERSION = 1;

/** Encodes for `work`, and wipes the bytes afterwards. */
export async function withPhraseContent<Value>(
  { entropy, passphrase }: PhraseContent,
  work: (bytes: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const bytes = createWriter().u8(VERSION).bytes(entropy).text(passphrase).finish();
  try {
    return await work(bytes);
  } finally {
    wipe(bytes);
  }
}

/** @throws WalletError bad-encoding */
export function decodePhraseContent(bytes: Uint8Array): PhraseContent {
  const reader = createReader(bytes);
  if (reader.u8() !== VERSION) throw new WalletError('bad-encoding', t.phraseOfOtherVersion);
  const content = { entropy: reader.bytes(), passphrase: reader.text() };
  reader.finish();
  return content;
}
