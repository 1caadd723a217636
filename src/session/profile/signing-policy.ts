/**
 * The signing policy of an identity: a part of its names document, which every login method reads and only managing ones write.
 *
 * [Note: A policy that cannot be read] Damage must never mean *no rules*. A rule that does not parse stands for the strictest one.
 * Where the whole document cannot be read, the last policy that this computer knows applies (state/known-policies.ts); if it knows none,
 * every signature needs a fresh login. An older document than the last one that was seen is refused (see [Note: Document versions]).
 * Only the limits count whose hash the log names (see [Note: Limits in the log]): a manager who writes others into the document, and a
 * server that brings the document of before, get the strictest ones.
 */
import * as v from 'valibot';
import { limitsHash } from '../../keys/limits.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, equalBytes, fromHex, randomBytes, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import type { LimitChange } from '../../messaging/persons.ts';
import type { RuleScope, SigningPolicy, SigningReason, SigningRule } from '../../messaging/signing-policy.ts';
import { orElse } from '../../vault/stored.ts';
import { type Payment, type Spent, spentWithin, withPayments } from './spent.ts';

/** Stands in for a rule that cannot be read. */
const STRICT: SigningRule = {
  askAlways: true,
  askAbove: null,
  askAfterMinutes: null,
  daily: null,
  countsUnknown: true,
  sites: null,
};

const amounts = v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}$/)), v.pipe(v.string(), v.regex(/^\d{1,40}$/)));

const ruleSchema = v.object({
  askAlways: v.boolean(),
  askAbove: v.nullable(amounts),
  askAfterMinutes: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  daily: v.nullable(amounts),
  countsUnknown: v.boolean(),
  sites: v.nullable(v.array(v.string())),
});

/** The policy of an identity about which nothing is known. See [Note: A policy that cannot be read]. */
const strictPolicy = (): SigningPolicy => ({ rules: { '/': { ...STRICT } }, counts: {}, salt: '' });

export const signingPolicySchema = orElse(
  v.object({
    rules: v.record(v.string(), orElse(ruleSchema, STRICT)),
    counts: orElse(v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0))), {}),
    salt: orElse(v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)), ''),
  }),
  { rules: { '/': STRICT }, counts: {}, salt: '' },
);

export const noPolicy = (): SigningPolicy => ({ rules: {}, counts: {}, salt: '' });

/** Every object with its fields in the order of their names, so that equal limits have equal bytes. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

const textOf = ({ rules, counts }: SigningPolicy): string => JSON.stringify({ rules, counts }, inOrder);

export const isSamePolicy = (one: SigningPolicy, other: SigningPolicy): boolean => textOf(one) === textOf(other);

/** What the log says of these limits; `null`: they have no salt, so it says nothing of them. */
export const hashOfPolicy = (policy: SigningPolicy): Uint8Array | null =>
  policy.salt === '' ? null : limitsHash(fromHex(policy.salt), utf8(textOf(policy)));

/** The limits that count: those that the log names, wherever they were found; the strictest ones if they were not. */
export function countingPolicy(
  { limits }: LogState,
  found: readonly (SigningPolicy | null | undefined)[],
): SigningPolicy {
  if (limits === null) return noPolicy();
  for (const policy of found) {
    const hash = policy ? hashOfPolicy(policy) : null;
    if (policy && hash !== null && equalBytes(hash, limits.hash)) return policy;
  }
  return strictPolicy();
}

const keyOf = ({ levelId, characterId }: RuleScope): string => `${levelId ?? ''}/${characterId ?? ''}`;

/** A key that cannot be read stands for every level and character. */
export function scopeOf(key: string): RuleScope {
  const [, level, character] = /^([0-9a-f]{32})?\/([0-9a-f]{32})?$/.exec(key) ?? [];
  return { levelId: level ?? null, characterId: character ?? null };
}

/** The rules for login methods of a level as a character. */
export const rulesFor = (
  { rules }: SigningPolicy,
  levelId: string,
  characterId: string,
): { levelId: string | null; rule: SigningRule }[] =>
  Object.entries(rules).flatMap(([key, rule]) => {
    const scope = scopeOf(key);
    const fits = (scope.levelId ?? levelId) === levelId && (scope.characterId ?? characterId) === characterId;
    return fits ? [{ levelId: scope.levelId, rule }] : [];
  });

