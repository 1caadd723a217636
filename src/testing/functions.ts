/** How long the functions of the source are. A function's own lines are those that are not inside a function within it. */
import { parseSync } from 'vite';
import { isTest, type SourceFile } from './structure.ts';

/** Most own lines of a function, and of a function in a file with markup. */
export const MOST_LINES = { code: 90, markup: 105 } as const;

interface Measured {
  name: string;
  /** Own lines. */
  lines: number;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const nameIn = (node: unknown): string | null => (isNode(node) && typeof node.name === 'string' ? node.name : null);

/** Every function with a body in braces. @param path tells the syntax by its ending */
export function measureFunctions({ path, text }: SourceFile): Measured[] {
  const measured: Measured[] = [];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;

  /** @returns how many lines of the node are inside functions */
  function walk(value: unknown, name: string): number {
    if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + walk(each, name), 0);
    if (!isNode(value)) return 0;
    const own = nameIn(value.id) ?? (value.type === 'Property' ? nameIn(value.key) : null) ?? name;
    const inner = Object.values(value).reduce((sum: number, child) => sum + walk(child, own), 0);
    if (!FUNCTIONS.has(value.type) || !isNode(value.body) || value.body.type !== 'BlockStatement') return inner;
    const lines = lineOf(value.end) - lineOf(value.start);
    measured.push({ name: own, lines: lines + 1 - inner });
    return lines;
  }
  walk(parseSync(path, text).program, 'a function without a name');
  return measured;
}

/** Functions that are longer than `MOST_LINES`, a sentence each. */
export const longFunctions = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path) && !path.includes('testing/'))
    .flatMap((file) =>
      measureFunctions(file)
        .filter(({ lines }) => lines > (file.path.endsWith('.tsx') ? MOST_LINES.markup : MOST_LINES.code))
        .map(({ name, lines }) => `${file.path}: ${name} has ${lines} lines of its own; split it by meaning`),
    );
