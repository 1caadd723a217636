/** A relay in front of a real key server that holds one request: before the server has seen it, or once the server has answered it. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { keptPort } from './kept-port.ts';
import { type KeyServer, startKeyServer } from './key-server.ts';

/** `request`: the server has not seen it. `answer`: the server is done, and the wallet does not know it. */
export type Place = 'request' | 'answer';

interface Held {
  /** Resolves when the request is held. */
  reached: Promise<void>;
  /** The wallet's connection breaks. */
  drop(): void;
}

export interface RelayedServer extends KeyServer {
  /** Holds the next request that this matches: its method and path, and its body on a second line. */
  hold(place: Place, which: RegExp): Held;
}

interface Waiting extends Held {
  place: Place;
  which: RegExp;
  reach(): void;
  dropped: Promise<void>;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

/** Asks the server; fails when the server is not there, or goes away. */
const forward = (
  to: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<{ answer: IncomingMessage; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const { method, url, headers } = incoming;
    const asking = request(to + url, { method, headers }, (answer) => {
      bodyOf(answer).then((bytes) => resolve({ answer, bytes }), reject);
    });
    asking.on('error', reject).end(body);
  });

/** A key server that wallets reach through a relay; its origin is the relay's. */
export async function startRelayedServer(): Promise<RelayedServer> {
  const port = await keptPort();
  let waiting: Waiting | null = null;
  const server = await startKeyServer([], ['--origin', `http://127.0.0.1:${port}`]);

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const mine = waiting?.which.test(`${incoming.method} ${incoming.url}\n${body}`) ? waiting : null;
    if (mine !== null) waiting = null;
    const answering = mine?.place === 'request' ? null : await forward(server.address, incoming, body);
    if (mine !== null) {
      mine.reach();
      await mine.dropped;
    }
    if (answering === null || mine !== null) return void outgoing.destroy();
    outgoing.writeHead(answering.answer.statusCode ?? 502, answering.answer.headers).end(answering.bytes);
  }

  const relay = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve));
  return {
    ...server,
    hold(place, which) {
      let [reach, drop] = [() => {}, () => {}];
      const reached = new Promise<void>((resolve) => {
        reach = resolve;
      });
      const dropped = new Promise<void>((resolve) => {
        drop = resolve;
      });
      waiting = { place, which, reached, dropped, reach, drop };
      return waiting;
    },
    async end() {
      relay.close();
      relay.closeAllConnections();
      await server.end();
    },
  };
}
