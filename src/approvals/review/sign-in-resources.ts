/** Words for what a sign-in grants besides signing in: its resources, and the permissions among them (ReCap, ERC-5573). */
import { isRecap, readRecap, recapProblem, recapWords } from '../../ethereum/recap.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewSignIn as t } from '../../locales/en/approvals/review/sign-in.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { toReadable } from './text.ts';

/** Further links are only in the raw data. */
const MOST_LINKS = 50;
/** More permissions than this count as unread. */
const MOST_PERMISSIONS = 100;

/** Rows for the permissions, always complete. @param uri of the message: who gets them */
export function permissionRows(resources: readonly string[], uri: string | null): Row[] {
  const recaps = resources.filter(isRecap);
  return [
    ...(permissionsOf(recaps) ?? [t.unreadPermission]).map(
      (what): Row => ({ name: t.alsoAllows, value: toReadable(what).text, tone: 'danger' }),
    ),
    ...(recaps.length > 0 && uri !== null ? [{ name: t.allowedTo, value: toReadable(uri).text }] : []),
  ];
}

/** Rows for what it names besides. */
export function linkRows(resources: readonly string[]): Row[] {
  const links = resources.filter((resource) => !isRecap(resource));
  const rest = links.length - MOST_LINKS;
  return [
    ...links.slice(0, MOST_LINKS).map((link): Row => ({ name: t.alsoNames, value: toReadable(link).text })),
    ...(rest > 0 ? [{ name: labels.and, value: t.moreLinks(rest) }] : []),
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
      title: problem === 'statement' ? t.hidesPermissions : t.givesPermissions,
      text: problem === null ? t.allowsBelow : t.problems[problem],
      ...(problem === null ? {} : { tick: t.permissionsTick }),
    },
  ];
}
