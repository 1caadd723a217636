/**
 * What the networks know of accounts that a person brings from another wallet. Asked only on the person's click, along the routes of the
 * character that the accounts go to, and never together with accounts of another character.
 */
import { readUse } from '../../chain/account-use.ts';
import type { Network } from '../../chain/network.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { AccountSource, SourceLookup } from '../../messaging/account-source.ts';
import type { Session } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';
import type { Preferences } from './preferences.ts';

interface Parts {
  session: Pick<Session, 'accounts' | 'profiles'>;
  clients: Pick<ChainClients, 'client' | 'ownRoutes'>;
  preferences: Pick<Preferences, 'networks'>;
}

/** @throws WalletError bad-input | not-found | locked | closed */
export async function lookUpSource(parts: Parts, characterId: string, source: AccountSource): Promise<SourceLookup> {
  const { session, clients, preferences } = parts;
  const profile = await session.profiles.read(characterId);
  const addresses = await session.accounts.addressesOf(characterId, source);
  const accounts = [...new Set(addresses)];
  // Those of the menus, and others that this character uses.
  const networks = preferences
    .networks()
    .filter(
      ({ shown, chainId }) => shown || chainId === profile.chainId || clients.ownRoutes(characterId, chainId) !== null,
    );
  const answers = await Promise.all(
    networks.map(async (network) => {
      const tokens = network.tokens.map((token) => token.address);
      const client = clients.client(characterId, network.chainId);
      return { network, found: await readUse({ client, network, accounts, tokens }).catch(() => null) };
    }),
  );
  return {
    accounts: addresses.map((address) => {
      const known = profile.accounts.find((account) => account.address === address);
      const uses = answers.flatMap(({ network, found }) =>
        (found ?? []).filter(({ account }) => account === address).map((use) => ({ network, use })),
      );
      return {
        address,
        known: known?.name ?? null,
        watched: known?.kind === 'watch',
        holds: uses.flatMap(({ network, use }) => holdingsOf(network, use.native, use.tokens)),
        sent: uses.reduce((sum, { use }) => sum + use.sent, 0),
      };
    }),
    silent: answers.flatMap(({ network, found }) => (found === null ? [network.name] : [])),
    asked: networks.length,
  };
}

function holdingsOf(network: Network, native: bigint, tokens: readonly { token: Hex; amount: bigint }[]): string[] {
  const coins = native > 0n ? [`${formatAmount(native, network.decimals)} ${network.symbol}`] : [];
  const others = tokens.flatMap(({ token, amount }) => {
    const known = network.tokens.find(({ address }) => address === token);
    return known && amount > 0n ? [`${formatAmount(amount, known.decimals)} ${known.symbol}`] : [];
  });
  return [...coins, ...others].map((amount) => t.amountOn(amount, network.name));
}
