/** Whether a style is loaded wherever its class is used. A page that loads late brings its styles with it, and they stay for the pages after it. */
import { dirname, join } from 'node:path/posix';
import { isTest, type SourceFile, withoutComments } from './structure.ts';

/** The documents of the wallet. */
const DOCUMENTS = ['ui/popup.tsx', 'ui/prompt.tsx', 'ui/app.tsx'];

/** Parts that are loaded when they are first shown, by their folder, and what stands around them whenever they are shown. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  'ui/pages/settings/': ['ui/app.tsx', 'ui/pages/settings/settings-pages.tsx'],
  'ui/pages/': ['ui/app.tsx'],
  'ui/popup/': ['ui/popup.tsx'],
  'ui/prompt/': ['ui/prompt.tsx'],
};

/** Every document loads it. */
const COMMON = 'ui/style/common.css';

/** They only adapt what other files draw. */
const ADAPTING = ['ui/style/rtl.css', 'ui/style/adapt.css'];

const STATIC =
  /(?:\b(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s*)?|@import\s+)['"](\.[^'"]+\.(?:tsx?|css))['"]/g;
const LATE = /\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g;
const CLASS = /\bclass=(?:"([^"]*)"|\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\})/g;

/** Files that a file names, from src. */
const named = ({ path, text }: SourceFile, statement: RegExp): string[] =>
  [...text.matchAll(statement)].map(([, from]) => join(dirname(path), from as string));

/** Classes in the markup of a file: those written out, and those in texts of an expression. */
function classesOf({ text }: SourceFile): Set<string> {
  const words = [...text.matchAll(CLASS)].flatMap(([, plain, expression]) =>
    plain !== undefined
      ? [plain]
      : [...(expression as string).matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, a, b]) =>
          (a ?? b ?? '').replace(/\$\{[^{}]*\}/g, ' '),
        ),
  );
  return new Set(words.join(' ').split(/\s+/).filter(Boolean));
}

/** Classes that have a rule of their own in a style file: one whose selector is nothing but the class. */
function ownRulesOf({ text }: SourceFile): string[] {
  const selectors = [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}@;]+)\{/g)].flatMap(([, all]) =>
    (all as string).replace(/\([^()]*\)/g, '').split(','),
  );
  return selectors.flatMap((selector) => /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []);
}

/** `ui/a.tsx: .filters has its style in ui/style/loss.css, which ui/pages/b.tsx does not load`. Paths are from src. */
export function unstyledClasses(files: readonly SourceFile[]): string[] {
  const known = new Map(
    files.filter(({ path }) => path.startsWith('ui/') && !isTest(path)).map((one) => [one.path, one]),
  );
  const read = [...known.values()].map((file) => ({ ...file, text: withoutComments(file.text) }));
  const imports = new Map(read.map((file) => [file.path, named(file, STATIC).filter((path) => known.has(path))]));
  const classes = new Map(read.map((file) => [file.path, classesOf(file)]));
  const reach = (roots: readonly string[]): Set<string> => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const next of imports.get(path) ?? []) visit(next);
    };
    roots.forEach(visit);
    return reached;
  };
  const homes = new Map<string, string[]>();
  for (const { path, text } of files.filter(({ path }) => path.endsWith('.css') && !ADAPTING.includes(path)))
    for (const name of ownRulesOf({ path, text })) homes.set(name, [...(homes.get(name) ?? []), path]);
  const roots = [...DOCUMENTS, ...new Set(read.flatMap((file) => named(file, LATE)))].filter((path) => known.has(path));
  const faults = roots.flatMap((root) => {
    const around = Object.entries(AROUND).find(([folder]) => root.startsWith(folder))?.[1] ?? [];
    const loaded = reach([root, COMMON, ...around]);
    return [...reach([root])].flatMap((path) =>
      [...(classes.get(path) ?? [])].flatMap((name) => {
        const home = homes.get(name);
        if (home === undefined || home.some((style) => loaded.has(style))) return [];
        return [`${path}: .${name} has its style in ${home.join(', ')}, which ${root} does not load`];
      }),
    );
  });
  return [...new Set(faults)].sort();
}

/** `ui/style/a.css: .flat` for classes that no markup and no code names. */
export function unusedClasses(files: readonly SourceFile[]): string[] {
  const own = files.filter(({ path }) => path.startsWith('ui/') && !isTest(path));
  const words = new Set(
    own.filter(({ path }) => !path.endsWith('.css')).flatMap(({ text }) => text.match(/[\w-]+/g) ?? []),
  );
  return own
    .filter(({ path }) => path.endsWith('.css'))
    .flatMap(({ path, text }) => {
      const plain = text.replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)|"[^"]*"/g, '');
      const named = new Set([...plain.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name as string));
      return [...named].filter((name) => !words.has(name)).map((name) => `${path}: .${name}`);
    });
}
