/** Words for signing typed data: permits and orders by what they do, anything else by its fields. */
import { parseTypedData } from '../../ethereum/typed-data.ts';
import type { TypedAside, TypedData } from '../../ethereum/typed-data-type.ts';
import { readTypedMeaning, type TypedMeaning } from '../../ethereum/typed-meaning.ts';
import { unreachable } from '../../lib/errors.ts';
import type { ApprovalEdits, Warning } from '../../messaging/approval.ts';
import { applyEdits } from '../edits.ts';
import type { Payload } from '../record.ts';
import { reviewActing } from './acting.ts';
import { reviewFields, withExtras } from './fields.ts';
import { reviewOrder } from './order.ts';
import type { Part } from './part.ts';
import { reviewPermit, reviewPermit2 } from './permit.ts';
import { reviewPower } from './power.ts';
import type { Scene } from './scene.ts';
import { reviewAuthorisedTransfer, reviewServiceSend } from './send.ts';
import { reviewStatement } from './statement.ts';
import { textWarnings, toReadable } from './text.ts';
import type { TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { listed } from './words.ts';

/** @throws WalletError bad-input when the typed data is not proper (EIP-712) or for another network */
export async function reviewTypedData(
  scene: Scene,
  payload: Payload & { kind: 'typed-data' },
  edits: ApprovalEdits,
): Promise<Part> {
  const edited = applyEdits({ payload, edits });
  const json = edited.kind === 'typed-data' ? edited.json : payload.json;
  const typedData = parseTypedData(json, scene.request.chainId);
  const words = await wordsOf(scene, typedData, readTypedMeaning(typedData, scene.request.account), payload);
  // Hidden characters stand in strings alone: what is written in their place leaves it JSON.
  const readable = toReadable(json);
  return {
    sentence: words.sentence,
    warnings: [...words.warnings, ...asideWarnings(payload.aside), ...textWarnings(readable)],
    rows: words.rows,
    body: { kind: 'typed-data', limit: words.limit },
    raw: JSON.stringify(JSON.parse(readable.text), null, 2),
    verb: words.verb,
  };
}

async function wordsOf(
  scene: Scene,
  typedData: TypedData,
  meaning: TypedMeaning,
  payload: Payload,
): Promise<TypedWords> {
  switch (meaning.kind) {
    case 'permit':
      return withExtras(scene, typedData, await reviewPermit(scene, meaning, payload));
    case 'permit2-allowance':
    case 'permit2-transfer':
      return withExtras(scene, typedData, await reviewPermit2(scene, meaning, payload));
    case 'authorised-transfer':
      return withExtras(scene, typedData, await reviewAuthorisedTransfer(scene, meaning));
    case 'order':
      return reviewOrder(scene, meaning, typedData);
    case 'acting':
      return reviewActing(scene, meaning, typedData, payload);
    case 'power':
      return reviewPower(scene, meaning, typedData);
    case 'service-send':
      return reviewServiceSend(scene, meaning, typedData);
    case 'statement':
      return reviewStatement(scene, meaning, typedData);
    case 'unknown':
      return reviewFields(scene, typedData);
    default:
      return unreachable(meaning);
  }
}

/** So many of the fields that are left out are named. */
const NAMED = 4;

/** What the site sent besides, and addresses that are written in an unusual way. */
function asideWarnings(aside: TypedAside | undefined): Warning[] {
  const { dropped = [], unchecked = [] } = aside ?? {};
  const named = (paths: readonly string[]): string =>
    listed([
      ...paths.slice(0, NAMED).map((path) => toReadable(path).text),
      ...(paths.length > NAMED ? [`${paths.length - NAMED} more`] : []),
    ]);
  return due(
    dropped.length > 0 && {
      rule: 'not-signed',
      severity: 'note',
      title: 'The site sent extra fields',
      text: `They are not part of what you sign: ${named(dropped)}.`,
    },
    unchecked.length > 0 && {
      rule: 'odd-checksum',
      severity: 'caution',
      title: 'An address has an unusual checksum',
      text: `Its capitals are not those of EIP-55, so a mistyped character would not be noticed: ${named(unchecked)}.`,
    },
  );
}
