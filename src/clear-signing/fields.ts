/** Walks the fields of a format in their order: groups, lists, what is visible, and references to shared definitions. */
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import type { DataFormat, FieldFormat, GroupFormat } from './descriptor.ts';
import { type Formatting, formatValue } from './format-value.ts';
import { misfit } from './misfit.ts';
import { findIn, ownOf, type Scope } from './parameters.ts';
import { joinPaths, type Path, parsePath } from './path.ts';
import type { Shown, ShownField } from './shown.ts';
import type { Node } from './tree.ts';

/** A shown field with the path that the sentence names it by; `null` for a constant. */
export interface PlacedField extends ShownField {
  path: Path | null;
  /** Index in its list. */
  at: number;
}

/** More fields than anybody reads. */
const MAXIMUM_FIELDS = 500;
const MAXIMUM_DEPTH = 8;

/** @throws WalletError bad-input where the description does not fit the data */
export function showFields(scope: Scope, format: DataFormat): PlacedField[] {
  const shown = format.fields.flatMap((field) => show(scope, field, null, 0));
  return shown.length <= MAXIMUM_FIELDS ? shown : misfit(t.tooManyFields);
}

const isGroup = (field: FieldFormat | GroupFormat): field is GroupFormat =>
  'fields' in field && field.fields !== undefined;

function show(scope: Scope, field: FieldFormat | GroupFormat, group: string | null, depth: number): PlacedField[] {
  if (!isGroup(field)) return showField(scope, withDefinition(scope, field), group);
  if (depth > MAXIMUM_DEPTH) misfit(t.groupsTooDeep);
  const label = field.label ?? group;
  return placesOf(scope, field.path).flatMap((inner) => {
    const parts = field.fields.map((one) => show(inner, one, label, depth + 1));
    return field.iteration === 'bundled' ? bundled(parts) : parts.flat();
  });
}

/** The group's scope: one for each element, where its path selects the elements of a list. */
function placesOf(scope: Scope, path: string | undefined): Scope[] {
  if (path === undefined) return [scope];
  const whole = joinPaths(scope.group, parsePath(path));
  const at = whole.steps.findIndex((step) => step.kind === 'slice');
  if (at === -1) return [{ ...scope, group: whole }];
  const list = { root: whole.root, steps: whole.steps.slice(0, at) };
  const { nodes } = findIn({ ...scope, group: { root: '#', steps: [] } }, toText(list));
  const [node] = nodes;
  if (node?.kind !== 'list') return misfit(t.groupIsNoList);
  const slice = whole.steps[at] as { from: number | null; to: number | null };
  const indexes = node.items.map((_item, index) => index).slice(slice.from ?? 0, slice.to ?? node.items.length);
  return indexes.flatMap((index) =>
    placesOf(
      { ...scope, group: { root: null, steps: [] } },
      toText({ root: whole.root, steps: [...list.steps, { kind: 'index', at: index }, ...whole.steps.slice(at + 1)] }),
    ),
  );
}

/** The text of a path; one without a root begins at the data. */
function toText({ root, steps }: Path): string {
  const parts = steps.map((step) => {
    if (step.kind === 'name') return step.name;
    return step.kind === 'index' ? `[${step.at}]` : `[${step.from ?? ''}:${step.to ?? ''}]`;
  });
  return [root ?? '#', ...parts].join('.');
}

/** First elements of all lists, then second ones, and so on. */
function bundled(parts: PlacedField[][]): PlacedField[] {
  const length = Math.max(0, ...parts.map((part) => part.length));
  if (parts.some((part) => part.length !== length)) misfit(t.listsDiffer);
  return Array.from({ length }, (_none, at) => parts.flatMap((part) => part.slice(at, at + 1))).flat();
}

/** A field that refers to a shared definition: its own parts win. */
function withDefinition({ descriptor }: Scope, { $ref, ...field }: FieldFormat): FieldFormat {
  if ($ref === undefined) return field;
  const name = /^\$\.display\.definitions\.([^.]+)$/.exec($ref)?.[1];
  const definition = name === undefined ? undefined : ownOf(descriptor.display.definitions, name);
  if (!definition) return misfit(t.noDefinition($ref.slice(0, 60)));
  return { ...definition, ...field, params: { ...definition.params, ...field.params } };
}

function showField(scope: Scope, field: FieldFormat, group: string | null): PlacedField[] {
  const { path, value, label = '', format = 'raw', params = {}, visible = 'always', separator } = field;
  if (visible === 'never') return [];
  const found =
    path === undefined
      ? { nodes: [constantNode(value)], many: false }
      : path.startsWith('$.')
        ? { nodes: [constantNode(constantOf(scope, path))], many: false }
        : findIn(scope, path);
  const nodes = found.nodes.flatMap((node) => (node.kind === 'list' ? leavesOf(node) : [node]));
  return nodes.flatMap((node, at) => {
    if (typeof visible === 'object' && !isVisible(visible, node)) return [];
    const formatting: Formatting = { scope, params, at, of: nodes.length };
    const shown: Shown = field.encryption
      ? { kind: 'text', text: field.encryption.fallbackLabel ?? t.encrypted }
      : formatValue(format, node, formatting);
    const place = path === undefined ? null : joinPaths(scope.group, parsePath(path));
    const heading = separator === undefined ? group : separator.replaceAll('{index}', String(at + 1));
    return [{ path: place, at, group: heading, label, shown }];
  });
}

const leavesOf = (node: Node): Node[] => (node.kind === 'list' ? node.items.flatMap(leavesOf) : [node]);

function constantOf({ descriptor }: Scope, path: string): string | number | boolean {
  const name = /^\$\.metadata\.constants\.([^.]+)$/.exec(path)?.[1];
  const value = name === undefined ? undefined : ownOf(descriptor.metadata.constants ?? {}, name);
  return value === undefined || Array.isArray(value) ? misfit(t.noSuchConstant) : value;
}

function constantNode(value: string | number | boolean | undefined): Node {
  if (value === undefined) return misfit(t.neitherPathNorValue);
  return { kind: 'leaf', type: 'string', value: String(value) };
}

type Rule = Exclude<NonNullable<FieldFormat['visible']>, string>;

/** @throws WalletError bad-input where the value has to be one of a list, and is not */
function isVisible(rule: Rule, node: Node): boolean {
  const values = 'ifNotIn' in rule ? rule.ifNotIn : rule.mustMatch;
  const isListed = node.kind === 'leaf' && values.some((one) => sameValue(one, node.value));
  if ('ifNotIn' in rule) return !isListed;
  return isListed ? false : misfit(t.hiddenValueNotAllowed);
}

/** `0`, `"0x0"` and `"0"` are one number, and the value of empty bytes. */
function sameValue(listed: string | number | boolean, value: string | boolean | bigint): boolean {
  if (typeof value === 'boolean') return listed === value || String(listed) === String(value);
  const text = String(listed).toLowerCase();
  const given = String(value).toLowerCase();
  if (text === given) return true;
  const isNumber = (one: string) => /^(\d+|0x[0-9a-f]*)$/.test(one) && one.length < 70;
  const toNumber = (one: string) => (one === '0x' ? 0n : BigInt(one));
  return isNumber(text) && isNumber(given) && toNumber(text) === toNumber(given);
}
