/** Balances of the shown character on its network: read when a page shows them, and kept with the time of reading. */
import { readBalances } from '../../chain/balances.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import { coinName } from '../../ethereum/coin-name.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AssetView } from '../../messaging/snapshot.ts';
import type { Session } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';

export interface Balances {
  native: Map<Hex, bigint>;
  assets: AssetView[];
  at: number | null;
  answers: boolean | null;
}

export interface BalanceKeeper {
  of(characterId: string, chainId: number): Balances;
  /** Reads the balances, unless they were read a moment ago. Never rejects. */
  refresh(characterId: string, chainId: number, force: boolean): Promise<void>;
  forget(): void;
}

const FRESH_MS = 10_000;

const none = (): Balances => ({ native: new Map(), assets: [], at: null, answers: null });

export function createBalanceKeeper(session: Session, clients: ChainClients, onChange: () => void): BalanceKeeper {
  const known = new Map<string, Balances>();
  const asked = new Map<string, number>();
  const keyOf = (characterId: string, chainId: number) => `${characterId}/${chainId}`;

  return {
    of: (characterId, chainId) => known.get(keyOf(characterId, chainId)) ?? none(),
    async refresh(characterId, chainId, force) {
      const key = keyOf(characterId, chainId);
      if (!force && Date.now() - (asked.get(key) ?? 0) < FRESH_MS) return;
      asked.set(key, Date.now());
      const before = known.get(key) ?? none();
      try {
        const { accounts } = await session.profiles.read(characterId);
        const network = clients.network(chainId);
        const answered = await readBalances({
          client: clients.client(characterId, chainId),
          network,
          accounts: accounts.map((account) => account.address),
          tokens: network.tokens.map((token) => token.address),
        });
        const totals = new Map<Hex, bigint>();
        for (const { tokens } of answered)
          for (const { token, amount } of tokens) totals.set(token, (totals.get(token) ?? 0n) + amount);
        const native = answered.reduce((sum, account) => sum + account.native, 0n);
        known.set(key, {
          native: new Map(answered.map((account) => [account.account, account.native])),
          assets: [
            {
              symbol: network.symbol,
              name: coinName(network.symbol),
              amount: formatUnits(native, network.decimals),
              token: null,
            },
            ...network.tokens.flatMap((token): AssetView[] => {
              const total = totals.get(token.address) ?? 0n;
              if (total === 0n) return [];
              const { symbol, name, address } = token;
              return [{ symbol, name, amount: formatUnits(total, token.decimals), token: address }];
            }),
          ],
          at: Date.now(),
          answers: true,
        });
      } catch {
        known.set(key, { ...before, answers: false });
      }
      onChange();
    },
    forget() {
      known.clear();
      asked.clear();
    },
  };
}
