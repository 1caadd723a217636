/** What a person sees of a certificate: names, issuer, chain, dates, and what its file shows of the chain. The private key opens the wallet, not the names. */
import { Certificate, type RelativeDistinguishedNames } from 'pkijs';
import { unreachable } from '../../../../lib/errors.ts';
import { certificateFile as t } from '../../../../locales/en/ui/methods/certificate/file.ts';
import { reading, readWhole } from './asn1.ts';
import { nameOfPublic } from './public-key.ts';
import { type ChainResult, isSelfIssued, verifyChain } from './verify-chain.ts';

/** `ChainResult` with names. Times in ms since 1970. */
export type ChainView =
  | { kind: 'self-signed' }
  | { kind: 'complete'; root: string }
  | { kind: 'incomplete'; missing: string }
  | { kind: 'broken' | 'unchecked'; subject: string; issuer: string }
  | { kind: 'not-an-issuer'; issuer: string }
  | { kind: 'issuer-expired' | 'issuer-not-yet-valid'; issuer: string; at: number };

export interface CertificateView {
  subject: string;
  issuer: string;
  /** Names of the certificates above it, as far as the file holds them, the nearest first. */
  chain: string[];
  verified: ChainView;
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

/** Control characters, and those that turn the direction of a text. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}]/gu;

/** *Ada Byron, Studio, London, GB*. */
function toName({ typesAndValues }: RelativeDistinguishedNames): string {
  const parts = NAME_PARTS.flatMap((type) =>
    typesAndValues
      .filter((each) => each.type === type)
      .map((each) => String((each.value.valueBlock as { value?: unknown }).value ?? '')),
  );
  const shown = parts.map((part) => part.replace(UNSHOWABLE, '').trim()).filter((part) => part !== '');
  if (shown.length === 0) return t.withoutName;
  const name = t.nameOf(shown);
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** @param others of the same file, which may be its chain @param now ms since 1970 */
export async function describe(
  leaf: Certificate,
  others: readonly Certificate[],
  now: number,
): Promise<CertificateView> {
  const { chain, result } = await verifyChain(leaf, others, now);
  return {
    subject: toName(leaf.subject),
    issuer: isSelfIssued(leaf) ? t.itself : toName(leaf.issuer),
    chain: chain.map(({ subject }) => toName(subject)),
    verified: toView(result),
    validFrom: leaf.notBefore.value.getTime(),
    validUntil: leaf.notAfter.value.getTime(),
  };
}

function toView(result: ChainResult): ChainView {
  switch (result.kind) {
    case 'self-signed':
      return { kind: result.kind };
    case 'complete':
      return { kind: result.kind, root: toName(result.root.subject) };
    case 'incomplete':
      return { kind: result.kind, missing: toName(result.at.issuer) };
    case 'broken':
    case 'unchecked':
      return { kind: result.kind, subject: toName(result.at.subject), issuer: toName(result.at.issuer) };
    case 'not-an-issuer':
      return { kind: result.kind, issuer: toName(result.issuer.subject) };
    case 'issuer-expired':
      return { kind: result.kind, issuer: toName(result.issuer.subject), at: result.issuer.notAfter.value.getTime() };
    case 'issuer-not-yet-valid':
      return { kind: result.kind, issuer: toName(result.issuer.subject), at: result.issuer.notBefore.value.getTime() };
    default:
      return unreachable(result);
  }
}
