/** Words for what a sign-in grants besides signing in: its resources, and the permissions among them (ReCap, ERC-5573). */
import { isRecap, type RecapProblem, readRecap, recapProblem, recapWords } from '../../ethereum/recap.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { toReadable } from './text.ts';
import { count } from './words.ts';

/** Further links are only in the raw data. */
const MOST_LINKS = 50;
/** More permissions than this count as unread. */
const MOST_PERMISSIONS = 100;

/** Rows for the permissions, always complete. @param uri of the message: who gets them */
export function permissionRows(resources: readonly string[], uri: string | null): Row[] {
  const recaps = resources.filter(isRecap);
  return [
    ...(permissionsOf(recaps) ?? ['something that cannot be read here']).map(
      (what): Row => ({ name: 'Also allows', value: toReadable(what).text, tone: 'danger' }),
    ),
    ...(recaps.length > 0 && uri !== null ? [{ name: 'Allowed to', value: toReadable(uri).text }] : []),
  ];
}

/** Rows for what it names besides. */
export function linkRows(resources: readonly string[]): Row[] {
  const links = resources.filter((resource) => !isRecap(resource));
  const rest = links.length - MOST_LINKS;
  return [
    ...links.slice(0, MOST_LINKS).map((link): Row => ({ name: 'Also names', value: toReadable(link).text })),
    ...(rest > 0 ? [{ name: 'And', value: `${count(rest, 'more link')}, in the raw data` }] : []),
  ];
}

/** `null` if a ReCap cannot be read, or if there are too many permissions. */
function permissionsOf(recaps: readonly string[]): string[] | null {
  const read = recaps.map(readRecap);
  const known = read.flatMap((allowed) => allowed ?? []).map(recapWords);
  return read.includes(null) || known.length > MOST_PERMISSIONS ? null : known;
}

/** @param statements what the message says in words */
export function resourceWarnings(resources: readonly string[], statements: readonly string[]): Warning[] {
  const recaps = resources.filter(isRecap);
  if (recaps.length === 0) return [];
  const problem = permissionsOf(recaps) === null ? 'unread' : recapProblem(resources, statements);
  return [
    {
      rule: 'sign-in-recap',
      severity: problem === null ? 'caution' : 'danger',
      title:
        problem === 'statement'
          ? 'The message hides what it allows'
          : 'It is more than a sign-in: it gives permissions',
      text: problem === null ? BELOW : TEXTS[problem],
      ...(problem === null ? {} : { tick: 'I know what this allows' }),
    },
  ];
}

const BELOW = 'Whoever has the signature may do what “Also allows” lists below.';

const TEXTS: Readonly<Record<RecapProblem, string>> = {
  unread: 'What it allows cannot be read here.',
  placed: `${BELOW} The permissions are not placed as the standard says, so a service may read others than these.`,
  statement: `${BELOW} The message does not say so in words, or says something else. An honest site has no reason for that.`,
};
