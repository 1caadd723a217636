/** Words for an ERC-4361 sign-in; refuses one for another site, account or time. */
import { sameAddress, shortAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import {
  checkDomain,
  checkSignIn,
  MalformedSignInError,
  parseSignIn,
  type SignIn,
  type SignInProblem,
} from '../../ethereum/sign-in.ts';
import { type MalformedSignIn, readMalformedSignIn } from '../../ethereum/sign-in-malformed.ts';
import { type SignInFields, writeSignIn } from '../../ethereum/sign-in-text.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { toAccountFirst } from '../../locales/en/approvals/review/parts.ts';
import { reviewSignIn as t } from '../../locales/en/approvals/review/sign-in.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { accountName, type ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { linkRows, permissionRows, resourceWarnings } from './sign-in-resources.ts';
import { textWarnings, toReadable } from './text.ts';
import { due, isRefused } from './warning.ts';
import { day, duration } from './words.ts';

/**
 * The sign-in that comes with a connection. Its account is the one that the person chooses, so no problem is about it.
 * @param fields whose message follows ERC-4361
 */
export function reviewConnectedSignIn(context: ReviewContext, fields: SignInFields): ReviewPart {
  const request = { ...context.request, account: ZERO_ADDRESS };
  const part = reviewSignIn({ ...context, request }, writeSignIn(fields, ZERO_ADDRESS));
  const rows = part.rows.filter(({ kind }) => kind !== 'account' && kind !== 'moves-funds');
  return { ...part, rows, raw: part.raw.replace(ZERO_ADDRESS, t.accountYouChoose) };
}

export function reviewSignIn(context: ReviewContext, text: string): ReviewPart {
  const readable = toReadable(text);
  const signIn = read(text);
  if (typeof signIn === 'string') return reviewMalformedSignIn(context, text, signIn);
  const problems = problemsOf(context, signIn);
  const warnings = [
    ...problems.map((problem) => warningOf(problem, context, signIn)),
    ...due(problems.includes('domain') && wayThere(signIn.domain)),
    ...resourceWarnings(signIn.resources, [signIn.statement ?? '']),
    ...textWarnings(readable),
  ];
  const refused = isRefused(warnings);
  return {
    raw: readable.text,
    verb: labels.signIn,
    sentence: refused ? refusedSentence(problems) : sentenceOf(context),
    warnings,
    rows: refused ? refusedRows(context, signIn.domain) : rowsOf(context, signIn),
    body: { kind: 'message', text: toReadable(signIn.statement ?? '').text, isText: true, signIn: true },
  };
}

/** A text that claims to be a sign-in but does not follow ERC-4361: shown as it is, if it names the requesting site. */
function reviewMalformedSignIn(context: ReviewContext, text: string, reason: string): ReviewPart {
  const readable = toReadable(text);
  const loose = readMalformedSignIn(text);
  const named: Named = {
    ...loose,
    domain: loose.domains.find((domain) => isForeign(context, domain)) ?? loose.domains[0] ?? '',
  };
  const problems = loosely(context, loose);
  const warnings = [
    ...problems.map((problem) => warningOf(problem, context, named)),
    ...due(problems.includes('domain') && named.domain !== '' && wayThere(named.domain)),
    ...resourceWarnings(loose.resources, text.split(/\r?\n/)),
    {
      rule: 'sign-in-malformed',
      severity: 'caution' as const,
      title: t.signInMalformed,
      text: t.signInMalformedText(context.asker, reason),
    },
    ...textWarnings(readable),
  ];
  const refused = isRefused(warnings);
  return {
    raw: readable.text,
    verb: labels.signIn,
    sentence: refused ? refusedSentence(problems) : sentenceOf(context),
    warnings: refused ? warnings.filter(({ rule }) => rule !== 'sign-in-malformed') : warnings,
    rows: refused
      ? refusedRows(context, named.domain || null)
      : [
          { name: t.siteInMessage, value: named.domain, tone: 'good' },
          ...permissionRows(loose.resources, loose.uri),
          ...linkRows(loose.resources),
          { name: labels.movesFunds, value: labels.no, kind: 'moves-funds' },
        ],
    body: { kind: 'message', text: readable.text, isText: true, signIn: true },
  };
}

const isForeign = ({ request: { origin } }: ReviewContext, domain: string): boolean =>
  origin === null || checkDomain(domain, new URL(origin)).includes('domain');

function loosely(context: ReviewContext, loose: MalformedSignIn): SignInProblem[] {
  const { origin, account, chainId } = context.request;
  if (origin === null || account === null) return ['domain'];
  const sites = new Set(loose.domains.flatMap((domain) => checkDomain(domain, new URL(origin))));
  const problems: SignInProblem[] = sites.has('domain') ? ['domain'] : [...sites];
  if (loose.address !== null && !sameAddress(loose.address, account)) problems.push('address');
  if (loose.chainId !== null && loose.chainId !== chainId) problems.push('chain');
  if (loose.expirationTime !== null && loose.expirationTime <= context.now) problems.push('expired');
  if (loose.notBefore !== null && loose.notBefore > context.now) problems.push('not-yet');
  if (loose.uri !== null && isForeign(context, authorityOf(loose.uri))) problems.push('uri');
  return problems;
}

/** Host and port of a URI; the text itself if it is not a URI. */
const authorityOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : uri);

