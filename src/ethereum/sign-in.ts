/** Parses and checks ERC-4361 sign-in messages. A malformed message is never a sign-in. */
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { ethereumSignIn as t } from '../locales/en/ethereum/sign-in.ts';
import { parseAddress, sameAddress } from './address.ts';

export interface SignIn {
  scheme: string | null;
  /** Authority (RFC 3986): host and, where given, port. */
  domain: string;
  /** Lower-case. */
  address: Hex;
  statement: string | null;
  uri: string;
  version: '1';
  chainId: number;
  nonce: string;
  /** ms since 1970. */
  issuedAt: number;
  expirationTime: number | null;
  notBefore: number | null;
  requestId: string | null;
  resources: string[];
}

/** Problems of a sign-in for this site, account, chain and time. `port`, `chain`, `uri` and `issued-later` are warnings; the others refuse. */
export type SignInProblem =
  | 'domain'
  | 'scheme'
  | 'port'
  | 'uri'
  | 'address'
  | 'chain'
  | 'expired'
  | 'not-yet'
  | 'issued-later';

const FIRST_LINE = ' wants you to sign in with your Ethereum account:';
/** Tolerated clock difference in ms. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** The text without invisible characters, in lower case, on one line: as a person or a lenient parser reads it. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .toLowerCase();

/** True if the text claims to be a sign-in in any form. Then the sites that it names must be the requesting site. */
export const claimsSignIn = (text: string): boolean =>
  plainOf(text).includes('wants you to sign in with your ethereum account');

/** A text that does not follow ERC-4361. */
export class MalformedSignInError extends WalletError {
  /** @param problem a whole sentence */
  constructor(problem: string) {
    super('bad-input', problem);
  }
}

function bad(problem: string): never {
  throw new MalformedSignInError(problem);
}

/** Follows the ABNF of ERC-4361 line by line. @throws WalletError bad-input, saying which line is wrong */
export function parseSignIn(text: string): SignIn {
  if (text.length > 20_000) bad(t.tooLong);
  const lines = text.split('\n');
  let at = 0;
  const next = (): string => lines[at++] ?? bad(t.endsTooEarly);
  const field = (name: string): string => {
    const line = next();
    return line.startsWith(`${name}: `) ? line.slice(name.length + 2) : bad(t.lineMissing(name));
  };
  const optional = (name: string): string | null => (lines[at]?.startsWith(`${name}: `) ? field(name) : null);

  const { scheme, domain } = parseFirstLine(next());
  const address = parseAddress(next(), 'address of the sign-in');
  if (next() !== '') bad(t.noLineAfterAddress);
  const line = next();
  const statement = line === '' ? null : parseStatement(line);
  if (statement !== null && next() !== '') bad(t.noLineAfterStatement);
  const signIn: SignIn = {
    scheme,
    domain,
    address,
    statement,
    uri: parseUri(field('URI'), 'URI'),
    version: field('Version') === '1' ? '1' : bad(t.otherVersion),
    chainId: parseChainId(field('Chain ID')),
    nonce: parseNonce(field('Nonce')),
    issuedAt: parseTime(field('Issued At'), 'Issued At'),
    expirationTime: parseOptionalTime(optional('Expiration Time'), 'Expiration Time'),
    notBefore: parseOptionalTime(optional('Not Before'), 'Not Before'),
    requestId: parseRequestId(optional('Request ID')),
    resources: [],
  };
  if (lines[at] === 'Resources:') {
    at++;
    while (at < lines.length) {
      const resource = next();
      signIn.resources.push(parseUri(resource.startsWith('- ') ? resource.slice(2) : bad(t.oddResource), 'Resources'));
    }
  }
  if (at < lines.length) bad(t.moreLines);
  return signIn;
}

/**
 * @param facts origin of the asking site as the browser gives it, the account that would sign, the site's chain, ms since 1970
 * @returns problems in order of severity; an empty list if there are none
 */
export function checkSignIn(
  signIn: SignIn,
  facts: { origin: string; account: Hex; chainId: number; now: number },
): SignInProblem[] {
  const origin = new URL(facts.origin);
  const problems: SignInProblem[] = [];
  problems.push(...checkDomain(signIn.domain, origin));
  if (signIn.scheme !== null && `${signIn.scheme.toLowerCase()}:` !== origin.protocol) problems.push('scheme');
  if (!sameAddress(signIn.address, facts.account)) problems.push('address');
  if (signIn.chainId !== facts.chainId) problems.push('chain');
  if (signIn.expirationTime !== null && signIn.expirationTime <= facts.now) problems.push('expired');
  if (signIn.notBefore !== null && signIn.notBefore > facts.now) problems.push('not-yet');
  if (hostnameOf(signIn.uri) !== origin.hostname) problems.push('uri');
  if (signIn.issuedAt > facts.now + CLOCK_TOLERANCE) problems.push('issued-later');
  return problems;
}

/**
 * ERC-4361 has wallets refuse another host, and warn of another port.
 * @param domain authority as the message has it
 */
export function checkDomain(domain: string, origin: URL): ('domain' | 'port')[] {
  // Text beyond an authority is ambiguous: some parsers would read it as the host, others as a path or a name.
  const url = `${origin.protocol}//${domain}`;
  if (domain === '' || /[@/\\?#\s]/.test(domain) || hostnameOf(url) !== origin.hostname) return ['domain'];
  return new URL(url).host === origin.host ? [] : ['port'];
}

const hostnameOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname : null);

function parseFirstLine(line: string): { scheme: string | null; domain: string } {
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/.exec(
    line.endsWith(FIRST_LINE) ? line.slice(0, -FIRST_LINE.length) : bad(t.oddFirstLine),
  );
  return match ? { scheme: match[1] ?? null, domain: `${match[2]}${match[3] ?? ''}` } : bad(t.noHost);
}

/** reserved / unreserved / space of RFC 3986: printable ASCII without a few. */
const parseStatement = (line: string): string =>
  /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;= ]+$/.test(line) ? line : bad(t.oddStatement);

const parseUri = (text: string, name: string): string =>
  /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/.test(text) ? text : bad(t.noUri(name));

function parseChainId(text: string): number {
  const chainId = Number(text);
  return /^[0-9]{1,16}$/.test(text) && Number.isSafeInteger(chainId) ? chainId : bad(t.chainIdIsNoNumber);
}

const parseNonce = (text: string): string => (/^[A-Za-z0-9]{8,}$/.test(text) ? text : bad(t.oddNonce));

const parseRequestId = (text: string | null): string | null =>
  text === null || /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*$/.test(text) ? text : bad(t.oddRequestId);

/** date-time of RFC 3339. */
function parseTime(text: string, name: string): number {
  const time = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text.toUpperCase())
    : Number.NaN;
  return Number.isNaN(time) ? bad(t.noTime(name)) : time;
}

const parseOptionalTime = (text: string | null, name: string): number | null =>
  text === null ? null : parseTime(text, name);
