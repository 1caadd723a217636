/**
 * Prices of the coin and of listed tokens, by character and network: read while a page is open or a request comes in, at most once a
 * minute (from a service also when a token came in), along the character's own routes or from the service that the person named. Nothing
 * is asked unless the person switched it on.
 */
import type { Network } from '../../chain/network.ts';
import { readServicePrices } from '../../chain/price-service.ts';
import type { Fetch } from '../../chain/transport.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { PricesView } from '../../messaging/price-view.ts';
import type { Settings } from '../../messaging/settings.ts';
import type { Memory } from '../browser/memory.ts';
import type { ChainClients } from './chain-clients.ts';

export interface PriceKeeper {
  /** What is known; `null`: nothing, or prices are off. */
  of(characterId: string, chainId: number): Promise<PricesView | null>;
  /** Never rejects. @param held tokens of the list that the character holds: a service is asked about no other */
  refresh(characterId: string, network: Network, held: readonly Hex[]): Promise<void>;
  forget(): void;
}

export interface PriceDeps {
  clients: Pick<ChainClients, 'client'>;
  settings(): Pick<Settings, 'priceSource' | 'priceService' | 'currency'>;
  memory: Memory<KnownPrices>;
  fetch: Fetch;
  clock(): number;
  changed(): void;
}

/** By character and network, with what they were asked with. */
export type KnownPrices = Record<string, { asked: string; prices: PricesView }>;

/** In ms: the pause between two questions, and the age at which a price is none any more. */
const PAUSE = 60_000;
const OLDEST = 3_600_000;

export function createPriceKeeper({ clients, settings, memory, fetch, clock, changed }: PriceDeps): PriceKeeper {
  /** When each was last asked (ms since 1970). */
  const asked = new Map<string, number>();
  let known: Promise<KnownPrices> | null = null;
  /** Rises when everything is forgotten: what was asked before is not kept. */
  let round = 0;

  const load = (): Promise<KnownPrices> => {
    known ??= memory.load().then(
      (stored) => stored ?? {},
      () => ({}),
    );
    return known;
  };

  /** The source and the currency, as one text. */
  function mark(): string {
    const { priceSource, priceService, currency } = settings();
    return JSON.stringify(priceSource === 'service' ? [priceService, currency] : [priceSource, currency]);
  }

  async function read(characterId: string, network: Network, held: readonly Hex[]): Promise<PricesView | null> {
    const { priceSource, priceService: service, currency } = settings();
    const { chainId } = network;
    const now = clock();
    if (priceSource === 'service') {
      if (service.url === '' || network.test) return null;
      return readServicePrices({ fetch, service, chainId, tokens: held, currency, now });
    }
    const { feedsOf, readFeedPrices } = await import('../../chain/price-feeds.ts');
    const feeds = priceSource === 'feeds' ? await feedsOf(network) : null;
    const client = clients.client(characterId, chainId);
    return feeds && readFeedPrices({ client, network, feeds, currency, now });
  }

  return {
    async of(characterId, chainId) {
      if (settings().priceSource === 'off') return null;
      const one = (await load())[`${characterId}/${chainId}`];
      return one?.asked === mark() && clock() - one.prices.at < OLDEST ? one.prices : null;
    },
    async refresh(characterId, network, held) {
      if (settings().priceSource === 'off') return;
      const key = `${characterId}/${network.chainId}`;
      const how = mark();
      // What came in since is asked for at once.
      const question = [key, how, ...(settings().priceSource === 'service' ? held : [])].join();
      if (clock() - (asked.get(question) ?? 0) < PAUSE) return;
      asked.set(question, clock());
      const begun = round;
      const prices = await read(characterId, network, held).catch(() => null);
      if (prices === null) return;
      const next = { ...(await load()), [key]: { asked: how, prices } };
      if (begun !== round) return;
      known = Promise.resolve(next);
      // A place that cannot be written costs one more question after the next start.
      await memory.save(next).catch(() => undefined);
      changed();
    },
    forget() {
      round += 1;
      asked.clear();
      known = null;
      void memory.save(null).catch(() => undefined);
    },
  };
}
