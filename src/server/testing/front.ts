/** A load balancer in front of processes of a test: asks one after the other, and the next one when it cannot connect. Never outside tests. */
import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Behind {
  port: number;
  /** Awaited before its answer is passed on. */
  settle?(): Promise<void>;
}

export interface Front {
  address: string;
  stop(): Promise<void>;
}

/** Headers of one connection, which a proxy does not pass on. */
const HOP = ['connection', 'keep-alive', 'transfer-encoding'];

function withoutHop(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP.includes(name)));
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Starts it on a free port of this computer. */
export async function startFront(behind: readonly Behind[]): Promise<Front> {
  const agent = new Agent({ keepAlive: true });
  let asked = 0;

  function forward(
    from: IncomingMessage,
    body: Buffer,
    { port }: Behind,
  ): Promise<{ head: IncomingMessage; text: Buffer }> {
    const { method = '', url: path = '' } = from;
    const forwarded = [from.headers['x-forwarded-for'], from.socket.remoteAddress].filter(Boolean).join(', ');
    const headers = { ...withoutHop(from.headers), 'x-forwarded-for': forwarded };
    return new Promise((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, method, path, headers, agent }, (head) => {
        bodyOf(head).then((text) => resolve({ head, text }), reject);
      });
      sent.on('error', reject).end(body);
    });
  }

  async function answer(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const body = await bodyOf(from);
    for (let tries = behind.length; ; tries--) {
      const next = behind[asked++ % behind.length] as Behind;
      try {
        const { head, text } = await forward(from, body, next);
        await next.settle?.();
        to.writeHead(head.statusCode ?? 500, withoutHop(head.headers)).end(text);
        return;
      } catch (error) {
        // Nothing was sent over a connection that was refused. Whatever else fails may have been done.
        if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED' && tries > 1) continue;
        to.writeHead(502).end();
        return;
      }
    }
  }

  const server = createServer((from, to) => void answer(from, to).catch(() => to.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
