/**
 * Words from a description (ERC-7730): of the wallet's own collection, or of a file that the person added. A file is somebody's claim,
 * so a call that only a file describes is judged by its simulation like one that cannot be read.
 */
import { ownDescriptors } from '../../clear-signing/builtin.ts';
import {
  type CallToDescribe,
  type Described,
  describeCall,
  describesFunction,
  describeTypedData,
} from '../../clear-signing/find.ts';
import type { Description, Shown, ShownField } from '../../clear-signing/shown.ts';
import { describeRouterCall } from '../../clear-signing/universal-router.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { writePercent } from '../../lib/language.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import { marked } from '../../locales/sentence.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf, nameOrShort } from './address.ts';
import { batchRows } from './batch-rows.ts';
import type { Call, CallWords } from './call-words.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { kindWarning } from './described-address.ts';
import { rowsOfShown, writeShown } from './described-value.ts';
import { readableLine } from './fields.ts';
import { due } from './warning.ts';

/** The words of a call inside the data. */
export type ReviewInnerCall = (shown: Shown & { kind: 'call' }) => Promise<CallWords>;

export interface DescribedWords {
  sentence: Phrase[];
  /** `null`: the description gives none. */
  verb: string | null;
  rows: Row[];
  warnings: Warning[];
  /** The words are a claim: of a file of the person, or because the contract says whose code it runs. */
  claimed: boolean;
  /** A call inside it cannot be read. */
  unread: boolean;
}

/** `null`: no description is for this call, or none fits it. */
export async function describedCall(
  { context, transaction }: Call,
  contract: Hex,
  inner: ReviewInnerCall,
): Promise<DescribedWords | Warning | null> {
  const call = {
    from: transaction.from,
    to: contract,
    value: BigInt(transaction.value),
    chainId: transaction.chainId,
    data: transaction.data,
  };
  const router = await describeRouterCall(call);
  if (router) {
    const words = await wordsOf(context, router, null, inner);
    return { ...words, warnings: [...words.warnings, ...due(portionWarning(router.portion))] };
  }
  const found = await choose(context, (descriptors) => describeCall(descriptors, call), inner);
  return found ?? describedByCode(context, call, inner);
}

/** A proxy has the description of the contract whose code it runs. */
async function describedByCode(
  context: ReviewContext,
  call: CallToDescribe,
  inner: ReviewInnerCall,
): Promise<DescribedWords | Warning | null> {
  const { data, request } = context;
  const added = (await knownOrNull(data.descriptions(request.characterId))) ?? [];
  const all = [...(await ownDescriptors()), ...added.map(({ descriptor }) => descriptor)];
  // The node is asked only where the answer can matter.
  if (!describesFunction(all, call)) return null;
  const code = await knownOrNull(data.implementation(request.characterId, call.chainId, call.to));
  if (code === null) return null;
  const find: Find = (descriptors) => {
    const found = describeCall(descriptors, call, code.address);
    if (found === null || code.proven) return found;
    // What only says that it is of somebody does not get their name into the sentence.
    const { owner: _owner, contractName: _contractName, ...metadata } = found.descriptor.metadata;
    return { ...found, descriptor: { ...found.descriptor, metadata } };
  };
  const words = await choose(context, find, inner);
  if (words === null || 'rule' in words) return words;
  const row = addressRow(
    labels.runsTheCodeOf,
    await nameOf(context, code.address),
    labels.unknownContract,
    code.address,
  );
  return {
    ...words,
    rows: [row, ...words.rows],
    warnings: due(!code.proven && saysItself(await nameOrShort(context, code.address)), ...words.warnings),
    claimed: words.claimed || !code.proven,
  };
}

const saysItself = (code: string): Warning => ({
  rule: 'says-whose-code',
  severity: 'caution',
  title: t.saysWhoseCode,
  text: t.saysWhoseCodeText(code),
});

export async function describedTypedData(
  context: ReviewContext,
  typedData: TypedData,
  inner: ReviewInnerCall,
): Promise<DescribedWords | Warning | null> {
  const { account } = context.request;
  if (account === null) return null;
  return choose(context, (descriptors) => describeTypedData(descriptors, typedData, account), inner);
}

type Find = (descriptors: Parameters<typeof describeCall>[0]) => Described | null;

async function choose(
  context: ReviewContext,
  find: Find,
  inner: ReviewInnerCall,
): Promise<DescribedWords | Warning | null> {
  const own = find(await ownDescriptors());
  if (own?.kind === 'described') return wordsOf(context, own, null, inner);
  const added = (await knownOrNull(context.data.descriptions(context.request.characterId))) ?? [];
  for (const { file, descriptor } of added) {
    const found = find([descriptor]);
    if (found?.kind === 'described') return wordsOf(context, found, file, inner);
    if (found?.kind === 'misfit') return misfitWarning(file, found.why);
  }
  return null;
}

const misfitWarning = (file: string, why: string): Warning => ({
  rule: 'description-misfit',
  severity: 'caution',
  title: t.descriptionMisfit,
  text: t.descriptionMisfitText(readableLine(file), readableLine(why)),
});

