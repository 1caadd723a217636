/** Says what a rule of the signing policy demands, one sentence for each demand. */
import { formatAmount, formatBalance } from '../../ethereum/amount.ts';
import { wordsLimits as t } from '../../locales/en/ui/words/limits.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { siteHost } from '../../messaging/site-host.ts';
import type { NetworkView } from '../../messaging/snapshot.ts';

type Networks = readonly Pick<NetworkView, 'chainId' | 'name' | 'symbol' | 'decimals'>[];

/** Sites that a sentence names; of more it gives the number. */
const NAMED = 3;

/** @param left what is left of the daily limits, by chain ID (wei); `null`: not known */
export function toLimitSentences(
  rule: SigningRule,
  { networks, left }: { networks: Networks; left: Record<string, string> | null },
): string[] {
  const said: string[] = [];
  const networkOf = (chainId: string) => networks.find((network) => network.chainId === Number(chainId));
  const amount = (
    [chainId, wei]: readonly [string, string],
    onNetwork: (amount: string, network: string) => string,
  ) => {
    const network = networkOf(chainId);
    return network
      ? onNetwork(`${formatAmount(BigInt(wei), network.decimals)} ${network.symbol}`, network.name)
      : onNetwork(formatAmount(BigInt(wei), 18), t.networkOf(chainId));
  };
  const withRest = (chainId: string, said: string): string => {
    const wei = left?.[chainId];
    if (wei === undefined) return said;
    const network = networkOf(chainId);
    const rest = formatBalance(BigInt(wei), network?.decimals ?? 18);
    return t.leftToday(said, network ? `${rest} ${network.symbol}` : rest);
  };
  if (rule.daily !== null) {
    const each = Object.entries(rule.daily).map((entry) => withRest(entry[0], amount(entry, t.amountADayOn)));
    said.push(each.length === 0 ? t.sendsNothing : t.sendsUpTo(each));
  }
  if (rule.askAlways) said.push(t.asksAlways);
  if (rule.askAbove !== null) {
    const each = Object.entries(rule.askAbove).map((entry) => amount(entry, t.amountOn));
    said.push(each.length === 0 ? t.asksForPayments : t.asksAbove(each));
  }
  if (rule.askAfterMinutes !== null) said.push(t.asksAfter(toDuration(rule.askAfterMinutes)));
  if (rule.daily !== null || rule.askAbove !== null) said.push(rule.countsUnknown ? t.othersAsk : t.othersFree);
  if (rule.sites !== null) said.push(sitesSentence(rule.sites));
  return said;
}

function sitesSentence(sites: readonly string[]): string {
  if (sites.length === 0) return t.noSite;
  if (sites.length > NAMED) return t.onlyListedSites(sites.length);
  return t.onlySites(sites.map((origin) => siteHost(origin).whole));
}

/** *a minute*, *15 minutes*, *an hour*, *4 hours*. */
export function toDuration(minutes: number): string {
  return minutes < 60 || minutes % 60 !== 0 ? t.minutes(minutes) : t.hours(minutes / 60);
}
