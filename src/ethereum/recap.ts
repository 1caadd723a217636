/** Reads ReCap permissions (ERC-5573) in the resources of a sign-in. Never guesses: a permission that does not decode is `null`. */
import { fromBase64Url, fromUtf8 } from '../lib/bytes.ts';
import { ethereumRecap as t } from '../locales/en/ethereum/recap.ts';

const PREFIX = 'urn:recap:';

export const isRecap = (resource: string): boolean => resource.toLowerCase().startsWith(PREFIX);

/** What is allowed on one resource within one namespace. */
interface RecapRight {
  resource: string;
  namespace: string;
  actions: string[];
  /** The JSON that limits at least one of the actions; `null`: nothing does. */
  limits: string | null;
}

/** The permissions in their order; `null` if they cannot be read, or could be read in two ways. */
export function readRecap(resource: string): RecapRight[] | null {
  if (!isRecap(resource)) return null;
  const details = parse(resource.slice(PREFIX.length));
  const attenuations = isRecord(details) ? details.att : undefined;
  if (!isRecord(attenuations)) return null;
  const rights: RecapRight[] = [];
  for (const [target, abilities] of Object.entries(attenuations)) {
    const read = target.includes(':') ? readAbilities(target, abilities) : null;
    if (read === null) return null;
    rights.push(...read);
  }
  return rights.length === 0 ? null : rights;
}

function readAbilities(resource: string, abilities: unknown): RecapRight[] | null {
  if (!isRecord(abilities)) return null;
  const groups = new Map<string, { actions: string[]; limits: unknown[] }>();
  for (const [ability, limits] of Object.entries(abilities)) {
    const [, namespace, action] = /^([a-zA-Z0-9.*_+-]+)\/([a-zA-Z0-9.*_+-]+)$/.exec(ability) ?? [];
    if (namespace === undefined || action === undefined || !Array.isArray(limits)) return null;
    const group = groups.get(namespace) ?? { actions: [], limits: [] };
    groups.set(namespace, group);
    group.actions.push(action);
    const named = limits.filter((limit) => isRecord(limit) && Object.keys(limit).length > 0);
    // An ability with one free use is not limited by the others.
    if (named.length > 0 && named.length === limits.length) group.limits.push(...named);
  }
  if (groups.size === 0) return null;
  return [...groups].map(([namespace, { actions, limits }]) => ({
    resource,
    namespace,
    actions,
    limits: limits.length === 0 ? null : JSON.stringify(limits),
  }));
}

/** `delete, update (crud) on https://example.com/pictures/, limited by …` */
export function recapWords({ resource, namespace, actions, limits }: RecapRight): string {
  const what = t.actions(actions);
  const allowed = namespace === '*' ? what : `${what} (${namespace})`;
  return limits === null ? t.allowedOn(allowed, resource) : t.limitedOn(allowed, resource, limits);
}

const PREAMBLE = 'I further authorize the stated URI to perform the following actions on my behalf:';

/** The sentence that the standard has a statement end with: its translation of these permissions. */
const statementOf = (rights: readonly RecapRight[]): string =>
  [
    PREAMBLE,
    ...rights.map(
      ({ resource, namespace, actions }, at) =>
        `(${at + 1}) '${namespace}': ${actions.map((action) => `'${action}'`).join(', ')} for '${resource}'.`,
    ),
  ].join(' ');

export type RecapProblem =
  /** They cannot be read. */
  | 'unread'
  /** Several, or one that is not the last resource: a service may read another one than the wallet. */
  | 'placed'
  /** The message says in words that it allows something else. */
  | 'statement';

/**
 * @param statements of the message: one of them must end with the words for its permissions
 * @returns `null` also where the message has no permissions
 */
export function recapProblem(resources: readonly string[], statements: readonly string[]): RecapProblem | null {
  const recaps = resources.filter(isRecap);
  const [recap] = recaps;
  // Words that promise permissions without any are not the wallet's to judge: they allow nothing.
  if (recap === undefined) return null;
  const read = recaps.map(readRecap);
  const [rights] = read;
  if (!rights || read.includes(null)) return 'unread';
  if (recaps.length > 1 || resources.at(-1) !== recap) return 'placed';
  const words = statementOf(rights);
  const says = statements.some((statement) => statement === words || statement.endsWith(` ${words}`));
  return says ? null : 'statement';
}

/** JSON in its one canonical form: a key that stands twice, or any other ambiguity, does not come back as it was. */
function parse(text: string): unknown {
  try {
    const json = fromUtf8(fromBase64Url(text));
    const value: unknown = JSON.parse(json);
    return JSON.stringify(value) === json ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
