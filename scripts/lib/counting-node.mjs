/** A node that counts what it is asked, in front of a local chain, as far away as is wanted. A path such as `/10` makes it a node of network 10. */
import { createServer } from 'node:http';

/**
 * @typedef {object} Asked
 * @property {string[][]} requests Methods of each HTTP request; a batch has several.
 * @property {Record<string, number>} methods Calls by method.
 *
 * @typedef {object} CountingNode
 * @property {() => Asked} asked Since the start, or since the last `reset`.
 * @property {() => void} reset
 * @property {(ms: number) => void} delay From now on it answers so much later.
 * @property {(ms: number) => Promise<void>} quiet Resolves when nothing was asked for so long.
 * @property {() => Promise<void>} stop
 */

/** @param {{ port: number, url: string }} options `url`: of the chain behind it @returns {Promise<CountingNode>} */
export async function startCountingNode({ port, url }) {
  let last = Date.now();
  /** @type {string[][]} */
  let requests = [];
  let distance = 0;
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return response.end();
    let body = '';
    for await (const chunk of request) body += chunk;
    /** @type {{ id: unknown, method: string }[]} */
    const calls = [JSON.parse(body)].flat();
    last = Date.now();
    requests.push(calls.map(({ method }) => method));
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch(url, { method: 'POST', headers, body })).json();
    const network = Number(request.url?.slice(1));
    if (network > 0)
      for (const { id, method } of calls)
        for (const one of [answer].flat())
          if (method === 'eth_chainId' && one.id === id) one.result = `0x${network.toString(16)}`;
    if (distance > 0) await new Promise((resolve) => setTimeout(resolve, distance));
    response.end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    asked() {
      /** @type {Record<string, number>} */
      const methods = {};
      for (const method of requests.flat()) methods[method] = (methods[method] ?? 0) + 1;
      return { requests: [...requests], methods };
    },
    reset() {
      requests = [];
      last = Date.now();
    },
    delay(ms) {
      distance = ms;
    },
    async quiet(ms) {
      while (Date.now() - last < ms) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
