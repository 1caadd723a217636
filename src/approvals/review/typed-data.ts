/** Words for signing typed data: permits and orders by what they do, anything else by its fields. */
import { parseTypedData } from '../../ethereum/typed-data.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import { readTypedMeaning, type TypedMeaning } from '../../ethereum/typed-meaning.ts';
import { unreachable } from '../../lib/errors.ts';
import type { ApprovalEdits } from '../../messaging/approval.ts';
import { applyEdits } from '../edits.ts';
import type { Payload } from '../record.ts';
import { reviewFields } from './fields.ts';
import { reviewActing, reviewAuthorisedTransfer, reviewOrder } from './order.ts';
import type { Part } from './part.ts';
import { reviewPermit, reviewPermit2, type TypedWords } from './permit.ts';
import type { Scene } from './scene.ts';
import { textWarnings, toReadable } from './text.ts';

/** @throws WalletError bad-input when the typed data is not proper (EIP-712) or for another network */
export async function reviewTypedData(
  scene: Scene,
  payload: Payload & { kind: 'typed-data' },
  edits: ApprovalEdits,
): Promise<Part> {
  const edited = applyEdits({ payload, edits });
  const json = edited.kind === 'typed-data' ? edited.json : payload.json;
  const typedData = parseTypedData(json, scene.request.chainId);
  const words = await wordsOf(scene, typedData, readTypedMeaning(typedData), payload);
  const readable = toReadable(JSON.stringify(JSON.parse(json), null, 2));
  return {
    sentence: words.sentence,
    warnings: [...words.warnings, ...textWarnings(readable)],
    rows: words.rows,
    body: { kind: 'typed-data', limit: words.limit },
    raw: readable.text,
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
      return reviewPermit(scene, meaning, payload);
    case 'permit2-allowance':
    case 'permit2-transfer':
      return reviewPermit2(scene, meaning, payload);
    case 'authorised-transfer':
      return reviewAuthorisedTransfer(scene, meaning);
    case 'order':
      return reviewOrder(scene, meaning);
    case 'acting':
      return reviewActing(scene, meaning, typedData);
    case 'unknown':
      return reviewFields(scene, typedData);
    default:
      return unreachable(meaning);
  }
}
