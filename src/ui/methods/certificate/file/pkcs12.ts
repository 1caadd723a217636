/** Reads PKCS#12 (RFC 7292): checks the password by its MAC, opens every part, and collects certificates and private keys. */
import { OctetString } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  type MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
  SafeContents,
} from 'pkijs';
import { equalBytes } from '../../../../lib/bytes.ts';
import { octetsOf, reading, readWhole } from './asn1.ts';
import { type Attempt, decrypt, pbkdf2 } from './decrypt.ts';
import { type LegacyHash, pkcs12Key } from './legacy-cipher.ts';
import { damaged, needsPassword, notACertificateFile, unsupportedProtection, wrongPassword } from './problems.ts';
import type { WorkLimit } from './work-limit.ts';

/** What a file holds, in DER: certificates, and private keys as PKCS#8. */
export interface FileContents {
  certificates: Uint8Array[];
  keys: Uint8Array[];
}

/** Most parts of a file. Usual ones have two, or three with a chain. */
const MOST_PARTS = 100;

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const NESTED_SAFE = '1.2.840.113549.1.12.10.1.6';
const PBMAC1 = '1.2.840.113549.1.5.14';

const HASHES: Readonly<Record<string, { name: LegacyHash; length: number }>> = {
  '1.3.14.3.2.26': { name: 'SHA-1', length: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'SHA-256', length: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'SHA-384', length: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'SHA-512', length: 64 },
};

/** HMACs of PBMAC1. */
const MACS: Readonly<Record<string, { hash: string; length: number }>> = {
  '1.2.840.113549.2.9': { hash: 'SHA-256', length: 32 },
  '1.2.840.113549.2.10': { hash: 'SHA-384', length: 48 },
  '1.2.840.113549.2.11': { hash: 'SHA-512', length: 64 },
};

/** @throws WalletError wrong-credential (the password) | bad-input (anything else) */
export async function readPkcs12(bytes: Uint8Array, password: string, limit: WorkLimit): Promise<FileContents> {
  const pfx = reading(() => {
    const schema = readWhole(bytes);
    try {
      return new PFX({ schema });
    } catch {
      throw notACertificateFile();
    }
  });
  if (pfx.authSafe.contentType !== DATA) throw unsupportedProtection();
  const content = contentOf(pfx.authSafe);
  const attempt = { password, limit };
  if (pfx.macData !== undefined) await checkMac(pfx.macData, content, attempt);
  const safe = reading(() => new AuthenticatedSafe({ schema: readWhole(content) }));
  const found: FileContents = { certificates: [], keys: [] };
  if (safe.safeContents.length > MOST_PARTS) throw damaged();
  for (const part of safe.safeContents) await readPart(part, attempt, found);
  return found;
}

function contentOf({ content }: ContentInfo): Uint8Array<ArrayBuffer> {
  if (!(content instanceof OctetString)) throw damaged();
  return reading(() => octetsOf(content));
}

async function checkMac({ mac, macSalt, iterations }: MacData, content: Uint8Array<ArrayBuffer>, attempt: Attempt) {
  const { algorithmId, algorithmParams } = mac.digestAlgorithm;
  const expected = reading(() => octetsOf(mac.digest));
  const { hash, key } =
    algorithmId === PBMAC1
      ? await macKey(algorithmParams, expected.length, attempt)
      : legacyMacKey(algorithmId, octetsOf(macSalt), iterations ?? 1, attempt);
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  const actual = new Uint8Array(await crypto.subtle.sign('HMAC', imported, content));
  if (!equalBytes(actual, expected)) throw attempt.password === '' ? needsPassword() : wrongPassword();
}

function legacyMacKey(digest: string, salt: Uint8Array, rounds: number, { password, limit }: Attempt) {
  const hash = HASHES[digest];
  if (hash === undefined) throw unsupportedProtection();
  limit.spend('legacy', rounds);
  const key = pkcs12Key(password, { salt, use: 'mac', rounds, length: hash.length, hash: hash.name });
  return { hash: hash.name, key };
}

/** PBMAC1 (RFC 9579): the key comes from PBKDF2, and is as long as the MAC. */
async function macKey(parameters: unknown, length: number, attempt: Attempt) {
  const [derivation, scheme] = reading(() => {
    const parts = (parameters as { valueBlock: { value: SequenceOfTwo[] } }).valueBlock.value;
    return parts.map(({ valueBlock: { value } }) => ({ id: String(value[0].valueBlock), parameters: value[1] }));
  });
  const mac = MACS[scheme?.id ?? ''];
  if (derivation === undefined || mac === undefined) throw unsupportedProtection();
  if (length !== mac.length) throw damaged();
  return { hash: mac.hash, key: await pbkdf2(derivation.parameters, length, attempt) };
}

/** An algorithm identifier that pkijs has no class for. */
interface SequenceOfTwo {
  valueBlock: { value: [{ valueBlock: { toString(): string } }, unknown] };
}

async function readPart(part: ContentInfo, attempt: Attempt, found: FileContents): Promise<void> {
  if (part.contentType === DATA) return readBags(contentOf(part), attempt, found);
  if (part.contentType !== ENCRYPTED_DATA) throw unsupportedProtection();
  const { encryptedContentInfo } = reading(() => new EncryptedData({ schema: part.content }));
  const sealed = reading(() => new Uint8Array(encryptedContentInfo.getEncryptedContent()));
  await readBags(await decrypt(encryptedContentInfo.contentEncryptionAlgorithm, sealed, attempt), attempt, found);
}

async function readBags(bytes: Uint8Array, attempt: Attempt, found: FileContents): Promise<void> {
  const { safeBags } = reading(() => new SafeContents({ schema: readWhole(bytes) }));
  if (safeBags.length > MOST_PARTS) throw damaged();
  for (const bag of safeBags) await readBag(bag, attempt, found);
}

async function readBag({ bagId, bagValue }: SafeBag, attempt: Attempt, found: FileContents): Promise<void> {
  if (bagId === NESTED_SAFE) throw unsupportedProtection();
  if (bagValue instanceof CertBag) {
    const { certValue } = bagValue;
    if (!(certValue instanceof OctetString)) throw damaged();
    found.certificates.push(reading(() => octetsOf(certValue)));
  } else if (bagValue instanceof PKCS8ShroudedKeyBag) {
    const sealed = reading(() => octetsOf(bagValue.encryptedData));
    found.keys.push(await decrypt(bagValue.encryptionAlgorithm, sealed, attempt));
  } else if (bagValue instanceof PrivateKeyInfo) {
    found.keys.push(reading(() => new Uint8Array(bagValue.toSchema().toBER())));
  }
}
