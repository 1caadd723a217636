/** The form of a rule as it is typed, and the rule that it gives. */
import { formatUnits, parseAmount } from '../../../../ethereum/amount.ts';
import { WalletError } from '../../../../lib/errors.ts';
import { writeUngrouped } from '../../../../lib/language.ts';
import { limits as t } from '../../../../locales/en/ui/pages/settings/limits.ts';
import type { SigningRule } from '../../../../messaging/signing-policy.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { askWhich, readAmount } from '../../../amount.ts';

export interface Whose {
  /** `null`: every level. */
  levelId: string | null;
  name: string;
}

export const NO_RULE: SigningRule = {
  askAlways: false,
  askAbove: null,
  askAfterMinutes: null,
  daily: null,
  countsUnknown: true,
  sites: null,
};

/** Amounts as typed, in the coin of their networks. */
export type TypedAmounts = { chainId: number; text: string }[];

export interface LimitDraft {
  daily: TypedAmounts | null;
  above: TypedAmounts | null;
  askAlways: boolean;
  askAfterMinutes: number | null;
  countsUnknown: boolean;
  /** One address per line; `null`: every site. */
  sites: string | null;
}

type Networks = readonly Pick<NetworkView, 'chainId' | 'decimals'>[];

const decimalsOf = (networks: Networks, chainId: number): number =>
  networks.find((network) => network.chainId === chainId)?.decimals ?? 18;

export function toDraft(rule: SigningRule, networks: Networks): LimitDraft {
  const typed = (amounts: Record<string, string> | null): TypedAmounts | null =>
    amounts &&
    Object.entries(amounts).map(([chainId, wei]) => ({
      chainId: Number(chainId),
      text: writeUngrouped(formatUnits(BigInt(wei), decimalsOf(networks, Number(chainId)))),
    }));
  return {
    daily: typed(rule.daily),
    above: typed(rule.askAbove),
    askAlways: rule.askAlways,
    askAfterMinutes: rule.askAfterMinutes,
    countsUnknown: rule.countsUnknown,
    sites: rule.sites?.join('\n') ?? null,
  };
}

/** Why an amount cannot be used; `null`: it can. */
export function amountProblem({ chainId, text }: TypedAmounts[number], networks: Networks): string | null {
  const typed = readAmount(text);
  if (typed.kind === 'empty') return t.noAmount;
  if (typed.kind === 'ambiguous') return askWhich(typed.readings);
  if (typed.kind === 'wrong') return t.noNumber(writeUngrouped('0.1'));
  try {
    parseAmount(typed.decimal, decimalsOf(networks, chainId));
    return null;
  } catch (error) {
    return error instanceof WalletError ? error.message : t.unreadable;
  }
}

/** Why the lines are not addresses of sites; `null`: they are. */
export function sitesProblem(text: string): string | null {
  const wrong = linesOf(text).find((line) => toOrigin(line) === null);
  return wrong === undefined ? null : t.noSite(wrong.slice(0, 60));
}

/** The rule; `null` while something in the form is wrong. */
export function toRule(draft: LimitDraft, networks: Networks): SigningRule | null {
  const amounts = [...(draft.daily ?? []), ...(draft.above ?? [])];
  if (amounts.some((each) => amountProblem(each, networks) !== null)) return null;
  if (draft.sites !== null && sitesProblem(draft.sites) !== null) return null;
  const wei = (typed: TypedAmounts | null): Record<string, string> | null =>
    typed &&
    Object.fromEntries(
      typed.map(({ chainId, text }) => [chainId, weiOf(text, decimalsOf(networks, chainId)).toString()]),
    );
  return {
    askAlways: draft.askAlways,
    askAbove: wei(draft.above),
    askAfterMinutes: draft.askAfterMinutes,
    daily: wei(draft.daily),
    countsUnknown: draft.countsUnknown,
    sites: draft.sites === null ? null : linesOf(draft.sites).flatMap((line) => toOrigin(line) ?? []),
  };
}

function weiOf(text: string, decimals: number): bigint {
  const typed = readAmount(text);
  return parseAmount(typed.kind === 'amount' ? typed.decimal : '', decimals);
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The origin of a typed address; a name without a scheme means https. */
function toOrigin(line: string): string | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  if (!URL.canParse(text)) return null;
  const { origin, protocol, username } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' ? origin : null;
}
