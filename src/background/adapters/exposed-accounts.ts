/**
 * Exposed accounts of the open characters, and what the networks say that they still hold. Networks are asked only when
 * the person asks: the question tells a node that these accounts belong together. An account leaves the list by itself only when each of
 * them answered and none has anything that could be moved.
 */

import { readBalances } from '../../chain/balances.ts';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { readQuantity } from '../../chain/read-result.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createRemembered } from '../../lib/remembered.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { ExposedView } from '../../messaging/security.ts';
import type { Profile, Session } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';
import type { Preferences } from './preferences.ts';

type Found = NonNullable<ExposedView['found']>;

export interface ExposedAccounts {
  views(characterIds: Iterable<string>): Promise<ExposedView[]>;
  /** Asks the networks that menus show or that the character uses about its exposed accounts. @throws WalletError locked | closed */
  check(characterId: string): Promise<void>;
  forget(): void;
}

/** Gas of a plain transfer, at twice the going price: less than that cannot leave an account. */
const TRANSFER_GAS = 21_000n * 2n;

const listed = ({ exposed = [], accounts }: Profile) =>
  exposed.flatMap((each) => {
    const account = accounts.find(({ address }) => address === each.address);
    return account ? [{ ...each, name: account.name }] : [];
  });

export function createExposedAccounts(
  session: Pick<Session, 'accounts' | 'profiles'>,
  clients: ChainClients,
  preferences: Preferences,
  /** Ids of the networks on which the character has sent something. */
  sentOn: (characterId: string) => Promise<Iterable<number>>,
  clock: () => number,
): ExposedAccounts {
  const known = createRemembered<Found>();
  const keyOf = (characterId: string, address: Hex) => `${characterId}/${address}`;

  return {
    async views(characterIds) {
      const views: ExposedView[] = [];
      const wanted = new Set(characterIds);
      for (const { id: characterId, profile } of await session.profiles.readable())
        for (const { address, name, since, movedTo } of wanted.has(characterId) ? listed(profile) : [])
          views.push({
            characterId,
            address,
            name,
            since,
            movedTo,
            found: known.get(keyOf(characterId, address)) ?? null,
          });
      return views;
    },
    async check(characterId) {
      const keep = known.asking();
      const empty: Hex[] = [];
      const profile = await session.profiles.read(characterId);
      const sent = await sentOn(characterId);
      const used = new Set([profile.chainId, ...profile.sites.map(({ chainId }) => chainId), ...sent]);
      const networks = preferences.networks().filter(({ chainId, shown }) => shown || used.has(chainId));
      for (const { address } of listed(profile)) {
        const answers = await Promise.all(
          networks.map(async (network) => ({
            network,
            holds: await holdings(
              clients.client(characterId, network.chainId),
              await clients.withTokens(network.chainId),
              address,
            ).catch(() => null),
          })),
        );
        const found: Found = {
          holds: answers.flatMap(({ network, holds }) => (holds ?? []).map((held) => t.amountOn(held, network.name))),
          silent: answers.flatMap(({ network, holds }) => (holds === null ? [network.name] : [])),
          at: clock(),
        };
        keep(keyOf(characterId, address), found);
        if (found.holds.length === 0 && found.silent.length === 0) empty.push(address);
      }
      if (empty.length > 0) await session.accounts.settleExposed(characterId, empty);
    },
    forget: known.forget,
  };
}

/** What could be moved: amounts with their symbols. @throws WalletError no-network, NodeError */
async function holdings(client: Client, network: Network, address: Hex): Promise<string[]> {
  const tokens = network.tokens.map((token) => token.address);
  const [balance] = await readBalances({ client, network, accounts: [address], tokens });
  if (!balance) return [];
  const held = balance.tokens.flatMap(({ token, amount }) => {
    const of = network.tokens.find((each) => each.address === token);
    return amount > 0n && of ? [`${formatAmount(amount, of.decimals)} ${of.symbol}`] : [];
  });
  if (balance.native === 0n) return held;
  const price = readQuantity(await client.request('eth_gasPrice', []), 'eth_gasPrice');
  // Beside a token it pays for that one's way, and is told.
  if (held.length === 0 && balance.native <= TRANSFER_GAS * price) return held;
  return [`${formatAmount(balance.native, network.decimals)} ${network.symbol}`, ...held];
}
