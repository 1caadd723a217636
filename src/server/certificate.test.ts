/** A renewed certificate, with connections open: taken from its files while the server runs, and never one that cannot be used. */
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { type Keys, makeKeys } from './testing/certificates.ts';
import { runCommand, startServer } from './testing/process.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function opened(port: number): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, minVersion: 'TLSv1.3' });
  ends.push(() => socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}
async function answered(socket: TLSSocket): Promise<string> {
  socket.write('GET /v1/server HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}
const nameAt = async (port: number): Promise<string> => {
  const socket = await opened(port);
  const name = socket.getPeerCertificate().subject.CN;
  socket.destroy();
  return String(name);
};
const filesOf = ({ folder }: Keys) => ({
  certificate: join(folder, 'fullchain.pem'),
  key: join(folder, 'privkey.pem'),
});

it('is taken when the files change, also behind a link, and open connections go on', async () => {
  const [first, second] = [makeKeys(ends, 'first'), makeKeys(ends, 'second')];
  // As certbot has it: links that are replaced at a renewal.
  const live = mkdtempSync(join(tmpdir(), 'dramatis-live-'));
  ends.push(() => rmSync(live, { recursive: true, force: true }));
  const files = { certificate: join(live, 'fullchain.pem'), key: join(live, 'privkey.pem') };
  const link = (from: string, to: string): void => {
    symlinkSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  };
  link(filesOf(first).certificate, files.certificate);
  link(filesOf(first).key, files.key);
  const news: string[] = [];
  let tell: (() => void) | undefined;
  const told = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  const listener = await listen(
    {
      host: '127.0.0.1',
      port: 0,
      tls: files,
      proxies: null,
      lookEvery: 10,
      onCertificate({ code }) {
        news.push(code);
        tell?.();
      },
    },
    () => () => ({ status: 200, headers: {}, body: 'here' }),
  );
  ends.push(() => listener.stop());
  const open = await opened(listener.port);
  expect(await answered(open)).toContain('200 OK');

  // Between the two links the certificate does not belong to the key.
  let next = told();
  link(filesOf(second).certificate, files.certificate);
  await next;
  expect(news).toEqual(['unusable']);
  expect(await nameAt(listener.port)).toBe('first');
  next = told();
  link(filesOf(second).key, files.key);
  await next;
  expect(news).toEqual(['unusable', 'renewed']);
  expect(await nameAt(listener.port)).toBe('second');
  expect(await answered(open)).toContain('200 OK');
  expect(open.getPeerCertificate().subject.CN).toBe('first');

  const half = join(first.folder, 'half.pem');
  writeFileSync(half, 'half of a');
  for (const spoil of [() => unlinkSync(files.key), () => link(half, files.key)]) {
    next = told();
    spoil();
    await next;
    expect(await nameAt(listener.port)).toBe('second');
  }
  expect(news.slice(2)).toEqual(['unusable', 'unusable']);
  expect(listener.certificateExpires?.()).toBeGreaterThan(Date.now() / 1000);
});

it('is taken at SIGHUP, by a server that goes on', async () => {
  const [first, second] = [makeKeys(ends, 'first'), makeKeys(ends, 'second')];
  const place = mkdtempSync(join(tmpdir(), 'dramatis-renewal-'));
  ends.push(() => rmSync(place, { recursive: true, force: true }));
  const { certificate, key } = filesOf(first);
  const parameters = ['--origin', 'https://localhost', '--tls-cert', certificate, '--tls-key', key];
  const server = await startServer(place, parameters);
  ends.push(() => server.end('SIGKILL'));
  const port = Number(new URL(server.address).port);
  const codes = () =>
    server.lines.map((line) => JSON.parse(line)).flatMap(({ event, code }) => (event === 'certificate' ? [code] : []));
  const hangUp = async (): Promise<string> => {
    const known = codes().length;
    server.child.kill('SIGHUP');
    while (codes().length === known) await new Promise((resolve) => setTimeout(resolve, 5));
    return codes().at(-1);
  };
  expect(await hangUp()).toBe('unchanged');
  const open = await opened(port);
  writeFileSync(certificate, '');
  expect(await hangUp()).toBe('unusable');
  expect(await nameAt(port)).toBe('first');
  copyFileSync(filesOf(second).key, key);
  copyFileSync(filesOf(second).certificate, certificate);
  await hangUp();
  // The server may have looked by itself at the same moment.
  expect(codes()).toContain('renewed');
  expect(await nameAt(port)).toBe('second');
  expect(await answered(open)).toContain('200 OK');
  expect(await (await fetch(`${server.metrics}/metrics`)).text()).toMatch(/dramatis_certificate_expiry_seconds \d/);
  expect(await server.end('SIGTERM')).toBe(0);
});

it('that cannot be used at the start is named', async () => {
  const [first, second] = [makeKeys(ends), makeKeys(ends)];
  const parameters = ['--origin', 'https://localhost', '--port', '0', '--metrics-port', '0'];
  const files = ['--tls-cert', filesOf(first).certificate, '--tls-key', filesOf(second).key];
  const place = mkdtempSync(join(tmpdir(), 'dramatis-unusable-'));
  ends.push(() => rmSync(place, { recursive: true, force: true }));
  const { code, output } = await runCommand('main', place, [...parameters, ...files]);
  expect([code, output]).toEqual([2, expect.stringContaining('--tls-key cannot be used')]);
});
