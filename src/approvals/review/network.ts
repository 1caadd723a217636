/** Words for adding a network and for switching a site to another one. Contacts no node; the RPC method has already checked it. */
import { skeleton } from '../../ethereum/skeleton.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import type { Payload, RequestedNetwork } from '../record.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { NetworkInfo } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { due } from './warning.ts';
import { listed, mark, say } from './words.ts';

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
  const name = next?.name ?? `network ${chainId}`;
  return {
    sentence: [say(`Switch ${context.asker} to `), mark(name), say('?')],
    warnings: [],
    rows: [
      { name: 'From', value: context.network.name },
      { name: 'To', value: name },
      LATER,
      { name: 'Other sites', value: 'keep their network' },
    ],
    body: { kind: 'network', act: 'switch' },
    raw: `wallet_switchEthereumChain ${JSON.stringify({ chainId: `0x${chainId.toString(16)}` })}`,
    verb: 'Switch',
  };
}

async function reviewAdd(context: ReviewContext, asked: RequestedNetwork): Promise<ReviewPart> {
  const known = await knownOrNull(context.data.network(asked.chainId));
  const namesake = known ? null : namesakeOf(asked, (await knownOrNull(context.data.networks())) ?? []);
  const hosts = asked.rpcUrls.map((url) => hostOf(url));
  return {
    sentence: known
      ? [say(`Switch ${context.asker} to `), mark(known.name), say('?')]
      : [say(`Add the network `), mark(asked.name), say(` and use it at ${context.asker}?`)],
    warnings: known
      ? due(named(known.name, asked))
      : due(namesake, routeSees(hosts), clearText(asked), coin(context, asked)),
    rows: [
      { name: 'Network', value: known?.name ?? asked.name, detail: `Chain ID ${asked.chainId}` },
      { name: 'Coin', value: known?.symbol ?? asked.symbol },
      { name: 'RPC nodes', value: known ? 'as set in the wallet' : listed(hosts) },
      ...(asked.explorerUrl === null || known ? [] : [{ name: 'Explorer', value: hostOf(asked.explorerUrl) }]),
      LATER,
    ],
    body: { kind: 'network', act: 'add' },
    raw: JSON.stringify(asked, null, 2),
    verb: known ? 'Switch' : 'Add and switch',
  };
}

/** What the site keeps from a switch. */
const LATER: Row = { name: 'Afterwards', value: 'can switch among the networks that you let it use, without a prompt' };

/** The wallet's own entry wins over what the site wrote; say so when they differ. */
const named = (name: string, asked: RequestedNetwork): Warning | false =>
  name.toLowerCase() !== asked.name.toLowerCase() && {
    rule: 'network-named-otherwise',
    severity: 'note',
    title: `You have this network as ${name}`,
    text: `The site calls it ${asked.name}. Name, coin and addresses stay as you have them.`,
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
      title: `This is not ${other.name}`,
      text: `The site calls it ${asked.name}, but ${other.name} is network ${other.chainId} and you have it already. What you send there is not on ${other.name}.`,
    }
  );
}

const routeSees = (hosts: string[]): Warning => ({
  rule: 'unknown-network',
  severity: 'caution',
  title: 'Dramatis does not know this network',
  text: `${listed(hosts)} will see your addresses there and can show wrong balances. Coins there may be worth nothing.`,
});

const clearText = (asked: RequestedNetwork): Warning | false =>
  asked.rpcUrls.some((url) => url.startsWith('http:')) && {
    rule: 'clear-text-route',
    severity: 'note',
    title: 'Reached without encryption',
    text: 'That is usual for a network on this computer only.',
  };

const coin = (context: ReviewContext, asked: RequestedNetwork): Warning | false =>
  skeleton(asked.symbol) === 'ETH' &&
  context.network.chainId !== asked.chainId && {
    rule: 'coin-called-eth',
    severity: 'note',
    title: 'Its coin is called ETH too',
    text: 'It need not be worth what ETH on Ethereum is.',
  };

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