/** The fields that the warnings use. */
type Named = Pick<SignIn, 'domain'> & {
  address: Hex | null;
  chainId: number | null;
  expirationTime: number | null;
  notBefore: number | null;
  scheme?: string | null;
  uri?: string | null;
  issuedAt?: number;
};

/** The parsed sign-in, or a sentence that says why the text is malformed. */
function read(text: string): SignIn | string {
  try {
    return parseSignIn(text);
  } catch (error) {
    if (error instanceof MalformedSignInError) return error.message;
    return error instanceof Error ? error.message : '';
  }
}

function problemsOf(context: ReviewContext, signIn: SignIn): SignInProblem[] {
  const { origin, account, chainId } = context.request;
  // The wallet itself never signs in.
  if (origin === null || account === null) return ['domain'];
  return checkSignIn(signIn, { origin, account, chainId, now: context.now });
}

function warningOf(problem: SignInProblem, context: ReviewContext, signIn: Named): Warning {
  const refused = (rule: string, text: string): Warning => ({
    rule,
    severity: 'refused',
    title: labels.willNotSign,
    text,
  });
  const from = context.site?.whole ?? context.asker;
  switch (problem) {
    case 'domain':
      return refused(
        'sign-in-domain',
        signIn.domain === '' ? t.namesNoSite(from) : t.namesOtherSite(toReadable(signIn.domain).text, from),
      );
    case 'scheme':
      return refused('sign-in-scheme', t.otherProtocol(signIn.scheme ?? ''));
    case 'address':
      return refused(
        'sign-in-account',
        t.otherAccount(shortAddress(signIn.address ?? ZERO_ADDRESS), accountName(context)),
      );
    case 'port':
      return {
        rule: 'sign-in-port',
        severity: 'caution',
        title: t.signInPort,
        text: t.signInPortText(signIn.domain, from),
      };
    case 'chain':
      return {
        rule: 'sign-in-network',
        severity: 'caution',
        title: t.signInNetwork,
        text: t.signInNetworkText(signIn.chainId ?? '', context.asker, context.network.name),
      };
    case 'expired':
      return refused('sign-in-expired', t.expiredOn(day(signIn.expirationTime ?? 0, context.now)));
    case 'not-yet':
      return refused('sign-in-not-yet', t.notValidBefore(day(signIn.notBefore ?? 0, context.now)));
    case 'uri':
      return {
        rule: 'sign-in-uri',
        severity: 'caution',
        title: t.signInUri,
        text: t.signInUriText(toReadable(signIn.uri ?? '').text),
      };
    case 'issued-later':
      return {
        rule: 'sign-in-issued-later',
        severity: 'caution',
        title: t.signInIssuedLater,
        text: t.signInIssuedLaterText(day(signIn.issuedAt ?? 0, context.now)),
      };
    default:
      return unreachable(problem);
  }
}

const wayThere = (domain: string): Warning => ({
  rule: 'sign-in-way-there',
  severity: 'note',
  title: t.signInWayThere(toReadable(domain).text),
  text: t.signInWayThereText,
});

function refusedSentence(problems: readonly SignInProblem[]): Phrase[] {
  if (problems.includes('domain') || problems.includes('scheme')) return t.sitePretends();
  if (problems.includes('address')) return t.forOtherAccount();
  if (problems.includes('expired')) return t.hasExpired();
  return t.notValidYet();
}

const sentenceOf = ({ asker, character }: ReviewContext): Phrase[] => t.signInTo(asker, character.name);

const rowsOf = (context: ReviewContext, signIn: SignIn): Row[] => [
  { name: t.siteInMessage, value: signIn.domain, tone: 'good' },
  ...permissionRows(signIn.resources, signIn.uri),
  {
    name: t.accountInMessage,
    value: String(toAccountFirst(accountName(context))),
    detail: shortAddress(signIn.address),
    kind: 'account',
  },
  { name: labels.network, value: context.network.name },
  signIn.expirationTime === null
    ? { name: labels.valid, value: t.untilSiteEndsIt, detail: t.namesNoEnd }
    : { name: t.validFor, value: duration(signIn.expirationTime - context.now) },
  ...linkRows(signIn.resources),
  { name: labels.movesFunds, value: labels.no, kind: 'moves-funds' },
];

const refusedRows = (context: ReviewContext, domain: string | null): Row[] => [
  { name: labels.askedBy, value: context.site?.whole ?? context.asker, tone: 'danger' },
  ...(domain === null ? [] : [{ name: t.saysItIs, value: toReadable(domain).text }]),
  { name: t.signed, value: t.nothing },
];
