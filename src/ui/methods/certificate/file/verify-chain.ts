/**
 * Follows the chain of a certificate through the other certificates of its file, and checks each signature, each issuer's right to issue
 * and each issuer's dates (RFC 5280, without revocation, name constraints and policies). No list of authorities is consulted: what stands
 * at the end of a chain is a name, and whether to trust it is not decided here.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { BasicConstraints, type Certificate } from 'pkijs';
import { ED25519 } from './public-key.ts';

/** What the file itself shows of its chain. `at`, `issuer`: certificates, to be named by the caller. */
export type ChainResult =
  /** It signed itself, and that signature holds. */
  | { kind: 'self-signed' }
  /** Every signature holds, up to a certificate that signed itself. */
  | { kind: 'complete'; root: Certificate }
  /** Every signature that can be checked holds; the issuer of `at` is not in the file. */
  | { kind: 'incomplete'; at: Certificate }
  /** The certificate in the file that has the issuer's name did not sign `at`. */
  | { kind: 'broken'; at: Certificate }
  /** It signed `at`, and says of itself that it issues no certificates. */
  | { kind: 'not-an-issuer'; issuer: Certificate }
  /** All signatures hold; this issuer is outside its dates. */
  | { kind: 'issuer-expired' | 'issuer-not-yet-valid'; issuer: Certificate }
  /** The signature of `at` is of a kind that cannot be checked here. */
  | { kind: 'unchecked'; at: Certificate };

export interface VerifiedChain {
  /** The issuer, its issuer, and so on; the last one may be the certificate with the wrong signature's name. */
  chain: Certificate[];
  result: ChainResult;
}

const MOST_CHAIN = 10;
/** A file can hold many certificates of one name; this many are tried as an issuer. */
const MOST_TRIED = 4;
const BASIC_CONSTRAINTS = '2.5.29.19';

export const isSelfIssued = ({ subject, issuer }: Certificate): boolean => subject.isEqual(issuer);

/** @param others of the same file @param now ms since 1970 */
export async function verifyChain(
  leaf: Certificate,
  others: readonly Certificate[],
  now: number,
): Promise<VerifiedChain> {
  const chain: Certificate[] = [];
  let last = leaf;
  while (!isSelfIssued(last)) {
    const { issuer } = last;
    const named = others.filter((each) => each !== leaf && !chain.includes(each) && each.subject.isEqual(issuer));
    const [first] = named;
    if (first === undefined || chain.length >= MOST_CHAIN) return { chain, result: { kind: 'incomplete', at: last } };
    const { found, signed } = await issuerAmong(last, named.slice(0, MOST_TRIED));
    chain.push(found ?? first);
    if (found === null) return { chain, result: { kind: signed === null ? 'unchecked' : 'broken', at: last } };
    if (!mayIssue(found)) return { chain, result: { kind: 'not-an-issuer', issuer: found } };
    last = found;
  }
  const itself = await isSignedBy(last, last);
  if (itself !== true) return { chain, result: { kind: itself === null ? 'unchecked' : 'broken', at: last } };
  const result = chain.length === 0 ? { kind: 'self-signed' as const } : datesOf(chain, now, last);
  return { chain, result };
}

/** `signed`: `null` where a signature could not be checked. */
async function issuerAmong(
  certificate: Certificate,
  named: readonly Certificate[],
): Promise<{ found: Certificate | null; signed: boolean | null }> {
  let signed: boolean | null = false;
  for (const each of named) {
    const answer = await isSignedBy(certificate, each);
    if (answer === true) return { found: each, signed: true };
    if (answer === null) signed = null;
  }
  return { found: null, signed };
}

/** `null`: a kind of key or signature that neither Web Crypto nor this file knows. */
async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean | null> {
  const { algorithm, subjectPublicKey } = issuer.subjectPublicKeyInfo;
  try {
    if (algorithm.algorithmId === ED25519 && certificate.signatureAlgorithm.algorithmId === ED25519) {
      const signature = certificate.signatureValue.valueBlock.valueHexView;
      return ed25519.verify(signature, certificate.tbsView, subjectPublicKey.valueBlock.valueHexView);
    }
    return await certificate.verify(issuer);
  } catch {
    return null;
  }
}

/** A certificate of version 1 or 2 has no such field (RFC 5280 §6.1.4 k); old roots are among them. */
function mayIssue({ extensions, version }: Certificate): boolean {
  const constraints = extensions?.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue;
  if (constraints instanceof BasicConstraints) return constraints.cA;
  return version < 2;
}

function datesOf(chain: readonly Certificate[], now: number, root: Certificate): ChainResult {
  for (const issuer of chain) {
    if (issuer.notAfter.value.getTime() < now) return { kind: 'issuer-expired', issuer };
    if (issuer.notBefore.value.getTime() > now) return { kind: 'issuer-not-yet-valid', issuer };
  }
  return { kind: 'complete', root };
}
