/** Words for adding a network and for switching a site to another one. Contacts no node; the RPC method has already checked it. */
import { skeleton } from '../../ethereum/skeleton.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewConnections as t } from '../../locales/en/approvals/review/connections.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import type { Payload, RequestedNetwork } from '../record.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { NetworkInfo } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { due } from './warning.ts';

export async function reviewNetwork(
  context: ReviewContext,
  payload: Payload & { kind: 'switch-network' | 'add-network' },
): Promise<ReviewPart> {
  switch (payload.kind) {
    case 'switch-network':
      return reviewSwitch(context, payload.chainId);
    case 'add-network':
      return reviewAdd(context, payload.network);
    default:
      return unreachable(payload);
  }
}

async function reviewSwitch(context: ReviewContext, chainId: number): Promise<ReviewPart> {
  const next = await knownOrNull(context.data.network(chainId));
  const name = next?.name ?? labels.networkNumber(chainId);
  return {
    sentence: t.switchTo(context.asker, name),
    warnings: [],
    rows: [
      { name: t.from, value: context.network.name },
      { name: labels.to, value: name },
      later(),
      { name: t.otherSites, value: t.keepTheirNetwork },
    ],
    body: { kind: 'network', act: 'switch' },
    raw: `wallet_switchEthereumChain ${JSON.stringify({ chainId: `0x${chainId.toString(16)}` })}`,
    verb: t.switchIt,
  };
}

async function reviewAdd(context: ReviewContext, asked: RequestedNetwork): Promise<ReviewPart> {
  const known = await knownOrNull(context.data.network(asked.chainId));
  const namesake = known ? null : namesakeOf(asked, (await knownOrNull(context.data.networks())) ?? []);
  const hosts = asked.rpcUrls.map((url) => hostOf(url));
  return {
    sentence: known ? t.switchTo(context.asker, known.name) : t.addNetwork(asked.name, context.asker),
    warnings: known
      ? due(named(known.name, asked))
      : due(namesake, routeSees(hosts), clearText(asked), coin(context, asked)),
    rows: [
      { name: labels.network, value: known?.name ?? asked.name, detail: t.chainId(asked.chainId) },
      { name: t.coin, value: known?.symbol ?? asked.symbol },
      { name: t.rpcNodes, value: known ? t.asSetInWallet : t.hosts(hosts) },
      ...(asked.explorerUrl === null || known ? [] : [{ name: t.explorer, value: hostOf(asked.explorerUrl) }]),
      later(),
    ],
    body: { kind: 'network', act: 'add' },
    raw: JSON.stringify(asked, null, 2),
    verb: known ? t.switchIt : t.addAndSwitch,
  };
}

/** What the site keeps from a switch. */
const later = (): Row => ({ name: t.afterwards, value: t.canSwitchAmong });

/** The wallet's own entry wins over what the site wrote; say so when they differ. */
const named = (name: string, asked: RequestedNetwork): Warning | false =>
  name.toLowerCase() !== asked.name.toLowerCase() && {
    rule: 'network-named-otherwise',
    severity: 'note',
    title: t.networkNamedOtherwise(name),
    text: t.networkNamedOtherwiseText(asked.name),
  };

/** What a name looks like: *Ethereum Mainnet*, *ethereum-mainnet* and the same in Cyrillic letters read alike, and so do *Optimism* and *0ptimism*. */
const plainName = (name: string): string => skeleton(name).replaceAll(/MAINNET|NETWORK/g, '');

/** Warning for a new network whose name looks like that of a known network. */
function namesakeOf(asked: RequestedNetwork, networks: readonly NetworkInfo[]): Warning | false {
  const other = networks.find(({ name }) => plainName(name) === plainName(asked.name));
  return (
    other !== undefined && {
      rule: 'network-takes-a-name',
      severity: 'danger',
      title: t.networkTakesAName(other.name),
      text: t.networkTakesANameText(asked.name, other.name, other.chainId),
    }
  );
}

const routeSees = (hosts: string[]): Warning => ({
  rule: 'unknown-network',
  severity: 'caution',
  title: t.unknownNetwork,
  text: t.unknownNetworkText(hosts),
});

const clearText = (asked: RequestedNetwork): Warning | false =>
  asked.rpcUrls.some((url) => url.startsWith('http:')) && {
    rule: 'clear-text-route',
    severity: 'note',
    title: t.clearTextRoute,
    text: t.clearTextRouteText,
  };

const coin = (context: ReviewContext, asked: RequestedNetwork): Warning | false =>
  skeleton(asked.symbol) === 'ETH' &&
  context.network.chainId !== asked.chainId && {
    rule: 'coin-called-eth',
    severity: 'note',
    title: t.coinCalledEth,
    text: t.coinCalledEthText,
  };

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
