/** The listener against somebody who opens connection after connection. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

const HERE = { status: 200, headers: {}, body: 'here' };
const options = { host: '127.0.0.1', port: 0, tls: null, proxies: null };

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function asked(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: keys.example\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}

it('one address has so many connections and no more; one that ends makes room', async () => {
  const listener = await listen({ ...options, most: { ofAll: 10, ofOne: 2 } }, () => () => HERE);
  const sockets = [await opened(listener.port), await opened(listener.port)];
  for (const socket of sockets) expect(await asked(socket)).toContain('200 OK');
  const third = await opened(listener.port);
  await once(third.resume(), 'close');
  const [first, second] = sockets as [Socket, Socket];
  expect(await asked(second)).toContain('200 OK');
  first.destroy();
  // The server learns of it in its own time: the next one that gets in is proof.
  for (;;) {
    const next = await opened(listener.port);
    const outcome = await Promise.race([asked(next), once(next, 'close').then(() => 'closed')]);
    if (outcome === 'closed') continue;
    expect(outcome).toContain('200 OK');
    next.destroy();
    break;
  }
  second.destroy();
  await listener.stop();
});

it("behind a proxy all connections are the proxy's", async () => {
  const most = { ofAll: 10, ofOne: 1 };
  const listener = await listen({ ...options, proxies: { hops: 1, trusted: null }, most }, () => () => HERE);
  const sockets = [await opened(listener.port), await opened(listener.port)];
  for (const socket of sockets) expect(await asked(socket)).toContain('200 OK');
  for (const socket of sockets) socket.destroy();
  await listener.stop();
});

it('tells of requests that no proxy has marked, where one should', async () => {
  let told = 0;
  const onUnforwarded = () => {
    told++;
  };
  const behind = { ...options, proxies: { hops: 1, trusted: null }, onUnforwarded };
  const listener = await listen(behind, () => () => HERE);
  const direct = await listen({ ...options, onUnforwarded }, () => () => HERE);
  const ask = (port: number, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}/`, { headers });
  await ask(listener.port, { 'x-forwarded-for': '192.0.2.1' });
  await ask(direct.port);
  expect(told).toBe(0);
  await ask(listener.port);
  expect(told).toBe(1);
  await listener.stop();
  await direct.stop();
});