export const countOf = ({ counts }: SigningPolicy, characterId: string): number => counts[characterId] ?? 0;

const isEmpty = ({ askAlways, askAbove, askAfterMinutes, daily, sites }: SigningRule): boolean =>
  !askAlways && askAbove === null && askAfterMinutes === null && daily === null && sites === null;

/** The most that a policy may take of the names document, in characters. */
const LONGEST = 32 * 1024;

/** The policy with one rule set anew; one that demands nothing is left out. @throws WalletError bad-input | refused */
export function withRule(policy: SigningPolicy, scope: RuleScope, rule: SigningRule): SigningPolicy {
  if (!v.is(ruleSchema, rule)) throw new WalletError('bad-input', t.limitsUnreadable);
  const sites = rule.sites && [...new Set(rule.sites.map(originOf))];
  const key = keyOf(scope);
  const before = policy.rules[key];
  const others = Object.fromEntries(Object.entries(policy.rules).filter(([each]) => keyOf(scopeOf(each)) !== key));
  const wanted: SigningRule = { ...rule, sites };
  const next: SigningPolicy = {
    rules: isEmpty(wanted) ? others : { ...others, [key]: wanted },
    counts: { ...policy.counts },
    salt: bareHex(randomBytes(32)),
  };
  const { characterId } = scope;
  if (characterId !== null && JSON.stringify(before?.daily ?? null) !== JSON.stringify(wanted.daily))
    next.counts[characterId] = countOf(policy, characterId) + 1;
  if (JSON.stringify(next).length > LONGEST) throw new WalletError('refused', t.tooManyLimits);
  return next;
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.origin === 'null' || url.username !== '')
    throw new WalletError('bad-input', t.notASite(text.slice(0, 60)));
  return url.origin;
}

/** Where the proposed limits of this hash differ from those that count; `null`: they cannot be read. */
export function limitChanges(
  names: { signing?: SigningPolicy | undefined; proposedLimits?: Record<string, SigningPolicy> | undefined },
  hash: Uint8Array,
): LimitChange[] | null {
  const signing = names.signing ?? noPolicy();
  const wanted = names.proposedLimits?.[bareHex(hash)];
  const is = wanted ? hashOfPolicy(wanted) : null;
  if (!wanted || is === null || !equalBytes(is, hash)) return null;
  const keys = new Set([...Object.keys(signing.rules), ...Object.keys(wanted.rules)]);
  return [...keys].flatMap((key) => {
    const [before, after] = [signing.rules[key] ?? null, wanted.rules[key] ?? null];
    return JSON.stringify(before, inOrder) === JSON.stringify(after, inOrder) ? [] : [{ ...scopeOf(key), rule: after }];
  });
}

/** What is to be signed, as the policy sees it. */
export interface Wanted {
  characterId: string;
  /** `null`: the wallet itself asks. */
  origin: string | null;
  chainId: number;
  /** What can leave the account in the network's own coin (wei): value, highest fee and data fee. */
  wei: bigint;
  /** It may move more than `wei` tells. */
  hasUnknown: boolean;
  /** The network takes a data fee and could not say how much: no amount is known to be below a limit. */
  feeUnknown: boolean;
  /** `false`: a connection of a site, which signs nothing. */
  signs: boolean;
  /** Of transactions: each is counted once for its nonce. */
  payments: readonly Payment[];
  /** Those of them on other networks than `chainId`: the limits of those networks apply too. */
  elsewhere: readonly Payment[];
}

/** On whose word it is signed. */
export interface Authority {
  methodId: string;
  levelId: string;
  /** When this login method was last proved (ms since 1970), or `this`: for this very request. */
  proven: number | 'this' | null;
}

/** A record of a present count. */
export interface Counted {
  spent: Spent;
  /** ms since 1970. */
  now: number;
}

/** Why a signature is not allowed by this authority; empty: it is. */
export function objections(
  policy: SigningPolicy,
  wanted: Wanted,
  authority: Authority,
  counted: Counted,
): SigningReason[] {
  return rulesFor(policy, authority.levelId, wanted.characterId).flatMap(({ levelId, rule }) => [
    ...siteObjections(rule, wanted),
    ...(wanted.signs ? signingObjections(policy, { levelId, rule }, wanted, authority, counted) : []),
  ]);
}

