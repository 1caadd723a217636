/** Which exports nobody uses. Reads the source as text: names in import and export statements, and words of the file itself. */
import { dirname, join } from 'node:path/posix';
import { isTest, type SourceFile, withoutComments } from './structure.ts';

/** Names that a file takes from another; `*` where all of them may be used. */
interface Taking {
  /** Path from src. */
  target: string;
  names: string[];
}

/** `path name` of exports that stay without a user, each with its reason. */
export type KeptExports = Readonly<Record<string, string>>;

const STATEMENT =
  /\b(?:import|export)\b\s*(?:type\s+)?([\w$]+(?=[\s,]))?[\s,]*(\{[^{}]*\}|\*(?:\s*as\s+\w+)?)?\s*from\s*['"]([^'"]+)['"]/g;
const DECLARED = /\bexport\s+(?:async\s+)?(?:function\*?|const|let|class|abstract\s+class|enum)\s+([A-Za-z_$][\w$]*)/g;
const TYPES = /\bexport\s+(?:interface|type)\s+([A-Za-z_$][\w$]*)/g;
const DESTRUCTURED = /\bexport\s+const\s+\{([^{}]*)\}\s*=/g;
const LISTED = /\bexport\s+(?:type\s+)?\{([^{}]*)\}/g;

/** The names in `{ a, type b as c }`: as the other file calls them, and as this one does. */
const listOf = (braces: string): { there: string; here: string }[] =>
  braces
    .replace(/[{}]/g, '')
    .split(',')
    .flatMap((each) => {
      const [there, here] = each
        .trim()
        .replace(/^type\s+/, '')
        .split(/\s+as\s+/);
      return there === undefined || there === '' ? [] : [{ there, here: here ?? there }];
    });

/** The types that a file declares and exports. */
const typesOf = (code: string): string[] => [...code.matchAll(TYPES)].map(([, name]) => name as string);

/** The values that a file exports by name, and all that it hands on. */
function valuesOf(code: string): string[] {
  const names = [...code.matchAll(DECLARED)].map(([, name]) => name as string);
  for (const [, braces] of code.matchAll(DESTRUCTURED))
    names.push(...(braces as string).split(',').map((each) => each.trim().replace(/^\w+:\s*/, '')));
  for (const [, braces] of code.matchAll(LISTED)) names.push(...listOf(braces as string).map(({ here }) => here));
  return names.filter((name) => name !== '' && name !== 'default');
}

/** @param path of the file, from src; one outside begins with `../` */
function takingsOf(path: string, code: string): Taking[] {
  const takings: Taking[] = [];
  const take = (from: string, names: string[]): void => {
    if (from.startsWith('.')) takings.push({ target: join(dirname(path), from).replace(/^\.\.\/src\//, ''), names });
  };
  for (const [, , what, from] of code.matchAll(STATEMENT))
    take(from as string, what?.startsWith('{') ? listOf(what).map(({ there }) => there) : what ? ['*'] : []);
  for (const [, from, name] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)(?:\.([A-Z]\w*))?/g))
    take(from as string, [name ?? '*']);
  return takings;
}

/**
 * Exports without a user. A user is another file that is no test; for what its own file uses too, a test is enough.
 * @param outside files that are no part of src but import from it, with paths that begin with `../`
 * @returns a line for each, and one for each kept name that needs no keeping
 */
export function unusedExports(
  files: readonly SourceFile[],
  outside: readonly SourceFile[],
  kept: KeptExports,
): string[] {
  const used = new Map<string, 'file' | 'test'>();
  const all = [...files.filter(({ path }) => /\.tsx?$/.test(path)), ...outside].map(({ path, text }) => ({
    path,
    // The types that scripts name in comments are used, too.
    code: path.startsWith('../') ? text : withoutComments(text),
  }));
  for (const { path, code } of all)
    for (const { target, names } of takingsOf(path, code))
      for (const name of names)
        if (!isTest(path) || !used.has(`${target} ${name}`))
          used.set(`${target} ${name}`, isTest(path) ? 'test' : 'file');
  const faults: string[] = [];
  const needed = new Set<string>();
  for (const { path, code } of all) {
    if (isTest(path) || path.startsWith('../')) continue;
    const types = new Set(typesOf(code));
    for (const name of new Set([...valuesOf(code), ...types])) {
      const ways = [used.get(`${path} ${name}`), used.get(`${path} *`)];
      const by = ways.includes('file') ? 'file' : (ways[0] ?? ways[1]);
      if (by === 'file') continue;
      const inside =
        code.match(new RegExp(`(?<![\\w$]|(?<!\\.)\\.)${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))?.length ?? 0;
      // A type that an exported function names stays exported: what calls it may have to name it.
      if (inside > 1 && (by === 'test' || types.has(name))) continue;
      const key = `${path} ${name}`;
      if (key in kept) needed.add(key);
      else if (by === 'test') faults.push(`${path}: only tests use ${name}`);
      else if (inside > 1) faults.push(`${path}: exports ${name}, which no other file uses`);
      else faults.push(`${path}: nobody uses ${name}`);
    }
  }
  for (const key of Object.keys(kept))
    if (!needed.has(key)) faults.push(`${key.replace(' ', ': ')} is kept, and need not be`);
  return faults;
}
