/** Words for permits: EIP-2612, DAI, and the forms of Permit2. A signature that lets somebody take tokens later. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { TypedMeaning } from '../../ethereum/typed-meaning.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { LimitReview, Phrase, Row, Warning } from '../../messaging/approval.ts';
import { findLimit, isUnlimited } from '../limit.ts';
import type { Payload } from '../record.ts';
import { addressRow, nameOf, whole } from './address.ts';
import { amountOrAll, assetOf } from './asset.ts';
import { accountName, type Scene } from './scene.ts';
import { reviewSpending, type SpendingWords } from './spending.ts';
import { due } from './warning.ts';
import { listed, mark, say, until } from './words.ts';

export interface TypedWords {
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  limit: LimitReview | null;
  verb: string;
}

const LARGEST = (1n << 256n) - 1n;

/** @param payload as asked; `meaning` is that of the payload with the edits in it */
export async function reviewPermit(
  scene: Scene,
  meaning: TypedMeaning & { kind: 'permit' },
  payload: Payload,
): Promise<TypedWords> {
  const words = await reviewOne(scene, payload, meaning, meaning.token, meaning.amount, meaning.deadline);
  const { account } = scene.request;
  if (account !== null && sameAddress(account, meaning.owner)) return words;
  return { ...words, warnings: [otherOwner(scene), ...words.warnings] };
}

/** Permit2 allowances and one-time transfers. */
export async function reviewPermit2(
  scene: Scene,
  meaning: TypedMeaning & { kind: 'permit2-allowance' | 'permit2-transfer' },
  payload: Payload,
): Promise<TypedWords> {
  const items =
    meaning.kind === 'permit2-allowance'
      ? meaning.permits.map(({ token, amount, expiration }) => ({ token, amount, end: expiration }))
      : meaning.transfers.map(({ token, amount }) => ({ token, amount, end: meaning.deadline }));
  const [first] = items;
  if (first && !meaning.batch) {
    const words = await reviewOne(scene, payload, meaning, first.token, first.amount, first.end);
    return meaning.kind === 'permit2-transfer' ? withWitness(words, meaning.witness) : words;
  }
  return reviewBatch(scene, meaning.spender, items);
}

function reviewOne(
  scene: Scene,
  payload: Payload,
  { spender }: { spender: Hex },
  token: Hex,
  amount: bigint | null,
  end: bigint | null,
): Promise<SpendingWords> {
  const limit = findLimit(payload);
  const chosen = amount ?? LARGEST;
  return reviewSpending(scene, {
    token,
    spender,
    asked: limit?.amount ?? chosen,
    chosen,
    by: 'signature',
    adds: false,
    until: milliseconds(end),
    editable: limit !== null,
  });
}

async function reviewBatch(
  scene: Scene,
  spender: Hex,
  items: readonly { token: Hex; amount: bigint | null; end: bigint | null }[],
): Promise<TypedWords> {
  const assets = await Promise.all(items.map(({ token }) => assetOf(scene, token)));
  const amounts = assets.map((asset, at) => amountOrAll(asset, items[at]?.amount ?? null));
  const endless = items.some(({ amount }) => amount === null || isUnlimited(amount));
  return {
    sentence: [say(`Let ${scene.asker} spend `), mark(listed(amounts)), say('?')],
    warnings: due(
      endless && {
        rule: 'unlimited-allowance',
        severity: 'danger',
        title: 'No upper limit',
        text: `With this signature alone, all of these tokens that ${accountName(scene)} ever holds can be taken.`,
      },
      {
        rule: 'permit',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: `Once signed, ${listed(amounts)} in ${accountName(scene)} can be taken.`,
      },
    ),
    rows: [
      addressRow('Who may spend', await nameOf(scene, spender), 'Unknown contract', spender),
      ...items.map(({ token, end }, at) => ({
        name: amounts[at] ?? '',
        value: until(milliseconds(end), scene.now),
        detail: assets[at]?.listedAs ? shortAddress(token) : whole(token),
      })),
    ],
    limit: null,
    verb: endless ? 'Allow without limit' : 'Allow these',
  };
}

/** An order hangs on the permit: what comes back for the tokens is decided by others. */
function withWitness(words: SpendingWords, witness: string | null): TypedWords {
  if (witness === null) return words;
  return { ...words, rows: [...words.rows, { name: 'Part of an order', value: witness }] };
}

const otherOwner = (scene: Scene): Warning => ({
  rule: 'other-owner',
  severity: 'refused',
  title: 'Dramatis will not sign this',
  text: `It speaks for another account than ${accountName(scene)}.`,
});

/** ms since 1970 of seconds; `null` beyond what a date can hold. */
export const milliseconds = (seconds: bigint | null): number | null =>
  seconds === null || seconds > 253_402_300_799n ? null : Number(seconds) * 1000;
