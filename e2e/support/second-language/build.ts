/** Builds the extension with a second language: a copy of the source with one more folder beside `locales/en`, as a translator would add it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, ROOT } from '../../../scripts/lib/paths.mjs';

/** Intl writes its numbers with a comma, so that they are seen to follow the browser. */
export const LANGUAGE = 'de';

const COPIED = ['src', 'public', 'scripts', 'manifest.json', 'package.json', 'vite.config.ts'];

/** What the worker and the pages load of a language. The worker says nothing of the rooms of the pages. */
const FILES = { ui: "['../en/**/*.{ts,tsx}']", worker: "['../en/**/*.ts', '!../en/ui/**']" };

/** @returns folder of the built extension */
export function buildWithSecondLanguage(): string {
  const tree = mkdtempSync(join(tmpdir(), 'second-language-'));
  for (const part of COPIED) cpSync(join(ROOT, part), join(tree, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  const folder = join(tree, 'src/locales', LANGUAGE);
  cpSync(join(import.meta.dirname, 'bracketed.ts'), join(folder, 'bracketed.ts'));
  for (const [name, rooms] of Object.entries(FILES))
    writeFileSync(
      join(folder, `${name}.ts`),
      `import { textsOf } from './bracketed.ts';\nexport const texts = textsOf(import.meta.glob(${rooms}, { eager: true }));\n`,
    );
  execFileSync(join(BIN, 'vite'), ['build', '--logLevel', 'warn'], { cwd: tree, stdio: 'inherit' });
  return join(tree, 'dist/chrome');
}
