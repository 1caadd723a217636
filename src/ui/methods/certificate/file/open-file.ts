/**
 * Opens a certificate file with its password: what to show of it, and the secret of its private key. Loaded when a file is chosen.
 * The key and the password stay in this page; the worker is given the secret alone.
 */
import { toBase64Url, wipe } from '../../../../lib/bytes.ts';
import { createWriter } from '../../../../lib/encoding.ts';
import { type CertificateView, describe, type ReadCertificate, readCertificate } from './describe.ts';
import { isPem, readPem } from './pem.ts';
import { readPkcs12 } from './pkcs12.ts';
import { CERTIFICATE_KEY_LABEL, type PrivateKey, readPkcs8 } from './private-key.ts';
import { LARGEST_FILE, noKey, notACertificateFile, severalKeys, tooLarge } from './problems.ts';
import { createWorkLimit } from './work-limit.ts';

export interface OpenedFile {
  /** base64url of 32 bytes: HKDF-SHA256 of the canonical private key. */
  secret: string;
  /** In words: *RSA, 3072 bits*. */
  keyKind: string;
  /** `null`: the file holds a key alone. */
  certificate: CertificateView | null;
}

/**
 * @param password as typed; empty for a file without one
 * @throws WalletError wrong-credential (the password) | bad-input (anything else); nothing else
 */
export async function openCertificateFile(bytes: Uint8Array, password: string): Promise<OpenedFile> {
  if (bytes.length > LARGEST_FILE) throw tooLarge();
  const { certificates, keys } = await contentsOf(bytes, password);
  try {
    const read = certificates.map(readCertificate);
    const key = theKey(keys, read);
    const leaf = read.find(({ publicName }) => publicName === key.publicName);
    const all = read.map(({ certificate }) => certificate);
    return {
      secret: await secretOf(key.canonical),
      keyKind: key.kind,
      certificate: leaf === undefined ? null : await describe(leaf.certificate, all, Date.now()),
    };
  } finally {
    for (const { canonical } of keys) wipe(canonical);
  }
}

async function contentsOf(bytes: Uint8Array, password: string) {
  const limit = createWorkLimit();
  const text = new TextDecoder('latin1').decode(bytes);
  if (isPem(text)) return readPem(text, { password, limit });
  // DER begins with a sequence.
  if (bytes[0] !== 0x30) throw notACertificateFile();
  const { certificates, keys } = await readPkcs12(bytes, password, limit);
  return { certificates, keys: keys.map(readPkcs8) };
}

/** The one key of the file; of several, the one that has a certificate. @throws WalletError bad-input */
function theKey(keys: readonly PrivateKey[], certificates: readonly ReadCertificate[]): PrivateKey {
  const different = [...new Map(keys.map((key) => [key.publicName, key])).values()];
  const certified = different.filter((key) => certificates.some(({ publicName }) => publicName === key.publicName));
  const candidates = different.length > 1 ? certified : different;
  const [key] = candidates;
  if (different.length === 0) throw noKey();
  if (key === undefined || candidates.length > 1) throw severalKeys();
  return key;
}

async function secretOf(canonical: Uint8Array): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(canonical), 'HKDF', false, ['deriveBits']);
  const info = new Uint8Array(createWriter().text(CERTIFICATE_KEY_LABEL).finish());
  const secret = new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, key, 256),
  );
  return toBase64Url(secret);
}
