/** The files for Prometheus and Grafana: rules that fire when they should, over metrics that the server has. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensurePromtool } from '../../scripts/lib/promtool.mjs';
import { makeKeys } from './testing/certificates.ts';
import { startServer } from './testing/process.ts';
import { postgresDatabase } from './testing/stores.ts';

const RULES = join(import.meta.dirname, '..', '..', 'deploy', 'prometheus-alerts.yaml');
const DASHBOARD = join(import.meta.dirname, '..', '..', 'deploy', 'grafana-dashboard.json');
const ends: (() => unknown)[] = [];
const folder = mkdtempSync(join(tmpdir(), 'dramatis-monitoring-'));
ends.push(() => rmSync(folder, { recursive: true, force: true }));
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

let promtool = '';
beforeAll(() => {
  promtool = ensurePromtool();
}, 120_000);

/** @throws Error with promtool's output */
function check(...parameters: string[]): string {
  try {
    return execFileSync(promtool, parameters, { encoding: 'utf8' });
  } catch (error) {
    throw new Error(`${(error as { stdout: string }).stdout}${(error as { stderr: string }).stderr}`);
  }
}

interface Case {
  alert: string;
  /** Series in promtool's notation, one value a minute. */
  fires: Record<string, string>;
  /** What must not fire it. */
  still: Record<string, string>;
  /** Minutes until it is asked. */
  after?: number;
}

const NAMES = 'job="dramatis", instance="one"';
const requests = (status: string): string =>
  `dramatis_request_seconds_count{${NAMES}, route="/v1/x", status="${status}"}`;
const events = (kind: string): string => `dramatis_events_total{${NAMES}, kind="${kind}"}`;
const bucket = (le: string): string =>
  `dramatis_request_seconds_bucket{${NAMES}, route="/v1/x", status="200", le="${le}"}`;
const gauge = (name: string): string => `${name}{${NAMES}}`;
const counted = (alert: string, kind: string, few: number, many: number): Case => ({
  alert,
  fires: { [events(kind)]: `0x9 ${many}x60` },
  still: { [events(kind)]: `0x9 ${few}x60` },
  after: 15,
});

const CASES: Case[] = [
  { alert: 'KeyServerDown', fires: { [gauge('up')]: '0x60' }, still: { [gauge('up')]: '1x60' } },
  {
    alert: 'KeyServerNotReady',
    fires: { [gauge('dramatis_ready')]: '0x60' },
    still: { [gauge('dramatis_ready')]: '1x60' },
  },
  {
    alert: 'KeyServerRestarts',
    fires: { [gauge('process_start_time_seconds')]: '1x5 2x5 3x5 4x5 5x40' },
    still: { [gauge('process_start_time_seconds')]: '1x5 2x55' },
  },
  {
    alert: 'KeyServerErrors',
    fires: { [requests('200')]: '0+970x60', [requests('503')]: '0+30x60' },
    still: { [requests('200')]: '0+1000x60', [requests('503')]: '0+5x60' },
  },
  {
    alert: 'KeyServerSlow',
    fires: { [bucket('1')]: '0+97x60', [bucket('2.5')]: '0+100x60', [bucket('+Inf')]: '0+100x60' },
    still: { [bucket('1')]: '0+100x60', [bucket('2.5')]: '0+100x60', [bucket('+Inf')]: '0+100x60' },
  },
  {
    alert: 'KeyServerEventLoopBusy',
    fires: { [gauge('nodejs_eventloop_lag_p99_seconds')]: '0.7x60' },
    still: { [gauge('nodejs_eventloop_lag_p99_seconds')]: '0.1x60' },
  },
  {
    alert: 'KeyServerRefuses',
    fires: { [requests('200')]: '0+700x60', [requests('429')]: '0+300x60' },
    // Half of very few requests.
    still: { [requests('200')]: '0+10x60', [requests('429')]: '0+10x60' },
  },
  counted('KeyServerProxyHidesAddresses', 'unforwarded', 0, 1),
  counted('KeyServerProxyWrong', 'proxy-faults', 0, 1),
  // Time begins at 0 in these tests.
  {
    alert: 'KeyServerCertificateEnds',
    fires: { [gauge('dramatis_certificate_expiry_seconds')]: '500000x120' },
    still: { [gauge('dramatis_certificate_expiry_seconds')]: '700000x120' },
    after: 90,
  },
  {
    alert: 'KeyServerCertificateWrong',
    fires: { [gauge('dramatis_certificate_wrong')]: '1x60' },
    // Between the two files of a renewal.
    still: { [gauge('dramatis_certificate_wrong')]: '0x43 1x2 0x20' },
  },
  counted('KeyServerGuesses', 'guesses-shut', 50, 200),
  counted('KeyServerClockJumped', 'clock-jumps', 0, 1),
  counted('KeyServerSecretsUnread', 'secrets-unread', 0, 1),
  counted('KeyServerSetupMissing', 'setup-missing', 0, 1),
  counted('KeyServerIssuerUnreachable', 'oidc-unreachable', 1, 10),
  counted('KeyServerTokenDates', 'oidc-time', 1, 10),
  {
    alert: 'KeyServerDiskFills',
    fires: { [gauge('dramatis_disk_free_bytes')]: '5e8x60' },
    still: { [gauge('dramatis_disk_free_bytes')]: '5e9x60' },
  },
  {
    alert: 'KeyServerDiskFills',
    // Full in a bit less than a day, and in five days.
    fires: { [gauge('dramatis_disk_free_bytes')]: '9e9-7e6x60' },
    still: { [gauge('dramatis_disk_free_bytes')]: '50e9-7e6x60' },
  },
  {
    alert: 'KeyServerDatabaseBusy',
    fires: { [gauge('dramatis_database_waiting')]: '3x60' },
    still: { [gauge('dramatis_database_waiting')]: '0x2 5x2 0x2 5x2 0x2 5x2 0x2 5x2 0x2 5x2 0x40' },
    after: 20,
  },
  {
    alert: 'KeyServerNearlyFull',
    fires: { [gauge('dramatis_identities')]: '95x60', [gauge('dramatis_identities_limit')]: '100x60' },
    still: { [gauge('dramatis_identities')]: '85x60', [gauge('dramatis_identities_limit')]: '100x60' },
  },
  {
    alert: 'KeyServerNearlyFull',
    fires: { [gauge('dramatis_stored_bytes')]: '95x60', [gauge('dramatis_stored_bytes_limit')]: '100x60' },
    still: { [gauge('dramatis_stored_bytes')]: '85x60', [gauge('dramatis_stored_bytes_limit')]: '100x60' },
  },
  // The backup was made two days before, or just now.
  {
    alert: 'KeyServerNoBackup',
    fires: { [gauge('dramatis_last_backup_timestamp_seconds')]: '-180000x120' },
    still: { [gauge('dramatis_last_backup_timestamp_seconds')]: '0x120' },
    after: 90,
  },
];

