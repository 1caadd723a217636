/** Says what a rule of the signing policy demands, one sentence for each demand. */
import { formatAmount, formatBalance } from '../../ethereum/amount.ts';
import { toListing } from '../../locales/en/grammar.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { siteName } from '../../messaging/site-name.ts';
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
  const amount = ([chainId, wei]: readonly [string, string], each = ''): string => {
    const network = networkOf(chainId);
    return network
      ? `${formatAmount(BigInt(wei), network.decimals)} ${network.symbol}${each} on ${network.name}`
      : `${formatAmount(BigInt(wei), 18)}${each} on network ${chainId}`;
  };
  const rest = (chainId: string): string => {
    const wei = left?.[chainId];
    if (wei === undefined) return '';
    const network = networkOf(chainId);
    return ` (${formatBalance(BigInt(wei), network?.decimals ?? 18)} left today)`;
  };
  if (rule.daily !== null) {
    const each = Object.entries(rule.daily).map((entry) => `${amount(entry, ' a day')}${rest(entry[0])}`);
    said.push(each.length === 0 ? 'Sends nothing.' : `Sends up to ${toListing(each)}, and nothing on other networks.`);
  }
  if (rule.askAlways) said.push('Asks for a new login before every signature.');
  if (rule.askAbove !== null) {
    const each = Object.entries(rule.askAbove).map((entry) => amount(entry));
    said.push(
      each.length === 0
        ? 'Asks for a new login before every payment.'
        : `Asks for a new login above ${toListing(each)}, and for every payment on other networks.`,
    );
  }
  if (rule.askAfterMinutes !== null)
    said.push(`Asks for a new login if the last one was more than ${toDuration(rule.askAfterMinutes)} ago.`);
  if (rule.daily !== null || rule.askAbove !== null)
    said.push(
      rule.countsUnknown
        ? `Tokens, approvals and other signatures count as above the amount.`
        : 'Tokens, approvals and other signatures are free.',
    );
  if (rule.sites !== null) said.push(sitesSentence(rule.sites));
  return said;
}

function sitesSentence(sites: readonly string[]): string {
  if (sites.length === 0) return 'No site may ask.';
  if (sites.length > NAMED) return `Only ${sites.length} listed sites may ask.`;
  return `Only ${toListing(sites.map((origin) => siteName(origin).whole))} may ask.`;
}

/** *a minute*, *15 minutes*, *an hour*, *4 hours*. */
export function toDuration(minutes: number): string {
  if (minutes < 60 || minutes % 60 !== 0) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
}
