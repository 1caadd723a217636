/** Holds the source against the rules of its structure, and the rules against samples that break them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type KeptExports, unusedExports } from './testing/exports.ts';
import { longFunctions } from './testing/functions.ts';
import {
  DOORS,
  faultsOf,
  importsOf,
  isTest,
  MAY_IMPORT,
  type SourceFile,
  withoutComments,
} from './testing/structure.ts';
import { unstyledClasses, unusedClasses } from './testing/styles.ts';
import { textsInTexts, textsOutsideCatalogue, unusedMessages } from './testing/texts.ts';

const SRC = import.meta.dirname;

function readSource(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
}

/** Files outside src that import from it. */
function readOutside(): SourceFile[] {
  return ['bench', 'e2e', 'scripts'].flatMap((folder) =>
    readdirSync(join(SRC, '..', folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `../${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\/(?:node_modules|dist)\//.test(path))
      .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') })),
  );
}

/** Exports that nothing but tests uses, and why they stay. */
const KEPT: KeptExports = {
  'keys/receipt.ts encodeReceipt': 'the format of kept evidence, which keys/README.md specifies',
  'keys/receipt.ts decodeReceipt': 'the format of kept evidence, which keys/README.md specifies',
};

/** Folders all of whose texts people read. In the others, errors for sites and names of protocols stand among them. */
const SPEAKING = ['ui', 'session', 'sync', 'vault', 'permissions'];

/** Folders whose texts people read, some of them among others. */
const LISTING = [...SPEAKING, 'approvals', 'background', 'chain', 'clear-signing', 'ethereum', 'nostr', 'rpc'];

/** What looks like a text and is none: a scheme of HTTP, a label of PEM, names of classes, errors that the code itself catches. */
const NO_TEXTS = [
  'sync/remote/http.ts: Bearer …',
  'vault/backup-file.ts: -----BEGIN DRAMATIS BACKUP-----',
  'vault/backup-file.ts: -----END DRAMATIS BACKUP-----',
  'vault/block.ts: These bytes end too early.',
  'vault/stored.ts: This is nested too deep.',
  'ui/methods/own-storage/webdav.ts: Basic …',
  'ui/methods/certificate/file/pem.ts: PRIVATE KEY',
  'ui/prompt/requests/limit.tsx: num strong',
  'ui/pages/settings/opens/nodes.tsx: is-chosen is-lit',
];

/** Names of Solidity, sentences of descriptions (which are files in English), and a field for groups of a recovery key. */
const CHANGE_CASE = ['background/views/call-view.ts', 'clear-signing/universal-router.ts', 'ui/style/curtain.css'];

const FIRST = '/** Something with a purpose that never does harm. */\n';
const file = (path: string, code = ''): SourceFile => ({ path, text: FIRST + code });
const lib = file('lib/bytes.ts');
const others = [
  'keys/wrap.ts',
  'messaging/commands.ts',
  'session/session.ts',
  'session/state/keyring.ts',
  'session/unlock/unlock.ts',
  'vault/vault.ts',
  'ui/main.tsx',
  'rpc/handle.ts',
].map((path) => file(path));

/** Names joined in the source: `', '` between them, or two values with a comma in one text. */
const JOINED = /\.join\('(?:, | and | or )'\)|\}, \$\{/;

/** The sentence of ERC-5573, which is English. */
const JOINS = ['ethereum/recap.ts'];

describe('the source', () => {
  const files = readSource();

  it('keeps every rule', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(faultsOf(files)).toEqual([]);
  });

  it('exports nothing that no other file uses', () => {
    expect(unusedExports(files, readOutside(), KEPT)).toEqual([]);
  });

  it('says nothing to people that is no message of the catalogue, and keeps no message that it does not say', () => {
    const said = files.filter(({ path }) => SPEAKING.includes(path.split('/')[0] as string));
    expect(said.length).toBeGreaterThan(500);
    expect(textsOutsideCatalogue(said).filter((text) => !NO_TEXTS.includes(text))).toEqual([]);
    expect(unusedMessages(files)).toEqual([]);
  });

  it('leaves plurals and lists to the catalogue, which has those of each language', () => {
    const users = files.filter(({ path, text }) => !path.startsWith('locales/') && /locales\/en\/grammar/.test(text));
    expect(users.map(({ path }) => path)).toEqual([]);
    const joining = files.filter(
      ({ path, text }) =>
        LISTING.includes(path.split('/')[0] as string) && !isTest(path) && JOINED.test(withoutComments(text)),
    );
    expect(joining.map(({ path }) => path)).toEqual(JOINS);
  });

  it('gives messages facts and names, not texts of the catalogue', () => {
    expect(textsInTexts(files)).toEqual([]);
  });

  it('leaves the case of letters to the catalogue: each place has its own text', () => {
    const changing = /charAt\(0\)\.to(Upper|Lower)Case|::first-letter|text-transform/;
    const changers = files.filter(({ path, text }) => !path.startsWith('locales/') && changing.test(text));
    expect(changers.flatMap(({ path }) => (isTest(path) ? [] : path)).sort()).toEqual(CHANGE_CASE);
  });

  it('uses no class whose style another page loads, and styles no class that nothing has', () => {
    expect(unstyledClasses(files)).toEqual([]);
    // The body of prompt.html.
    expect(unusedClasses(files)).toEqual(['ui/style/request.css: .prompt-page']);
  });

  it('is made of functions that one can hold', () => {
    expect(longFunctions(files)).toEqual([]);
  });

  it('is made of small files', () => {
    const lengths = files
      .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path))
      .map(({ text }) => text.split('\n').length)
      .sort((a, b) => a - b);
    expect(lengths[lengths.length >> 1]).toBeLessThan(80);
  });

  it('has no folder without a place in the table, and no door for a package that is not used', () => {
    const folders = new Set(
      files.map(({ path }) => path.split('/')).flatMap(([top, rest]) => (rest === undefined ? [] : [top])),
    );
    expect([...folders].filter((folder) => folder !== 'testing' && !((folder as string) in MAY_IMPORT))).toEqual([]);
    const used = new Set(files.flatMap(({ text }) => importsOf(text).map(({ from }) => from)));
    const css = files
      .filter(({ path }) => path.endsWith('.css'))
      .map(({ text }) => text)
      .join('\n');
    const unused = Object.keys(DOORS).filter(
      (name) => ![...used].some((from) => from === name || from.startsWith(`${name}/`)) && !css.includes(name),
    );
    expect(unused).toEqual([]);
  });
});

describe('the table', () => {
  it('has no circle', () => {
    const reach = (folder: string): string[] => (MAY_IMPORT[folder] ?? []).flatMap((next) => [next, ...reach(next)]);
    for (const folder of Object.keys(MAY_IMPORT)) expect(reach(folder)).not.toContain(folder);
  });
});

describe('the rules see', () => {
  const broken: [string, SourceFile, RegExp][] = [
    ['a folder that reaches up', file('lib/a.ts', "import { x } from '../keys/wrap.ts';"), /lib may not import keys/],
    ['keys in rpc', file('rpc/a.ts', "import type { x } from '../keys/wrap.ts';"), /rpc may not import keys/],
    ['the vault in rpc', file('rpc/a.ts', "export * from '../vault/vault.ts';"), /rpc may not import vault/],
    [
      'the session in pages',
      file('ui/a.tsx', "import { x } from '../session/session.ts';"),
      /ui may not import session/,
    ],
    [
      'the schema of a command in a page',
      file('ui/a.ts', "import { COMMANDS } from '../messaging/commands.ts';"),
      /schemas belong to the worker/,
    ],
    ['pages in the worker', file('background/a.ts', "import '../ui/main.tsx';"), /background may not import ui/],
    [
      'a type imported in passing',
      file('lib/a.ts', "type X = import('../keys/wrap.ts').X;"),
      /lib may not import keys/,
    ],
    [
      'an import over lines',
      file('lib/a.ts', "import {\n  a,\n  type b,\n} from '../keys/wrap.ts';"),
      /may not import/,
    ],
    [
      'a room of session/ past its door',
      file('background/a.ts', "import { x } from '../session/state/keyring.ts';"),
      /is the door/,
    ],
    [
      'a type of session/ past its door',
      file('rpc/a.ts', "import type { x } from '../session/state/keyring.ts';"),
      /is the door/,
    ],
    [
      'a test that passes the door',
      file('sync/a.test.ts', "import { x } from '../session/state/keyring.ts';"),
      /is the door/,
    ],
    [
      'the parts of a session',
      file('background/a.ts', 'const { keyring } = wallet.session.parts;'),
      /takes a session apart/,
    ],
    [
      'a room that reaches up',
      file('session/profile/a.ts', "import { x } from '../unlock/unlock.ts';"),
      /a room above its own/,
    ],
    [
      'a type from a room above',
      file('session/change/a.ts', "import type { x } from '../session.ts';"),
      /a room above its own/,
    ],
    ['a room that is not on the stair', file('session/attic/a.ts'), /not on the stair/],
    ['a package past its door', file('vault/a.ts', "import { openDB } from 'idb';"), /whose door is elsewhere/],
    ['a part of a package', file('lib/a.ts', "import { x } from '@noble/hashes/sha2.js';"), /whose door is elsewhere/],
    ['a package of nobody', file('ui/a.ts', "import _ from 'lodash';"), /whose door is elsewhere/],
    ['Node in the wallet', file('lib/a.ts', "import { x } from 'node:fs';"), /whose door is elsewhere/],
    ['an import without ending', file('lib/a.ts', "import { x } from './bytes';"), /without its ending/],
    ['an import of nothing', file('lib/a.ts', "import { x } from './gone.ts';"), /which is not there/],
    [
      'test code in the wallet',
      file('lib/a.ts', "import { x } from './testing/fake.ts';"),
      /there for tests|not there/,
    ],
    ['a long file', file('lib/a.ts', 'const a = 1;\n'.repeat(300)), /301 lines/],
    ['a long test', file('lib/a.test.ts', 'const a = 1;\n'.repeat(500)), /501 lines/],
    ['a long style sheet', { path: 'ui/a.css', text: 'a{}\n'.repeat(301) }, /301 lines/],
    [
      'a file that starts in the middle',
      { path: 'lib/a.ts', text: 'const a = 1;\n' },
      /does not begin with a sentence/,
    ],
    ['a first line without words', { path: 'lib/a.ts', text: '/** Bytes. */\n' }, /does not begin with a sentence/],
    ['something left undone', file('lib/a.ts', '// TODO: later\n'), /undone/],
    ['a test that does not run', file('lib/a.test.ts', "it.skip('x', () => {});"), /does not run/],
    ['the browser in a plain folder', file('chain/a.ts', 'const id = chrome.runtime.id;'), /touches the browser/],
    ['the disk past its door', file('vault/a.ts', 'await navigator.storage.getDirectory();'), /touches the browser/],
  ];

  for (const [name, sample, fault] of broken)
    it(name, () => {
      const faults = faultsOf([lib, ...others, sample]);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(fault);
      expect(faults[0]).toContain(sample.path);
    });

  it('a key that passes the door of session/', () => {
    const samples = [
      "export type { OpenKeys } from './state/open-keys.ts';",
      "export { createProfiles, type Profiles } from './profile/profiles.ts';",
      'export interface Session {\n  readonly parts: SessionParts;\n}',
      'export type Session = Pick<SessionCore, never>;',
      'export function keysOf({ parts }: Session): Promise<OpenKeys> {\n  return parts.keys();\n}',
    ];
    const below = ['state/open-keys', 'profile/profiles'].map((path) => file(`session/${path}.ts`));
    for (const sample of samples)
      expect(faultsOf([...below, file('session/session.ts', sample)])).toEqual([
        expect.stringMatching(/^session\/session\.ts: exports or offers \w+, which holds keys$/),
      ]);
  });

  it('a circle', () => {
    const circle = [
      file('lib/a.ts', "import { b } from './b.ts';"),
      file('lib/b.ts', "import { c } from './c.ts';"),
      file('lib/c.ts', "import { a } from './a.ts';"),
    ];
    expect(faultsOf(circle)).toEqual(['lib/a.ts: imports itself by way of lib/b.ts, lib/c.ts']);
    const typed = [...circle.slice(0, 2), file('lib/c.ts', "import type { a } from './a.ts';")];
    expect(faultsOf(typed)).toEqual(faultsOf(circle));
    const named = [...circle.slice(0, 2), file('lib/c.ts', "type A = import('./a.ts').A;")];
    expect(faultsOf(named)).toEqual(faultsOf(circle));
  });

  it('a long function, and not one that is long by the functions within it', () => {
    const lines = (count: number) => 'let a = 1;\n'.repeat(count);
    const long = `export function work() {\n${lines(100)}}\n`;
    const factory = `export const create = () => {\n${lines(40)}function act() {\n${lines(80)}}\nreturn act;\n};\n`;
    const object = `export const acts = { act() {\n${lines(95)}} };`;
    const faults = longFunctions([file('lib/a.ts', long), file('lib/b.ts', factory), file('lib/c.ts', object)]);
    expect(faults).toEqual([
      'lib/a.ts: work has 102 lines of its own; split it by meaning',
      'lib/c.ts: act has 97 lines of its own; split it by meaning',
    ]);
  });

  it('an export without a user', () => {
    const code = [
      'export const used = 1;',
      'export function own() { return used; }',
      'export const tested = () => own();',
      'export const seam = () => tested() + seam.length;',
      'export interface Shape { side: number }',
      'export const sides = (shape: Shape) => shape.side;',
      'export type Nothing = never;',
      "export type { Width } from './width.ts';",
      'export { used as handed };',
    ].join('\n');
    const sample = [
      file('lib/a.ts', code),
      file('lib/width.ts', 'export type Width = number;'),
      file('lib/b.ts', "import { sides, used } from './a.ts';\nconst all = [...[used].map(sides)];"),
      file('lib/a.test.ts', "import { tested, seam } from './a.ts';"),
      file('lib/testing/c.ts', 'export const free = 1;'),
    ];
    const outside = [{ path: '../scripts/d.mjs', text: "/** @type {import('../src/lib/e.ts').Script} */" }];
    const named = file('lib/e.ts', 'export type Script = string;\nexport type Other = string;');
    expect(unusedExports([...sample, named], outside, { 'lib/a.ts Nothing': 'soon', 'lib/a.ts used': 'ever' })).toEqual(
      [
        'lib/a.ts: exports own, which no other file uses',
        'lib/a.ts: nobody uses Width',
        'lib/a.ts: nobody uses handed',
        'lib/e.ts: nobody uses Other',
        'lib/a.ts: used is kept, and need not be',
      ],
    );
    const lonely = file('lib/f.ts', 'export const alone = 1;');
    const test = file('lib/f.test.ts', "import * as f from './f.ts';");
    expect(unusedExports([lonely, test], [], {})).toEqual(['lib/f.ts: only tests use alone']);
    const user = file('lib/g.ts', "import * as f from './f.ts';");
    expect(unusedExports([lonely, test, user], [], {})).toEqual([]);
  });

  it('nothing wrong in what is right', () => {
    const right = [
      file(
        'keys/a.ts',
        "import { x } from '../lib/bytes.ts';\nimport { y } from './wrap.ts';\n// import '../ui/main.tsx'",
      ),
      file('ui/a.tsx', "import './style/a.css';\nimport { h } from 'preact/hooks';\nconst w = window.innerWidth;"),
      file('ui/a.test.ts', "import { x } from 'vitest';\nimport { readFileSync } from 'node:fs';"),
      file('vault/database.ts', "import { openDB } from 'idb';\nconst text = 'see https://x.y/z';"),
    ];
    expect(faultsOf([lib, ...others, ...right])).toEqual([]);
  });

  it('code apart from comments', () => {
    expect(withoutComments("a('http://b'); // c\n/* d\n e */f(`//g`)")).toBe("a('http://b'); \nf(`//g`)");
  });
});
