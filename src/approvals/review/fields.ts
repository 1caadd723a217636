/** Words for unknown typed data, field by field. Shows every field, and calls the data harmless only if no field could be a right. */
import { extraFields } from '../../ethereum/permit-fields.ts';
import type { TypedData, TypedValue } from '../../ethereum/typed-data-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { blindRule } from './blind.ts';
import { accountName, type ReviewContext } from './context.ts';
import { authorityOf, type Field, fieldsOf } from './field-list.ts';
import { keyWarnings } from './message.ts';
import { toReadable } from './text.ts';
import type { TypedWords } from './typed-words.ts';
import { due } from './warning.ts';

/** Data with more fields than this counts as unreadable. */
const MOST_ROWS = 500;
/** At most this many fields are named in a sentence. */
const NAMED = 4;
/** Longer texts and bytes are cut in their row; the raw data has them whole. */
const LONGEST = 200;

export async function reviewFields(context: ReviewContext, typedData: TypedData): Promise<TypedWords> {
  const fields = fieldsOf(typedData);
  return {
    sentence: labels.signMessageOf(context.asker),
    warnings: due(await unknownFields(context, fields), ...(await keyWarnings(context, textOf(typedData, fields)))),
    rows: [...(await domainRows(context, typedData)), ...(await fieldRows(context, typedData))],
    limit: null,
    verb: labels.sign,
  };
}

/** All string fields with their names, one per line, and the name of the domain. */
const textOf = ({ domain }: TypedData, fields: readonly Field[]): string =>
  `domain: ${domain.name ?? ''}\n${textsOf(fields)}`;

/** All string fields with their names, one per line. */
export const textsOf = (fields: readonly Field[]): string =>
  fields.flatMap(({ path, type, value }) => (type === 'string' ? [`${path.join(' ')}: ${value}`] : [])).join('\n');

/** The warning for fields of unknown meaning. */
export async function unknownFields(context: ReviewContext, fields: readonly Field[]): Promise<Warning> {
  const authority = fields.length > MOST_ROWS ? 'opaque' : authorityOf(fields, context.request.account);
  switch (authority) {
    case 'none':
      return {
        rule: 'unknown-data',
        severity: 'caution',
        title: t.unknownData,
        text: t.unknownDataText,
      };
    case 'readable':
      return {
        rule: 'unknown-data',
        severity: 'danger',
        title: t.unknownEffect,
        text: t.unknownEffectText(accountName(context)),
        tick: t.knowsEffect,
      };
    case 'opaque':
      return blindRule(
        context,
        t.notAllReadable,
        fields.length > MOST_ROWS ? t.tooManyFields(fields.length) : t.unreadableBytes,
        t.knowsEffect,
      );
  }
}

/** Rows for the EIP-712 domain. */
export async function domainRows(context: ReviewContext, { domain }: TypedData): Promise<Row[]> {
  const { name, verifyingContract, chainId } = domain;
  const rows: Row[] = [];
  if (name !== undefined) rows.push({ name: labels.madeFor, value: readableLine(name) });
  if (verifyingContract !== undefined)
    rows.push(addressRow(labels.contract, await nameOf(context, verifyingContract), labels.unknown, verifyingContract));
  return [...rows, ...networkRow(chainId)];
}

/** Data without a chain id is valid on every network. */
const networkRow = (chainId: bigint | undefined): Row[] =>
  chainId === undefined ? [{ name: labels.network, value: t.anyNetwork, tone: 'danger' }] : [];

/** Adds to a permit the fields that its standard does not have, and a missing network. */
export async function withExtraFields(
  context: ReviewContext,
  typedData: TypedData,
  words: TypedWords,
): Promise<TypedWords> {
  const extras = extraFields(typedData);
  const rows = [...words.rows, ...networkRow(typedData.domain.chainId)];
  if (extras.length === 0) return { ...words, rows };
  return {
    ...words,
    warnings: [
      ...words.warnings,
      {
        rule: 'extra-fields',
        severity: 'danger',
        title: t.extraFields,
        text: t.extraFieldsText(extras.slice(0, NAMED).map(readableLine)),
        tick: t.knowsEffect,
      },
    ],
    rows: [...rows, ...(await fieldRows(context, typedData))],
  };
}

export async function fieldRows(context: ReviewContext, typedData: TypedData): Promise<Row[]> {
  const fields = fieldsOf(typedData);
  return [
    { name: t.what, value: readableLine(typedData.primaryType) },
    ...(await toRows(
      context,
      fields.map(({ path, value }) => [path, value]),
    )),
  ];
}

/** Rows for a nested value, such as an order that is the witness of a permit. */
export const valueRows = (context: ReviewContext, value: TypedValue): Promise<Row[]> =>
  toRows(context, flat([], value));

type Leaf = string | boolean | bigint;
type Named = [path: string[], value: Leaf];

export async function toRows(context: ReviewContext, fields: readonly Named[]): Promise<Row[]> {
  const more = fields.length - MOST_ROWS;
  const rows = await Promise.all(
    fields.slice(0, MOST_ROWS).map(([path, value]) => fieldRow(context, nameOfPath(path), value)),
  );
  return more > 0 ? [...rows, { name: labels.and, value: t.moreFields(more) }] : rows;
}

/** `to 1 · wallet`. */
const nameOfPath = (path: readonly string[]): string =>
  path.map((part, at) => (at === 0 ? '' : /^\d+$/.test(part) ? ' ' : ' · ') + readableLine(part)).join('');

async function fieldRow(context: ReviewContext, name: string, value: Leaf): Promise<Row> {
  if (typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value))
    return addressRow(name, await nameOf(context, value as Hex), labels.noName, value as Hex);
  return { name, value: typeof value === 'boolean' ? (value ? t.yes : t.noValue) : readableLine(`${value}`) };
}

function flat(path: string[], value: TypedValue): Named[] {
  if (Array.isArray(value))
    return value.length === 0 ? [[path, t.none]] : value.flatMap((item, at) => flat([...path, `${at + 1}`], item));
  if (typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([field, inner]) => flat([...path, field], inner));
}

export function readableLine(text: string): string {
  const { text: shown } = toReadable(text);
  if (shown.length <= LONGEST) return shown;
  return t.cutText(shown.slice(0, LONGEST), shown.length);
}
