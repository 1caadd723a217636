/** What a person sees of a certificate: names, issuer, chain, dates. Nothing is verified: the private key opens the wallet, not the names. */
import { Certificate, type RelativeDistinguishedNames } from 'pkijs';
import { reading, readWhole } from './asn1.ts';
import { nameOfPublic } from './public-key.ts';

export interface CertificateView {
  subject: string;
  issuer: string;
  /** Names of the certificates above it, as far as the file holds them, the nearest first. */
  chain: string[];
  /** ms since 1970. */
  validFrom: number;
  validUntil: number;
}

export interface ReadCertificate {
  certificate: Certificate;
  publicName: string | null;
}

/** @throws WalletError bad-input */
export const readCertificate = (bytes: Uint8Array): ReadCertificate =>
  reading(() => {
    const certificate = new Certificate({ schema: readWhole(bytes) });
    return { certificate, publicName: nameOfPublic(certificate.subjectPublicKeyInfo) };
  });

const COMMON_NAME = '2.5.4.3';
/** Object identifiers of the parts of a name, in the order in which they are shown. */
const NAME_PARTS = [COMMON_NAME, '2.5.4.11', '2.5.4.10', '2.5.4.7', '2.5.4.6', '1.2.840.113549.1.9.1'];
const LONGEST = 120;
const MOST_CHAIN = 10;

/** Control characters, and those that turn the direction of a text. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}]/gu;

/** *Ada Byron, Studio, London, GB*. */
function toName({ typesAndValues }: RelativeDistinguishedNames): string {
  const parts = NAME_PARTS.flatMap((type) =>
    typesAndValues
      .filter((each) => each.type === type)
      .map((each) => String((each.value.valueBlock as { value?: unknown }).value ?? '')),
  );
  const name = parts
    .map((part) => part.replace(UNSHOWABLE, '').trim())
    .filter((part) => part !== '')
    .join(', ');
  if (name === '') return 'Without a name';
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** @param others of the same file, which may be its chain */
export function describe(leaf: Certificate, others: readonly Certificate[]): CertificateView {
  return {
    subject: toName(leaf.subject),
    issuer: isSelfIssued(leaf) ? 'Itself' : toName(leaf.issuer),
    chain: chainOf(leaf, others).map(({ subject }) => toName(subject)),
    validFrom: leaf.notBefore.value.getTime(),
    validUntil: leaf.notAfter.value.getTime(),
  };
}

const isSelfIssued = ({ subject, issuer }: Certificate): boolean => subject.isEqual(issuer);

/** By names alone, from issuer to issuer. */
function chainOf(leaf: Certificate, others: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = [];
  let last = leaf;
  while (chain.length < MOST_CHAIN && !isSelfIssued(last)) {
    const { issuer } = last;
    const next = others.find((each) => each !== leaf && !chain.includes(each) && each.subject.isEqual(issuer));
    if (next === undefined) break;
    chain.push(next);
    last = next;
  }
  return chain;
}
