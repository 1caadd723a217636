/** A renewed certificate, with connections open: taken from its files while the server runs, and never one that cannot be used. */
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, expect, it, vi } from 'vitest';
import { type CertificateNews, watchCertificate } from './certificate.ts';
import { listen } from './listen.ts';
import { issueKeys, type Keys, makeKeys } from './testing/certificates.ts';
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
const filesOf = ({ folder }: Pick<Keys, 'folder'>) => ({
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

it('that wallets refuse takes the place of none that they accept, and is told of in the log and in a metric', async () => {
  const good = makeKeys(ends, 'good');
  const [over, elsewhere] = [issueKeys(ends, { days: -1 }), issueKeys(ends, { name: 'keys.example.org' })];
  const place = mkdtempSync(join(tmpdir(), 'dramatis-wrong-'));
  ends.push(() => rmSync(place, { recursive: true, force: true }));
  const files = { certificate: join(place, 'fullchain.pem'), key: join(place, 'privkey.pem') };
  const put = (from: Pick<Keys, 'folder'>): void => {
    copyFileSync(filesOf(from).key, files.key);
    copyFileSync(filesOf(from).certificate, files.certificate);
  };
  put(over);
  const parameters = ['--origin', 'https://localhost', '--tls-cert', files.certificate, '--tls-key', files.key];
  const server = await startServer(join(place, 'data'), parameters);
  ends.push(() => server.end('SIGKILL'));
  const port = Number(new URL(server.address).port);
  const said = () => server.lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'certificate');
  const lineAfter = async (act: () => void, isIt: (line: { code: string; advice: string }) => boolean) => {
    const known = said().length;
    act();
    server.child.kill('SIGHUP');
    while (!said().slice(known).some(isIt)) await new Promise((resolve) => setTimeout(resolve, 5));
    const text = await (await fetch(`${server.metrics}/metrics`)).text();
    return /^dramatis_certificate_wrong (\d)$/m.exec(text)?.[1];
  };
  expect(said()).toEqual([
    expect.objectContaining({ code: 'wrong', advice: expect.stringMatching(/has ended\. It is in use/) }),
  ]);
  // Neither is any good: the files decide.
  const taken = await lineAfter(
    () => put(elsewhere),
    ({ advice }) => /another name than --origin\. It is in use/.test(advice),
  );
  expect([taken, await nameAt(port)]).toEqual(['1', 'site']);
  expect([
    await lineAfter(
      () => put(good),
      ({ code }) => code === 'renewed',
    ),
    await nameAt(port),
  ]).toEqual(['0', 'good']);
  for (const [keys, why] of [
    [over, 'has ended'],
    [elsewhere, 'is for another name than --origin'],
  ] as const) {
    const wrong = await lineAfter(
      () => put(keys),
      ({ advice }) => advice.includes(`${why}. The one from before stays in use.`),
    );
    expect([wrong, await nameAt(port)]).toEqual(['1', 'good']);
  }
  expect(
    await lineAfter(
      () => put(good),
      ({ code }) => code === 'unchanged',
    ),
  ).toBe('0');
});

it('that was left aside is taken without a change of the files, once the other one is no better', async () => {
  const [present, next] = [makeKeys(ends), issueKeys(ends, { name: 'keys.example.org', days: 9 })];
  const files = filesOf(present);
  const told: CertificateNews[] = [];
  const ask = vi.spyOn(Date, 'now');
  ends.push(() => ask.mockRestore());
  const watch = watchCertificate(files, {
    host: 'localhost',
    use: () => undefined,
    tell: (news) => told.push(news),
    every: 10,
  });
  ends.push(() => watch.end());
  expect(watch.isWrong()).toBe(false);
  copyFileSync(filesOf(next).key, files.key);
  copyFileSync(filesOf(next).certificate, files.certificate);
  watch.reload();
  expect(told.at(-1)).toEqual({ code: 'wrong', faults: ['name'], isUsed: false });
  expect([watch.isWrong(), watch.context().cert.toString()]).toEqual([true, present.certificate]);
  const known = told.length;
  ask.mockReturnValue(Date.now() + 3 * 24 * 60 * 60 * 1000);
  while (told.length === known) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(told.slice(known)).toEqual([{ code: 'wrong', faults: ['name'], isUsed: true }]);
  expect(watch.context().cert.toString()).not.toBe(present.certificate);
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