it('alerts fire when they should, and not before', () => {
  expect(new Set(CASES.map(({ alert }) => alert))).toEqual(
    new Set([...readFileSync(RULES, 'utf8').matchAll(/alert: (\w+)/g)].map(([, name]) => name)),
  );
  const testOf = (series: Record<string, string>, alert: string, after: number, fires: boolean) => ({
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    // The rule is asked for, and how many series it has: the labels are those of the series.
    promql_expr_test: [
      {
        expr: `count(ALERTS{alertname="${alert}", alertstate="firing"}) or vector(0)`,
        eval_time: `${after}m`,
        exp_samples: [{ labels: '{}', value: fires ? 1 : 0 }],
      },
    ],
  });
  const tests = CASES.flatMap(({ alert, fires, still, after = 45 }) => [
    { name: `${alert} fires`, ...testOf(fires, alert, after, true) },
    { name: `${alert} is still`, ...testOf(still, alert, after, false) },
  ]);
  const file = join(folder, 'alerts.test.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ rule_files: [RULES], evaluation_interval: '1m', tests }));
  expect(check('test', 'rules', file)).toContain('SUCCESS');
});

interface Panel {
  title: string;
  targets: { expr: string }[];
}

const panels = (): Panel[] => JSON.parse(readFileSync(DASHBOARD, 'utf8')).panels;

it('every query of the dashboard can be read', () => {
  const rules = panels().flatMap(({ targets }, at) =>
    targets.map(({ expr }, number) => ({ record: `panel:${at}:${number}`, expr })),
  );
  expect(rules.length).toBeGreaterThan(20);
  const file = join(folder, 'dashboard.yaml');
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
  expect(check('check', 'rules', file)).toContain(`${rules.length} rules found`);
});

it('rules and dashboard use only metrics and events that a server has from its start', async () => {
  const keys = makeKeys(ends).folder;
  const tls = ['--tls-cert', join(keys, 'fullchain.pem'), '--tls-key', join(keys, 'privkey.pem')];
  const here = await startServer(join(folder, 'data'), ['--origin', 'https://localhost:8787', ...tls]);
  ends.push(() => here.end('SIGKILL'));
  const onPostgres = await startServer((await postgresDatabase(ends)).place);
  ends.push(() => onPostgres.end('SIGKILL'));
  const texts = await Promise.all(
    [here, onPostgres].map(async ({ metrics }) => {
      await fetch(`${onPostgres.address}/v1/server`);
      return (await fetch(`${metrics}/metrics`)).text();
    }),
  );
  const exposed = texts.join('\n');
  const used = `${readFileSync(RULES, 'utf8')}\n${panels()
    .flatMap(({ targets }) => targets.map(({ expr }) => expr))
    .join('\n')}`;
  const names = new Set([...used.matchAll(/\b(?:dramatis|nodejs|process)_\w+/g)].map(([name]) => name));
  expect(names.size).toBeGreaterThan(15);
  const known = new Set([...exposed.matchAll(/^(\w+)[ {]/gm)].map(([, name]) => name));
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
  const kinds = new Set([...used.matchAll(/kind="([\w-]+)"/g)].map(([, kind]) => kind));
  expect([...kinds].filter((kind) => !exposed.includes(`dramatis_events_total{kind="${kind}"} 0`))).toEqual([]);
});