async function wordsOf(
  context: ReviewContext,
  { description, descriptor }: Described & { kind: 'described' },
  file: string | null,
  inner: ReviewInnerCall,
): Promise<DescribedWords> {
  const fields = await Promise.all(description.fields.map((field) => wordsOfField(context, field, inner)));
  const calls = fields.flatMap(({ call }) => (call === null ? [] : [call]));
  const owner = descriptor.metadata.contractName ?? descriptor.metadata.owner;
  return {
    sentence: await sentenceOf(context, description, owner),
    verb: verbOf(description),
    rows: [...headingRows(description), ...fields.flatMap(({ rows }) => rows)],
    warnings: [
      ...due(
        file !== null && fromFileWarning(file),
        isExchange(description) && promised(description.fields) === 0n && nothingPromised(),
      ),
      ...(await Promise.all(description.fields.map((field) => kindWarning(context, field)))).flat(),
      ...calls.flatMap(({ warnings }) => warnings),
    ],
    claimed: file !== null,
    unread: saysNothing(description) || calls.some(({ unread }) => unread),
  };
}

/** A part of the result above this, in hundredths of a percent, is more than any site takes. */
const USUAL_PORTION = 300n;

const portionWarning = (portion: bigint): Warning | false =>
  portion > USUAL_PORTION && {
    rule: 'high-portion',
    severity: 'danger',
    title: t.highPortion(writePercent(formatUnits(portion, 2))),
    text: t.highPortionText,
    tick: t.highPortionTick,
  };

/** What the wallet's own descriptions call what comes back. */
const COMES_BACK = /^Get( at least)?$/;

/** The least that comes back, of every field that says it; `null` where none does. */
function promised(fields: readonly ShownField[]): bigint | null {
  const amounts = fields.flatMap(({ label, shown }) =>
    COMES_BACK.test(label) && (shown.kind === 'coins' || shown.kind === 'token') ? [shown.amount] : [],
  );
  return amounts.length === 0 ? null : amounts.reduce((most, one) => (one > most ? one : most));
}

const nothingPromised = (): Warning => ({
  rule: 'nothing-promised',
  severity: 'danger',
  title: t.nothingPromised,
  text: t.nothingPromisedText,
  tick: t.nothingPromisedTick,
});

/** Collecting what is left over may well bring nothing. */
const isExchange = ({ intent }: Description): boolean => intent === 'Swap' || intent === 'Remove liquidity';

/** A swap that does not say what comes back is judged by its simulation. */
const saysNothing = (description: Description): boolean =>
  description.intent === 'Swap' && promised(description.fields) === null;

const fromFileWarning = (file: string): Warning => ({
  rule: 'own-description',
  severity: 'caution',
  title: t.ownDescription,
  text: t.ownDescriptionText(readableLine(file)),
});

/** `Swap 1,000 USDC for at least 0.25 WETH?` */
async function sentenceOf(
  context: ReviewContext,
  { sentence, intent }: Description,
  owner: string | undefined,
): Promise<Phrase[]> {
  const pieces =
    sentence === null
      ? [marked(readableLine(intentText(intent)))]
      : await Promise.all(
          sentence.map(async (piece) =>
            typeof piece === 'string' ? { text: readable(piece) } : marked(await writeShown(context, piece)),
          ),
        );
  return owner === undefined ? t.question(pieces) : t.questionWith(pieces, readableLine(owner));
}

/** Blanks at the ends stay: the pieces of a sentence are joined. */
const readable = (text: string): string => readableLine(text.replaceAll(/\s+/g, ' '));

const intentText = (intent: Description['intent']): string =>
  typeof intent === 'string' ? intent : intent === null ? t.makeACall : t.intentOf(intent.map(([, value]) => value));

/** An intent of several parts stands in rows of its own. */
const headingRows = ({ intent }: Description): Row[] =>
  Array.isArray(intent)
    ? intent.map(([label, value]) => ({ name: readableLine(label), value: readableLine(value) }))
    : [];

/** The first word of a short intent is what the button says: `Swap`. `null`: it has none. */
function verbOf({ intent }: Description): string | null {
  return typeof intent === 'string' ? (/^[A-Z][a-z]{1,14}(?=\s|$)/.exec(intent.trim())?.[0] ?? null) : null;
}

interface FieldWords {
  rows: Row[];
  call: CallWords | null;
}

async function wordsOfField(
  context: ReviewContext,
  { group, label, shown }: ShownField,
  inner: ReviewInnerCall,
): Promise<FieldWords> {
  const name =
    [group, label]
      .filter(Boolean)
      .map((part) => readableLine(part as string))
      .join(' · ') || t.value;
  if (shown.kind !== 'call') return { rows: await rowsOfShown(context, name, shown), call: null };
  const call = await inner(shown);
  return { rows: batchRows([call]).map((row) => ({ ...row, name: `${name}${row.name.slice(1)}` })), call };
}
