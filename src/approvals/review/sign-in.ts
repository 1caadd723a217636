/** Words for an ERC-4361 sign-in, and the refusal of one that is for another site, account, network or time. */
import { shortAddress } from '../../ethereum/address.ts';
import { checkSignIn, parseSignIn, type SignIn, type SignInProblem } from '../../ethereum/sign-in.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import type { Part } from './part.ts';
import { accountName, type Scene } from './scene.ts';
import { textWarnings, toReadable } from './text.ts';
import { due, isRefused } from './warning.ts';
import { day, duration, mark, say } from './words.ts';

/** So many resources get a row of their own. */
const SHOWN = 4;

const REFUSED = 'Dramatis will not sign this';

export function reviewSignIn(scene: Scene, text: string): Part {
  const readable = toReadable(text);
  const common = { raw: readable.text, verb: 'Sign in' };
  const signIn = read(text);
  if (typeof signIn === 'string')
    return {
      ...common,
      sentence: [say('This is no proper sign-in.')],
      warnings: [{ rule: 'sign-in-malformed', severity: 'refused', title: REFUSED, text: signIn }],
      rows: refusedRows(scene, null),
      body: { kind: 'message', text: readable.text, isText: true, signIn: true },
    };
  const problems = problemsOf(scene, signIn);
  const warnings = [
    ...problems.map((problem) => warningOf(problem, scene, signIn)),
    ...due(problems.includes('domain') && wayThere(signIn)),
    ...textWarnings(readable),
  ];
  const refused = isRefused(warnings);
  return {
    ...common,
    sentence: refused ? refusedSentence(problems) : sentenceOf(scene),
    warnings,
    rows: refused ? refusedRows(scene, signIn) : rowsOf(scene, signIn),
    body: { kind: 'message', text: toReadable(signIn.statement ?? '').text, isText: true, signIn: true },
  };
}

/** The sign-in, or a sentence on why it is none. */
function read(text: string): SignIn | string {
  try {
    return parseSignIn(text);
  } catch (error) {
    return `It claims to be a sign-in, but is not written as one. ${error instanceof Error ? error.message : ''}`.trim();
  }
}

function problemsOf(scene: Scene, signIn: SignIn): SignInProblem[] {
  const { origin, account, chainId } = scene.request;
  // The wallet itself signs in nowhere.
  if (origin === null || account === null) return ['domain'];
  return checkSignIn(signIn, { origin, account, chainId, now: scene.now });
}

function warningOf(problem: SignInProblem, scene: Scene, signIn: SignIn): Warning {
  const refused = (rule: string, text: string): Warning => ({ rule, severity: 'refused', title: REFUSED, text });
  const from = scene.site?.whole ?? scene.asker;
  switch (problem) {
    case 'domain':
      return refused('sign-in-domain', `The message says it comes from ${signIn.domain}. It comes from ${from}.`);
    case 'scheme':
      return refused('sign-in-scheme', `The message is for ${signIn.scheme}, the page came another way.`);
    case 'address':
      return refused(
        'sign-in-account',
        `The message is for ${shortAddress(signIn.address)}, but ${accountName(scene)} would sign it.`,
      );
    case 'chain':
      return refused(
        'sign-in-network',
        `The message is for network ${signIn.chainId}, but ${scene.asker} is on ${scene.network.name}.`,
      );
    case 'expired':
      return refused('sign-in-expired', `It ran out ${day(signIn.expirationTime ?? 0, scene.now)}.`);
    case 'not-yet':
      return refused('sign-in-not-yet', `It is valid from ${day(signIn.notBefore ?? 0, scene.now)} on.`);
    case 'uri':
      return {
        rule: 'sign-in-uri',
        severity: 'caution',
        title: 'It names another address too',
        text: `Site and sender agree, but the message also speaks of ${toReadable(signIn.uri).text}.`,
      };
    case 'issued-later':
      return {
        rule: 'sign-in-issued-later',
        severity: 'caution',
        title: 'It is dated in the future',
        text: `The message says it was written ${day(signIn.issuedAt, scene.now)}.`,
      };
    default:
      return unreachable(problem);
  }
}

const wayThere = ({ domain }: SignIn): Warning => ({
  rule: 'sign-in-way-there',
  severity: 'note',
  title: `If you meant to visit ${domain}`,
  text: 'Type its address yourself. Whoever holds such a signature could sign in there as you.',
});

function refusedSentence(problems: readonly SignInProblem[]): Phrase[] {
  if (problems.includes('domain') || problems.includes('scheme')) return [say('This site pretends to be another one.')];
  if (problems.includes('address')) return [say('This sign-in is for another account.')];
  if (problems.includes('chain')) return [say('This sign-in is for another network.')];
  if (problems.includes('expired')) return [say('This sign-in has run out.')];
  return [say('This sign-in is not valid yet.')];
}

const sentenceOf = ({ asker, character }: Scene): Phrase[] => [
  say(`Sign in to ${asker} as `),
  mark(character.name),
  say('?'),
];

const rowsOf = (scene: Scene, signIn: SignIn): Row[] => [
  { name: 'Site in the message', value: signIn.domain, tone: 'good' },
  { name: 'Account in the message', value: accountName(scene), detail: shortAddress(signIn.address) },
  { name: 'Network', value: scene.network.name },
  ...(signIn.expirationTime === null
    ? []
    : [{ name: 'Valid for', value: duration(signIn.expirationTime - scene.now) }]),
  ...resourceRows(signIn.resources),
  { name: 'Moves funds', value: 'No' },
];

/** The first few; all of them stand in the exact data. */
function resourceRows(resources: readonly string[]): Row[] {
  const rows = resources.slice(0, SHOWN).map((resource) => ({ name: 'Also names', value: toReadable(resource).text }));
  const rest = resources.length - rows.length;
  return rest === 0 ? rows : [...rows, { name: 'Also names', value: `${rest} more, in the exact data` }];
}

const refusedRows = (scene: Scene, signIn: SignIn | null): Row[] => [
  { name: 'Asked by', value: scene.site?.whole ?? scene.asker, tone: 'danger' },
  ...(signIn ? [{ name: 'Says it is', value: signIn.domain }] : []),
  { name: 'Signed', value: 'Nothing' },
];
