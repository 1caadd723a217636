/** A node that lacks ways to simulate: a local chain behind a proxy that refuses them. */
import { createServer } from 'node:http';

export interface LackingNode {
  /** Methods that were refused. */
  refused: string[];
  stop(): Promise<void>;
}

interface Question {
  id: unknown;
  method: string;
  params?: unknown[];
}

/**
 * Takes batches too.
 * @param port where it listens
 * @param url of the chain behind it
 */
export async function startLackingNode(port: number, url: string): Promise<LackingNode> {
  const refused: string[] = [];
  async function answer(question: Question): Promise<unknown> {
    const { id, method, params } = question;
    // Neither simulations, nor traces, nor calls on a changed state.
    const isLacking =
      method === 'eth_simulateV1' ||
      method === 'debug_traceCall' ||
      (method === 'eth_call' && (params?.length ?? 0) > 2);
    if (isLacking) {
      refused.push(method);
      const error = { code: -32601, message: `the method ${method} does not exist/is not available` };
      return { jsonrpc: '2.0', id, error };
    }
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(question) })).json();
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    response.setHeader('content-type', 'application/json');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') {
      response.end();
      return;
    }
    const asked = JSON.parse(body) as Question | Question[];
    const answers = await Promise.all([asked].flat().map(answer));
    response.end(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
