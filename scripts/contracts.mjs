/**
 * Compiles src/chain/testing/contracts/ and what it takes from @openzeppelin/contracts, with solc, both from npm.
 * `node scripts/contracts.mjs` writes src/chain/testing/contracts.json; with `--print` it only prints what it would write.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
/** @type {{ compile(input: string, callbacks: object): string, version(): string }} */
const solc = require('solc');

const FOLDER = join(ROOT, 'src/chain/testing/contracts');
const sources = Object.fromEntries(
  readdirSync(FOLDER).map((file) => [file, { content: readFileSync(join(FOLDER, file), 'utf8') }]),
);
const settings = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: 'cancun',
  // Comments and paths change nothing.
  metadata: { appendCBOR: false, bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['evm.bytecode.object'] } },
};
const findImport = (/** @type {string} */ path) => ({
  contents: readFileSync(join(ROOT, 'node_modules', path), 'utf8'),
});
const compiled = JSON.parse(
  solc.compile(JSON.stringify({ language: 'Solidity', sources, settings }), { import: findImport }),
);
const errors = (compiled.errors ?? []).filter((/** @type {{ severity: string }} */ one) => one.severity === 'error');
if (errors.length > 0) {
  for (const { formattedMessage } of errors) process.stderr.write(formattedMessage);
  process.exit(1);
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@openzeppelin/contracts/package.json'), 'utf8'));
/** @type {Record<string, string>} */
const code = {};
for (const file of Object.keys(sources))
  for (const [name, { evm }] of Object.entries(compiled.contracts[file])) code[name] = `0x${evm.bytecode.object}`;
const text = `${JSON.stringify({ solc: solc.version(), openzeppelin: version, code }, null, 2)}\n`;

if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(join(ROOT, 'src/chain/testing/contracts.json'), text);
