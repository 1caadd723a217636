/** What a person types about transactions that a site may repeat, and the terms that it makes. */
import { writeUngrouped } from '../../../lib/language.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import { MOST_REPEATS, type RepeatOffer, type RepeatTerms } from '../../../messaging/repeat.ts';
import { askWhich, fromUnits, readAmount, readWhole, toUnits } from '../../amount.ts';

export interface TypedTerms {
  minutes: number;
  transactions: string;
  /** In coins. */
  coins: string;
  fee: string;
  /** By address. */
  tokens: Record<string, string>;
}

/** Sentences, by field; those of tokens by address. */
export type RepeatProblems = Record<string, string>;

const FIRST = 10;

const timesOf = (text: string): number | null => {
  const times = Number(readWhole(text) ?? 0);
  return times >= 1 && times <= MOST_REPEATS ? times : null;
};

/** As often as this: as much as this. Tokens are named by the person alone. */
const amountsFor = (times: number, { cost, decimals }: RepeatOffer): Pick<TypedTerms, 'coins' | 'fee'> => ({
  coins: writeUngrouped(fromUnits(BigInt(cost.coins) * BigInt(times), decimals)),
  fee: writeUngrouped(fromUnits(BigInt(cost.fee) * BigInt(times), decimals)),
});

export const firstTyped = (offer: RepeatOffer): TypedTerms => ({
  minutes: 10,
  transactions: String(FIRST),
  ...amountsFor(FIRST, offer),
  tokens: {},
});

/** The amounts follow the number, as long as the person left them alone. */
export function withTransactions(typed: TypedTerms, text: string, offer: RepeatOffer): TypedTerms {
  const [before, times] = [timesOf(typed.transactions), timesOf(text)];
  const own = before === null ? null : amountsFor(before, offer);
  const isOwn = own !== null && own.coins === typed.coins && own.fee === typed.fee;
  return { ...typed, transactions: text, ...(isOwn && times !== null ? amountsFor(times, offer) : {}) };
}

export function readTerms(
  typed: TypedTerms,
  offer: RepeatOffer,
): { terms: RepeatTerms } | { problems: RepeatProblems } {
  const problems: RepeatProblems = {};
  const decimalOf = (field: string, text: string): string => {
    const read = readAmount(text);
    if (read.kind === 'amount') return read.decimal;
    problems[field] =
      read.kind === 'ambiguous' ? askWhich(read.readings) : t.enterAmount(writeUngrouped('0.5'), writeUngrouped('0'));
    return '0';
  };
  const weiOf = (field: 'coins' | 'fee'): string => {
    const units = toUnits(decimalOf(field, typed[field]), offer.decimals);
    if (units === null) problems[field] = t.tooManyDecimals(offer.decimals);
    return (units ?? 0n).toString();
  };
  const transactions = timesOf(typed.transactions);
  if (transactions === null) problems.transactions = t.enterTimes(MOST_REPEATS);
  const terms: RepeatTerms = {
    minutes: typed.minutes,
    transactions: transactions ?? 1,
    coins: weiOf('coins'),
    fee: weiOf('fee'),
    // A token that is left empty does not leave.
    tokens: offer.cost.tokens.flatMap(({ token }) => {
      const text = typed.tokens[token] ?? '';
      return text.trim() === '' ? [] : [{ token, most: toPlain(decimalOf(token, text)) }];
    }),
  };
  return Object.keys(problems).length === 0 ? { terms } : { problems };
}

/** `.5` and `5.` as `0.5` and `5`. */
const toPlain = (decimal: string): string => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
};