const signingObjections = (
  policy: SigningPolicy,
  { levelId, rule }: { levelId: string | null; rule: SigningRule },
  wanted: Wanted,
  authority: Authority,
  counted: Counted,
): SigningReason[] => [
  ...dailyObjections(policy, { levelId, rule }, wanted, authority, counted),
  ...(authority.proven === 'this' ? [] : askingObjections(rule, wanted, authority.proven, counted.now)),
];

const siteObjections = ({ sites }: SigningRule, { origin }: Wanted): SigningReason[] =>
  sites === null || origin === null || sites.includes(origin) ? [] : [{ kind: 'site' }];

function dailyObjections(
  policy: SigningPolicy,
  { levelId, rule }: { levelId: string | null; rule: SigningRule },
  wanted: Wanted,
  authority: Authority,
  { spent, now }: Counted,
): SigningReason[] {
  if (rule.daily === null) return [];
  if (wanted.hasUnknown && rule.countsUnknown) return [{ kind: 'daily-unknown' }];
  if (wanted.feeUnknown) return [{ kind: 'fee-unknown' }];
  if (wanted.payments.length === 0) return [];
  const { daily } = rule;
  const count = countOf(policy, wanted.characterId);
  const paid = withPayments(spent, wanted.payments, { count, levelId: authority.levelId }, now);
  return networksOf(wanted).flatMap((chainId): SigningReason[] => {
    const limit = daily[chainId] ?? null;
    const scope = { count, chainId, levelId };
    const before = spentWithin(spent, scope, now);
    const after = spentWithin(paid, scope, now);
    if (after <= BigInt(limit ?? 0) || after === before) return [];
    return [{ kind: 'daily', limit, left: leftOf(limit, before).toString() }];
  });
}

const networksOf = ({ chainId, elsewhere }: Wanted): number[] => [
  ...new Set([chainId, ...elsewhere.map((payment) => payment.chainId)]),
];

function askingObjections(rule: SigningRule, wanted: Wanted, provenAt: number | null, now: number): SigningReason[] {
  const reasons: SigningReason[] = [];
  if (rule.askAlways) reasons.push({ kind: 'always' });
  const { askAfterMinutes: minutes } = rule;
  const age = provenAt === null ? null : now - provenAt;
  // A negative age: the clock was set back, and nobody knows how long ago it was.
  if (minutes !== null && (age === null || age < 0 || age > minutes * 60_000))
    reasons.push({ kind: 'minutes', minutes });
  if (rule.askAbove !== null) {
    const { askAbove } = rule;
    const amounts = [wanted, ...wanted.elsewhere].map(({ chainId, wei }) => ({
      wei,
      limit: askAbove[chainId] ?? null,
    }));
    const above = amounts.find(({ wei, limit }) => wei > BigInt(limit ?? 0));
    if (wanted.hasUnknown && rule.countsUnknown) reasons.push({ kind: 'above-unknown' });
    else if (wanted.feeUnknown) reasons.push({ kind: 'fee-unknown' });
    else if (above) reasons.push({ kind: 'above', limit: above.limit });
  }
  return reasons;
}

const leftOf = (limit: string | null, spent: bigint): bigint => {
  const left = BigInt(limit ?? 0) - spent;
  return left > 0n ? left : 0n;
};

/** What is left of a daily limit, by chain ID (wei). */
export const leftToday = (
  policy: SigningPolicy,
  { levelId, characterId }: RuleScope & { characterId: string },
  daily: Record<string, string>,
  { spent, now }: Counted,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(daily).map(([chainId, limit]) => {
      const scope = { count: countOf(policy, characterId), chainId: Number(chainId), levelId };
      return [chainId, leftOf(limit, spentWithin(spent, scope, now)).toString()];
    }),
  );

/** Has this character a daily limit, for whatever level? */
export const hasDailyLimit = ({ rules }: SigningPolicy, characterId: string): boolean =>
  Object.entries(rules).some(
    ([key, { daily }]) => daily !== null && (scopeOf(key).characterId ?? characterId) === characterId,
  );

/** Does a payment of this authority count towards a daily limit of this character? */
export const isCounted = (policy: SigningPolicy, levelId: string, characterId: string): boolean =>
  rulesFor(policy, levelId, characterId).some(({ rule }) => rule.daily !== null);
