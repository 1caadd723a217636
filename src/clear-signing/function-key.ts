/** Parses the keys of `display.formats` for calls: a function with the names of its parameters, `transfer(address to,uint256 value)`. */
import { parseAbiTypes } from '../ethereum/abi-type.ts';
import { selectorOf } from '../ethereum/selector.ts';
import type { Hex } from '../lib/bytes.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import { misfit } from './misfit.ts';
import type { Parameter } from './tree.ts';

export interface FunctionKey {
  name: string;
  parameters: Parameter[];
  selector: Hex;
  /** For decodeAbi: `address,uint256`. */
  types: string;
}

const NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
/** Tuples inside tuples: no real function has more. */
const MAXIMUM_DEPTH = 8;

/** @throws WalletError bad-input */
export function parseFunctionKey(key: string): FunctionKey {
  const open = key.indexOf('(');
  const name = key.slice(0, open).trim();
  if (open < 1 || !key.endsWith(')') || !NAME.test(name)) misfit(t.notAFunction(cut(key)));
  const parameters = parseParameters(key.slice(open + 1, -1), key, 0);
  const types = parameters.map(canonicalType).join(',');
  try {
    parseAbiTypes(types);
  } catch {
    misfit(t.notASolidityType(cut(key)));
  }
  return { name, parameters, types, selector: selectorOf(`${name}(${types})`) };
}

/** `(address,uint256)[]` for a list of tuples. */
function canonicalType({ type, members }: Parameter): string {
  return type.startsWith('tuple') ? `(${members.map(canonicalType).join(',')})${type.slice('tuple'.length)}` : type;
}

function parseParameters(text: string, key: string, depth: number): Parameter[] {
  if (depth > MAXIMUM_DEPTH) misfit(t.tuplesTooDeep(cut(key)));
  const parameters = splitTop(text, key).map((part) => parseParameter(part, key, depth));
  const names = parameters.map(({ name }) => name).filter((name) => name !== '');
  if (new Set(names).size < names.length) misfit(t.parameterTwice(cut(key)));
  return parameters;
}

function parseParameter(part: string, key: string, depth: number): Parameter {
  const text = part.trim();
  const close = text.startsWith('(') ? text.lastIndexOf(')') : -1;
  const rest = close === -1 ? text : text.slice(close + 1);
  const match = /^(\S*)(?:\s+(?:calldata\s+|memory\s+)?(\S+))?$/.exec(rest);
  const [, suffix = '', name = ''] = match ?? [];
  const type = close === -1 ? alias(suffix) : `tuple${suffix}`;
  if (!match || (name !== '' && !NAME.test(name)) || !/^\w+(?:\[\d*\])*$/.test(type))
    misfit(t.unreadableParameter(cut(key), cut(text)));
  return { name, type, members: close === -1 ? [] : parseParameters(text.slice(1, close), key, depth + 1) };
}

/** `uint` is `uint256` to Solidity. */
const alias = (type: string): string => type.replace(/^(u?int)(?=\[|$)/, '$1256');

/** Splits at the commas that are in no brackets. */
function splitTop(text: string, key: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth < 0) misfit(t.bracketsDiffer(cut(key)));
    if (letter === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  if (depth !== 0) misfit(t.bracketsDiffer(cut(key)));
  return text.trim() === '' ? [] : [...parts, part];
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
