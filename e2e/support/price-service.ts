/** A price service on this computer, with the form of CoinGecko's API, which knows the coin of Ethereum alone and counts what it is asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PriceService {
  url: string;
  /** Paths with their queries, in order. */
  asked: string[];
  stop(): Promise<void>;
}

/** @param dollars of one coin */
export async function startPriceService(dollars: number): Promise<PriceService> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'application/json');
    asked.push(path);
    const ethereum = { usd: dollars, last_updated_at: Math.floor(Date.now() / 1_000) };
    response.end(JSON.stringify(path.startsWith('/simple/price?ids=ethereum&') ? { ethereum } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
