/** A node that lacks some methods or parameters: a local chain behind a proxy that refuses them. Used by tests only. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '../client.ts';
import type { Client } from '../client-type.ts';
import type { Anvil } from './anvil.ts';

interface Asked {
  id: unknown;
  method: string;
  params: unknown[];
}

export interface NodeProxy {
  client: Client;
  /** Methods that were asked, refused or not. */
  asked: string[];
  stop(): Promise<void>;
}

/**
 * @param refuses what the node answers with an error
 * @param refusal the error; by default that there is no such method
 */
export async function startProxy(
  anvil: Anvil,
  refuses: (method: string, params: unknown[]) => boolean,
  refusal?: { code: number; message: string },
): Promise<NodeProxy> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { id, method, params } = JSON.parse(body) as Asked;
    asked.push(method);
    response.setHeader('content-type', 'application/json');
    if (refuses(method, params ?? [])) {
      const error = refusal ?? { code: -32601, message: `the method ${method} does not exist/is not available` };
      response.end(JSON.stringify({ jsonrpc: '2.0', id, error }));
      return;
    }
    const headers = { 'content-type': 'application/json' };
    response.end(await (await fetch(anvil.url, { method: 'POST', headers, body })).text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    client: createClient({ chainId: 31337, urls: [`http://127.0.0.1:${port}`], fetch, clock: Date.now }),
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
