/** Which texts that people read stand outside the message catalogue, and which messages nobody shows. Reads the source as syntax trees. */
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';
import { isTest, type SourceFile } from './structure.ts';

/** What this needs of a node of ESTree: its kind, and children under any name. */
interface Node {
  type: string;
  [child: string]: unknown;
}

/** Attributes and properties whose values only programs read. */
const NOT_READ =
  /^(class|className|testid|\w*Testid|id|href|key|type|role|kind|for|rel|target|autocomplete|inputmode|pattern|accept|d|viewBox|data-.*)$/;

/** Names that the browser gives to keys, and errors for programmers. */
const NAMES_OF_KEYS =
  /^(Enter|Escape|Esc|Tab|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Backspace|Delete|Space|Shift|Control|Alt|Meta)$/;

/** The product's name is the same in every language. */
const isName = (text: string): boolean => text.trim() === 'Dramatis';

/** Parts of selectors of CSS, at least one with a class, an attribute or a state. */
const isSelector = (text: string): boolean =>
  /^:is\(/.test(text) ||
  (/[.[#]/.test(text) && text.split(',').every((part) => /^\s*[a-z]*([.[:#][\w="-]+\]?)*\s*$/.test(part)));

const isCatalogue = (path: string): boolean => path.startsWith('locales/');

/** Does a person read this? It begins with a capital letter, or is made of several words. */
export function isProse(text: string): boolean {
  const words = text.trim();
  if (isName(words) || isSelector(words) || NAMES_OF_KEYS.test(words) || /^[a-z]+:\/\//.test(words)) return false;
  return (
    /^\p{Lu}\p{Ll}+([ .,:…?]|$)/u.test(words) ||
    /\p{L}{2}[,;:]? \p{L}{2}/u.test(words) ||
    /\p{L} \p{L}.*[.?…’]/u.test(words)
  );
}

/** `path: text` for each text of these files that is no message, and `path: reads … while it is evaluated` for each message read too early. */
export function textsOutsideCatalogue(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path) && !isCatalogue(path))
    .flatMap((file) => new Reader(file).faults());
}

/** Walks one file. */
class Reader {
  readonly #path: string;
  readonly #program: Node;
  readonly #messages: ReadonlySet<string>;
  readonly #faults: string[] = [];

  constructor({ path, text }: SourceFile) {
    this.#path = path;
    const program = parseSync(path, text).program as unknown as Node;
    this.#program = program;
    this.#messages = new Set(roomsTaken(program).map(({ local }) => local));
  }

  faults(): string[] {
    this.#visit(this.#program.body, false);
    return this.#faults;
  }

  #say(text: string): void {
    this.#faults.push(`${this.#path}: ${text.trim().replace(/\s+/g, ' ').slice(0, 80)}`);
  }

  #visit(value: unknown, inFunction: boolean): void {
    if (Array.isArray(value)) for (const each of value) this.#visit(each, inFunction);
    if (isNode(value)) this.#judge(value, inFunction);
  }

  #judge(node: Node, inFunction: boolean): void {
    if (/^(Import|ExportAll|TS(?!As|NonNull|Satisfies))/.test(node.type)) return;
    if (node.type === 'ExportNamedDeclaration' && isNode(node.source)) return;
    if (isNotRead(node)) return;
    const said = textOf(node);
    if (said !== null) this.#say(said);
    if (!inFunction && node.type === 'MemberExpression' && this.#messages.has(nameOf(node.object)))
      this.#say(`reads ${nameOf(node.object)}.${nameOf(node.property)} while it is evaluated`);
    const inside = inFunction || /Function/.test(node.type);
    for (const [name, child] of Object.entries(node)) if (!isSkipped(node, name)) this.#visit(child, inside);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '');

/** An attribute or property that only programs read, or an error for programmers. */
function isNotRead(node: Node): boolean {
  if (node.type === 'JSXAttribute') return NOT_READ.test(nameOf(node.name));
  // A list of words in one text.
  if (node.type === 'MemberExpression')
    return nameOf(node.property) === 'split' && isNode(node.object) && node.object.type === 'Literal';
  if (node.type === 'Property') return NOT_READ.test(nameOf(node.key));
  if (node.type !== 'NewExpression') return false;
  const [first] = node.arguments as unknown[];
  // A mistake of the code, which no person makes.
  if (nameOf(node.callee) === 'WalletError') return isNode(first) && first.value === 'internal';
  return ['Error', 'RegExp', 'Map', 'Set'].includes(nameOf(node.callee)) && isFirstText(node);
}

const isFirstText = (node: Node): boolean => {
  const [first] = node.arguments as unknown[];
  return isNode(first) && (first.type === 'Literal' || first.type === 'TemplateLiteral');
};

/** What is compared is not shown; the name of a property is none of its texts. */
function isSkipped(node: Node, child: string): boolean {
  if (node.type === 'BinaryExpression' && /^(===|!==|in)$/.test(node.operator as string))
    return (node[child] as Node)?.type === 'Literal';
  if (node.type === 'SwitchCase') return child === 'test';
  return node.type === 'Property' && child === 'key' && node.computed !== true;
}

/** The text of a node that a person reads; `null`: none. */
function textOf(node: Node): string | null {
  if (node.type === 'JSXText') {
    const text = node.value as string;
    return /\p{L}{2}/u.test(text) && !isName(text) ? text : null;
  }
  if (node.type === 'Literal') return typeof node.value === 'string' && isProse(node.value) ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const whole = parts.join('…');
  // Each language has quotation marks of its own.
  if (/[“”„«»]/.test(whole)) return whole;
  if (/^[#/.]|^…?\w*:\/\//.test(whole)) return null;
  return parts.some((part) => /\p{L}{2}/u.test(part) && /\s|^\p{Lu}\p{Ll}/u.test(part)) && isProse(whole)
    ? whole
    : null;
}

/** Messages that put sentences or names of kinds in a row, or after a colon: no word of theirs depends on what is given. */
const ROWS = ['inARow', 'told', 'list', 'hueInUse', 'whatIsFrozen', 'notAllAtServer'];

/**
 * `path: message(text)` for each message that is given a text of the catalogue where it is called. A language cannot put such a text into the
 * case that its sentence needs: the message takes a fact instead, and has the words. What comes by a variable is not seen.
 */
export function textsInTexts(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path) && !isCatalogue(path))
    .flatMap(({ path, text }) => {
      const program = parseSync(path, text).program as unknown as Node;
      const rooms = new Set(roomsTaken(program).map(({ local }) => local));
      if (rooms.size === 0) return [];
      const isMessage = (node: Node): boolean => node.type === 'MemberExpression' && rooms.has(rootOf(node));
      return nodesIn(program.body).flatMap((call) => {
        const callee = call.callee as Node;
        if (call.type !== 'CallExpression' || !isMessage(callee) || ROWS.includes(nameOf(callee.property))) return [];
        const given = plainIn((call.arguments as Node[]).filter(({ type }) => !/Function/.test(type)));
        return given.filter(isMessage).map((one) => `${path}: ${nameOf(callee.property)}(${nameOf(one.property)})`);
      });
    });
}

/** `a` of `a.b.c`. */
const rootOf = (node: Node): string =>
  node.type === 'MemberExpression' && isNode(node.object) ? rootOf(node.object) : nameOf(node);

const childrenOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isNode(value) ? Object.values(value) : [];

const nodesIn = (value: unknown): Node[] => [...(isNode(value) ? [value] : []), ...childrenOf(value).flatMap(nodesIn)];

/** Without what is called: a message that is called gives a sentence or a list of its own. */
function plainIn(value: unknown): Node[] {
  if (isNode(value) && value.type === 'CallExpression') return plainIn(value.arguments);
  if (isNode(value) && value.type === 'MemberExpression') return [value];
  return [...(isNode(value) ? [value] : []), ...childrenOf(value).flatMap(plainIn)];
}

interface Taken {
  local: string;
  imported: string;
  /** As the import writes it. */
  from: string;
}

/** The rooms that a file imports. */
const roomsTaken = (program: Node): Taken[] =>
  (program.body as Node[])
    .filter(
      ({ type, source }) => type === 'ImportDeclaration' && /\/locales\/\w+\//.test((source as Node).value as string),
    )
    .flatMap(({ source, specifiers }) =>
      (specifiers as Node[]).map(({ local, imported }) => ({
        local: nameOf(local),
        imported: nameOf(imported),
        from: (source as Node).value as string,
      })),
    );

/** `path: key` for each message that no file shows. */
export function unusedMessages(files: readonly SourceFile[]): string[] {
  const users = files.filter(({ path, text }) => !isCatalogue(path) && /\/locales\//.test(text));
  const used = new Map<string, string>();
  for (const { path, text } of users)
    for (const [, from] of text.matchAll(/from '([^']*\/locales\/[^']+)'/g)) {
      const room = join(dirname(path), from as string);
      used.set(room, `${used.get(room) ?? ''}\n${text}`);
    }
  return files
    .filter(({ path }) => /^locales\/\w+\//.test(path))
    .flatMap(({ path, text }) => {
      const shown = used.get(path) ?? '';
      return [...text.slice(text.indexOf(' room(')).matchAll(/^ {2}(\w+):/gm)]
        .map(([, key]) => key as string)
        .filter(
          (key) => !new RegExp(`\\.${key}\\b`).test(shown) && !new RegExp(`\\b(this|\\w+)\\.${key}\\b`).test(text),
        )
        .map((key) => `${path}: ${key}`);
    });
}
