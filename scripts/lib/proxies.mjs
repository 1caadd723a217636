/** TLS proxies for tests, from this computer's own packages: a private instance each, on a free port of 127.0.0.1. Holds no rule of the key server. */
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findApache, loadModules } from './apache.mjs';
import { startDaemon } from './daemon.mjs';
import { debianProgram } from './debian.mjs';

const isRoot = process.getuid?.() === 0;

/** @typedef {{ folder: string, port: number, block: string }} Place `block`: the part of the configuration that a document gives */
/** @typedef {{ command: string[], environment?: Record<string, string>, text: string, ca?: string }} Started `ca`: file with its root certificate */

/** Each gives a block the surroundings that the proxy's package gives it, with logs in the folder. */
const PROXIES = {
  nginx: (/** @type {Place} */ { folder, block }) => {
    const { program, environment } = debianProgram('/usr/sbin/nginx', ['nginx']);
    const stores = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const text = `
daemon off;
${isRoot ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log ${folder}/access.log;
  ${stores.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  ${block}
}`;
    return { text, environment, command: [program, '-p', folder, '-e', join(folder, 'error.log'), '-c'] };
  },
  caddy: (/** @type {Place} */ { folder, block }) => {
    const { program, environment } = debianProgram('/usr/bin/caddy', ['caddy']);
    // Test options join the global options of the document.
    const options = '{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n';
    const text = block.startsWith('{\n') ? options + block.slice(2) : `${options}}\n${block}`;
    return {
      text,
      environment: { ...environment, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
      command: [program, 'run', '--adapter', 'caddyfile', '--config'],
      ca: join(folder, 'caddy', 'pki', 'authorities', 'local', 'root.crt'),
    };
  },
  apache: (/** @type {Place} */ { folder, port, block }) => {
    const apache = findApache();
    const modules = ['mpm_event', 'unixd', 'authz_core', 'log_config', 'socache_shmcb', 'ssl', 'proxy', 'proxy_http'];
    const text = `
ServerRoot "${folder}"
ServerName localhost
DefaultRuntimeDir "${folder}"
PidFile "${folder}/pid"
Listen 127.0.0.1:${port}
${loadModules(apache, modules)}
${isRoot ? 'User www-data\nGroup www-data' : ''}
ErrorLog "${folder}/error.log"
LogFormat "%h %l %u %t \\"%r\\" %>s %b" common
CustomLog "${folder}/access.log" common
${block}`;
    return { text, command: [apache.program, '-d', folder, '-DFOREGROUND', '-f'] };
  },
  haproxy: (/** @type {Place} */ { folder, block }) => {
    const { program, environment } = debianProgram('/usr/sbin/haproxy', [
      'haproxy',
      'liblua5.3-0',
      'libopentracing-c-wrapper0',
      'libopentracing1',
    ]);
    return { text: `global\n  log ${folder}/socket local0\n${block}`, environment, command: [program, '-db', '-f'] };
  },
};

/** @typedef {keyof typeof PROXIES} ProxyKind */

/**
 * @param {ProxyKind} kind
 * @param {{ port: number, block: string }} options `port`: where the block listens
 * @returns {Promise<{ folder: string, ca: string | null, stop: () => Promise<void> }>} `folder` has its logs; `ca` is the root
 *   certificate (PEM) of a proxy that makes its own
 * @throws {Error} with a sentence, where the program cannot be had or does not start
 */
export async function startProxy(kind, { port, block }) {
  const folder = mkdtempSync(join(tmpdir(), `dramatis-${kind}-`));
  chmodSync(folder, 0o755);
  /** @type {Started} */
  const { command, environment = {}, text, ca } = PROXIES[kind]({ folder, port, block });
  const file = join(folder, 'configuration');
  writeFileSync(file, text);
  const { stop } = await startDaemon({ name: kind, folder, port, command: [...command, file], environment });
  return { folder, ca: ca === undefined ? null : readFileSync(ca, 'utf8'), stop };
}

/** Has what the tests need unpacked or installed where it is missing. */
export function ensureProxies() {
  findApache();
  for (const kind of /** @type {const} */ (['nginx', 'caddy', 'haproxy']))
    PROXIES[kind]({ folder: tmpdir(), port: 0, block: '' });
}
