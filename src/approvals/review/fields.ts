/** Typed data that Dramatis has no words for, shown field by field. Shows nothing shortened that could hide an address or an amount. */
import type { TypedData, TypedValue } from '../../ethereum/typed-data-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import type { TypedWords } from './permit.ts';
import type { Scene } from './scene.ts';
import { toReadable } from './text.ts';
import { count, mark, say } from './words.ts';

/** So many fields get a row; the rest is in the exact data. */
const ROWS = 14;
/** Values longer than this are for the exact data. */
const LONGEST = 200;

export async function reviewFields(scene: Scene, typedData: TypedData): Promise<TypedWords> {
  return {
    sentence: [say(`Sign data for ${scene.asker} as `), mark(scene.character.name), say('?')],
    warnings: [
      {
        rule: 'unknown-data',
        severity: 'caution',
        title: 'Dramatis does not know what this does',
        text: 'Read the fields. Such a signature can allow somebody to move funds.',
      },
    ],
    rows: [...(await domainRows(scene, typedData)), ...(await fieldRows(scene, typedData))],
    limit: null,
    verb: 'Sign',
  };
}

/** Whom the data is for, as it says itself (EIP-712 domain). */
export async function domainRows(scene: Scene, { domain }: TypedData): Promise<Row[]> {
  const { name, verifyingContract, chainId } = domain;
  const rows: Row[] = [];
  if (name !== undefined) rows.push({ name: 'Made for', value: readable(name) });
  if (verifyingContract !== undefined)
    rows.push(addressRow('Contract', await nameOf(scene, verifyingContract), 'Unknown', verifyingContract));
  if (chainId === undefined) rows.push({ name: 'Network', value: 'any: it names none', tone: 'danger' });
  return rows;
}

export async function fieldRows(scene: Scene, { message, primaryType }: TypedData): Promise<Row[]> {
  const fields = flat('', message);
  const shown = fields.slice(0, ROWS);
  const more = fields.length - shown.length;
  return [
    { name: 'What', value: readable(primaryType) },
    ...(await Promise.all(shown.map(([name, value]) => fieldRow(scene, name, value)))),
    ...(more === 0 ? [] : [{ name: 'And', value: `${count(more, 'field')} more, in the exact data` }]),
  ];
}

async function fieldRow(scene: Scene, name: string, value: Leaf): Promise<Row> {
  if (typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value))
    return addressRow(name, await nameOf(scene, value as Hex), 'No name', value as Hex);
  return { name, value: readable(textOf(value)) };
}

type Leaf = string | boolean | bigint;

/** Each field with the path to it: `to 1 · wallet`. */
function flat(name: string, value: TypedValue): [name: string, value: Leaf][] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [[name, 'none']];
    return value.flatMap((item, at) => flat(`${name} ${at + 1}`, item));
  }
  if (typeof value !== 'object') return [[name, value]];
  return Object.entries(value).flatMap(([field, inner]) =>
    flat(name === '' ? readable(field) : `${name} · ${readable(field)}`, inner),
  );
}

const textOf = (value: Leaf): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value}`);

function readable(text: string): string {
  const { text: shown } = toReadable(text);
  return shown.length > LONGEST ? `${count(shown.length, 'character')}, in the exact data` : shown;
}
