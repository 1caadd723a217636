/** Words for adding a network and for switching a site to another one. Asks the offered node nothing: that was done before. */
import { skeleton } from '../../ethereum/skeleton.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { AskedNetwork, Payload } from '../record.ts';
import type { NetworkFact } from './facts.ts';
import type { Part } from './part.ts';
import { knownOrNull, type Scene } from './scene.ts';
import { due } from './warning.ts';
import { listed, mark, say } from './words.ts';

export async function reviewNetwork(
  scene: Scene,
  payload: Payload & { kind: 'switch-network' | 'add-network' },
): Promise<Part> {
  switch (payload.kind) {
    case 'switch-network':
      return reviewSwitch(scene, payload.chainId);
    case 'add-network':
      return reviewAdd(scene, payload.network);
    default:
      return unreachable(payload);
  }
}

async function reviewSwitch(scene: Scene, chainId: number): Promise<Part> {
  const next = await knownOrNull(scene.facts.network(chainId));
  const name = next?.name ?? `network ${chainId}`;
  return {
    sentence: [say(`Switch ${scene.asker} to `), mark(name), say('?')],
    warnings: [],
    rows: [
      { name: 'Now', value: scene.network.name },
      { name: 'Then', value: name },
      { name: 'Other sites', value: 'stay where they are' },
    ],
    body: { kind: 'network', act: 'switch' },
    raw: `wallet_switchEthereumChain ${JSON.stringify({ chainId: `0x${chainId.toString(16)}` })}`,
    verb: 'Switch',
  };
}

async function reviewAdd(scene: Scene, asked: AskedNetwork): Promise<Part> {
  const known = await knownOrNull(scene.facts.network(asked.chainId));
  const namesake = known ? null : namesakeOf(asked, (await knownOrNull(scene.facts.networks())) ?? []);
  const hosts = asked.rpcUrls.map((url) => hostOf(url));
  return {
    sentence: known
      ? [say(`Switch ${scene.asker} to `), mark(known.name), say('?')]
      : [say(`Add the network `), mark(asked.name), say(` and use it at ${scene.asker}?`)],
    warnings: known
      ? due(named(known.name, asked))
      : due(namesake, routeSees(hosts), clearText(asked), coin(scene, asked)),
    rows: [
      { name: 'Network', value: known?.name ?? asked.name, detail: `Number ${asked.chainId}` },
      { name: 'Coin', value: known?.symbol ?? asked.symbol },
      { name: 'Reached through', value: known ? 'as set in the wallet' : listed(hosts) },
      ...(asked.explorerUrl === null || known ? [] : [{ name: 'Explorer', value: hostOf(asked.explorerUrl) }]),
    ],
    body: { kind: 'network', act: 'add' },
    raw: JSON.stringify(asked, null, 2),
    verb: known ? 'Switch' : 'Add and switch',
  };
}

/** The wallet's own entry wins over what the site wrote; say so when they differ. */
const named = (name: string, asked: AskedNetwork): Warning | false =>
  name.toLowerCase() !== asked.name.toLowerCase() && {
    rule: 'network-named-otherwise',
    severity: 'note',
    title: `You have this network as ${name}`,
    text: `The site calls it ${asked.name}. Name, coin and addresses stay as you have them.`,
  };

/** What a name looks like: *Ethereum Mainnet*, *ethereum-mainnet* and the same in Cyrillic letters read alike, and so do *Optimism* and *0ptimism*. */
const plainName = (name: string): string => skeleton(name).replaceAll(/MAINNET|NETWORK/g, '');

/** A network under a name that another one has here already would be taken for it. */
function namesakeOf(asked: AskedNetwork, networks: readonly NetworkFact[]): Warning | false {
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

const clearText = (asked: AskedNetwork): Warning | false =>
  asked.rpcUrls.some((url) => url.startsWith('http:')) && {
    rule: 'clear-text-route',
    severity: 'note',
    title: 'Reached without encryption',
    text: 'That is usual for a network on this computer only.',
  };

const coin = (scene: Scene, asked: AskedNetwork): Warning | false =>
  skeleton(asked.symbol) === 'ETH' &&
  scene.network.chainId !== asked.chainId && {
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
