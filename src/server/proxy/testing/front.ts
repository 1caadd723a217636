/** A real proxy in front of a real key server, set up by the block that docs/key-server.md gives for it. Never outside tests. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../scripts/lib/port.mjs';
import { type ProxyKind, startProxy } from '../../../../scripts/lib/proxies.mjs';
import { type Keys, makeKeys } from '../../testing/certificates.ts';
import { startServer } from '../../testing/process.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'key-server.md');

/** The one block of the document in this language. */
export function blockOf(language: string): string {
  const blocks = [...readFileSync(DOCUMENT, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))];
  if (blocks.length !== 1) throw new Error(`The document has ${blocks.length} blocks of ${language}.`);
  return blocks[0]?.[1] ?? '';
}

/** The block with the names, ports and paths of this test, and nothing else changed. */
export const adapted = (block: string, keys: Keys, port: number, upstream: string): string =>
  block
    .replace(/keys\.example\.org \{/, `localhost:${port} {`)
    .replace(/keys\.example\.org/, 'localhost')
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replace('*:443', `*:${port}`)
    .replace('bind :443', `bind 127.0.0.1:${port}`)
    .replace('/var/log/nginx', keys.folder)
    .replaceAll('/etc/keys', keys.folder)
    .replace('127.0.0.1:8787', upstream);

/** Text of all files of a folder. */
const textIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

/** `fetch` over TLS from an address of this computer. @param address such as 127.0.0.2 */
export function fetchFrom(address: string, ca: string, ends: (() => unknown)[]): typeof fetch {
  const agent = new Agent({ keepAlive: true, maxSockets: 20, localAddress: address, ca, family: 4 });
  ends.push(() => agent.destroy());
  return (url, init = {}) =>
    new Promise((resolve, reject) => {
      const headers = (init.headers ?? {}) as Record<string, string>;
      const sent = request(String(url), { agent, method: init.method ?? 'GET', headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const body = status === 204 || status === 304 ? null : Buffer.concat(parts);
          resolve(new Response(body, { status, headers: response.headers as Record<string, string> }));
        });
      });
      sent.on('error', reject);
      void writeBody(sent, init.body);
    });
}

async function writeBody(sent: ReturnType<typeof request>, body: BodyInit | null | undefined): Promise<void> {
  if (body instanceof ReadableStream) for await (const part of body) sent.write(part);
  else if (typeof body === 'string') {
    sent.setHeader('content-length', Buffer.byteLength(body));
    sent.write(body);
  }
  sent.end();
}

/** Proxies in front of one server, the outermost first. */
export async function startBehind(kinds: readonly ProxyKind[], parameters: readonly string[], ends: (() => unknown)[]) {
  const keys = makeKeys(ends);
  const upstream = await freePort();
  let next = `127.0.0.1:${upstream}`;
  let outermost = { port: upstream, ca: keys.certificate };
  const folders = [keys.folder];
  for (const kind of kinds.toReversed()) {
    const port = await freePort();
    const block = adapted(blockOf(kind), keys, port, next).replace(`http://localhost`, 'https://localhost');
    const proxy = await startProxy(kind, { port, block });
    ends.push(proxy.stop);
    folders.push(proxy.folder);
    outermost = { port, ca: proxy.ca ?? keys.certificate };
    next = `localhost:${port}`;
  }
  const place = mkdtempSync(join(tmpdir(), 'dramatis-behind-'));
  ends.push(() => rmSync(place, { recursive: true, force: true }));
  const root = join(place, 'root.pem');
  writeFileSync(root, outermost.ca);
  const origin = `https://localhost:${outermost.port}`;
  const server = await startServer(
    place,
    ['--behind-proxy', '--origin', origin, '--port', String(upstream), ...parameters],
    { NODE_EXTRA_CA_CERTS: root },
  );
  ends.push(() => server.end('SIGKILL'));
  return { origin, server, ca: outermost.ca, logs: () => folders.map(textIn).join('\n') };
}

/** What the server has logged of its proxy, once it has. */
export async function findingsOf(lines: readonly string[]): Promise<string[]> {
  for (;;) {
    const found = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'proxy');
    if (found.length > 0) return found.map(({ code }) => code);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
