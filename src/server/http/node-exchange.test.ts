/** Requests over a socket, as clients write them that break off, send too much or ask in unusual ways. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Listener, listen } from '../listen.ts';
import { asServerError, errorResponse, ServerError } from './errors.ts';
import type { Answering, Asked } from './exchange.ts';
import { handlerOf } from './node-exchange.ts';

const LIMIT = 1000;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const said = (body: string) => ({ status: 200, headers: {}, body });

/** Tells what it was asked; refuses a body above the limit. */
const echo: Answering = async (asked) => {
  let text = '';
  await asked.body((part) => {
    text += Buffer.from(part).toString();
    if (text.length > LIMIT) throw new ServerError('too-large', 'Too large.');
  });
  return said(`${asked.method} ${asked.path} ? ${asked.query} : ${text}`);
};

async function serving(answer: (asked: Asked) => ReturnType<Answering>): Promise<Listener> {
  const listener = await listen({ host: '127.0.0.1', port: 0, tls: null, proxies: null }, () => async (asked) => {
    try {
      return await answer(asked);
    } catch (error) {
      return errorResponse(asServerError(error));
    }
  });
  ends.push(listener.stop);
  return listener;
}

async function opened({ port }: Listener): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  ends.push(() => socket.destroy());
  return socket;
}

/** Waits until what came in contains the text. */
function heard(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    socket.on('data', (part) => {
      all += part;
      if (all.includes(text)) resolve(all);
    });
    socket.on('close', () => reject(new Error(`It closed after ${all}`)));
  });
}

const request = (line: string, body: string, length = body.length): string =>
  `${line} HTTP/1.1\r\nHost: keys.example\r\nContent-Length: ${length}\r\n\r\n${body}`;

it('hands over method, path and query as they were sent, also of an absolute target', async () => {
  const socket = await opened(await serving((asked) => echo(asked, { address: '' })));
  socket.write(request('PUT /v1/%41/../b?c=d?e', 'body'));
  await heard(socket, 'PUT /v1/%41/../b ? c=d?e : body');
  socket.write(request('PUT http://other.example/v1/x', ''));
  await heard(socket, 'PUT /v1/x ?  : ');
});

it('answers a body that is too large before its end, and ends the connection when the rest does not come', async () => {
  const socket = await opened(await serving((asked) => echo(asked, { address: '' })));
  const closed = once(socket, 'close');
  socket.write(request('PUT /', 'x'.repeat(2 * LIMIT), 100 * LIMIT));
  expect(await heard(socket, 'too-large')).toContain('413');
  await closed;
});

it.each([
  ['HTTP/1.0', ''],
  ['HTTP/1.1', 'Connection: close\r\n'],
])(
  'an answer that ends its connection arrives, though the body that it refuses is still on its way (%s)',
  async (version, header) => {
    const socket = await opened(await serving(() => said('refused')));
    const [part, parts] = ['A'.repeat(65_536), 64];
    let answer = '';
    socket.on('data', (text) => {
      answer += text;
    });
    const ended = once(socket, 'end');
    socket.write(`POST / ${version}\r\nHost: keys.example\r\n${header}Content-Length: ${part.length * parts}\r\n\r\n`);
    for (let count = 0; count < parts; count++)
      expect(await new Promise((resolve) => socket.write(part, resolve))).toBeFalsy();
    await ended;
    expect(answer).toMatch(/ 200 OK.*refused$/s);
  },
);

it('a connection goes on after a body that was too large, when its rest comes', async () => {
  const socket = await opened(await serving((asked) => echo(asked, { address: '' })));
  socket.write(request('PUT /', 'x'.repeat(1000 * LIMIT)));
  await heard(socket, 'too-large');
  socket.write(request('PUT /next', ''));
  await heard(socket, 'PUT /next');
});

it('a connection goes on after a body that nobody read', async () => {
  const socket = await opened(await serving(({ path }) => said(path)));
  socket.write(request('PUT /one', 'x'.repeat(100 * LIMIT)));
  await heard(socket, '/one');
  socket.write(request('PUT /two', ''));
  await heard(socket, '/two');
});

it('a client that goes away in the middle of its body is no failure of the server', async () => {
  let failed: unknown = null;
  const answered = new Promise<void>((resolve) => {
    void serving(async (asked) => {
      await asked
        .body(() => undefined)
        .catch((error: unknown) => {
          failed = error;
        });
      resolve();
      return said('');
    }).then(async (listener) => {
      const socket = await opened(listener);
      socket.write(request('PUT /', 'x', LIMIT), () => socket.destroy());
    });
  });
  await answered;
  expect(asServerError(failed).code).toBe('malformed');
});

it.each([
  ['two lengths of a body', ['Content-Length: 1', 'Transfer-Encoding: chunked'], 400],
  ['two different lengths', ['Content-Length: 1', 'Content-Length: 2'], 400],
  ['a line break in a header', ['X-One: a\nX-Two: b\r'], 400],
  ['a long header', [`X-Long: ${'x'.repeat(20_000)}`], 431],
  ['many headers', Array.from({ length: 1500 }, (_, at) => `X-${at}: ${at}`), 431],
] as const)('a request with %s is refused before it has a route', async (_, headers, status) => {
  let asked = 0;
  const listener = await serving(() => {
    asked++;
    return said('');
  });
  const socket = await opened(listener);
  socket.write(`POST / HTTP/1.1\r\nHost: keys.example\r\n${headers.join('\r\n')}\r\n\r\n`);
  await heard(socket, `HTTP/1.1 ${status}`);
  expect(asked).toBe(0);
});

it('an answer that fails ends the connection, and nothing else', async () => {
  const listener = await listen(
    { host: '127.0.0.1', port: 0, tls: null, proxies: null },
    () =>
      ({ path }) =>
        path === '/fails' ? Promise.reject(new Error('on purpose')) : said(path),
  );
  ends.push(listener.stop);
  const [one, two] = [await opened(listener), await opened(listener)];
  const closed = once(one, 'close');
  one.write(request('GET /fails', ''));
  await closed;
  two.write(request('GET /well', ''));
  await heard(two, '/well');
});

it('a fault while a request is handled ends its connection and nothing else', async () => {
  let faults = 0;
  const server = createServer(
    handlerOf(({ path }) => {
      if (path !== '/') return said('well');
      faults++;
      throw new Error('a fault');
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(fetch(origin)).rejects.toThrow();
  expect(faults).toBeGreaterThan(0);
  expect(await (await fetch(`${origin}/other`)).text()).toBe('well');
});
