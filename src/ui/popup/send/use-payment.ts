/** Derives everything the send form shows from the draft: account, asset, recipient, amount, and whether it can be reviewed. */
import type { Hex } from '../../../lib/bytes.ts';
import { writeUngrouped } from '../../../lib/language.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import type { AccountView } from '../../../messaging/snapshot.ts';
import { askWhich, fromUnits, readAmount, readable, type TypedAmount, toUnits } from '../../amount.ts';
import type { PaymentDraft } from '../../payment-draft.ts';
import type { Acting } from '../view.ts';
import { type TypedRecipient, useTypedRecipient } from './use-recipient.ts';

export interface ReadyPayment {
  from: Hex;
  to: Hex;
  /** Decimal text in the asset's unit. */
  amount: string;
}

export interface Payment {
  /** Accounts that can sign. */
  spendable: readonly AccountView[];
  account: AccountView | undefined;
  symbol: string;
  recipient: TypedRecipient;
  amount: {
    shown: string;
    /** The amount of *Send everything*. */
    all: string;
    help: string;
    /** What is typed, as a decimal; `null`: it is no amount. */
    decimal: string | null;
    problem: string | null;
  };
  /** The payment to review; `null` while something is missing or wrong. */
  ready: ReadyPayment | null;
}

export function usePayment({ character, detail, network }: Acting, draft: PaymentDraft): Payment {
  const spendable = detail.accounts.filter(({ kind }) => kind !== 'watch');
  const account = spendable.find(({ address }) => address === draft.from) ?? spendable[0];
  const asset = detail.assets.find(({ token }) => token === draft.token);
  const native = draft.token === null;
  const symbol = native ? network.symbol : (asset?.symbol ?? '');

  const recipient = useTypedRecipient(detail, character.id, account, draft.to);
  const { checked } = recipient;

  const balance = account?.balance ?? null;
  const decimalBalance = native && balance !== null ? fromUnits(balance, network.decimals) : null;
  const held = asset === undefined || account === undefined ? null : (asset.heldBy[account.address] ?? '0');
  const all = decimalBalance ?? (native ? '' : (held ?? ''));
  const typed = readAmount(draft.amount);
  const decimal = typed.kind === 'amount' ? typed.decimal : null;
  const decimals = native ? network.decimals : (asset?.decimals ?? null);
  const units = native || held === null || decimals === null ? balance : (toUnits(held, decimals)?.toString() ?? null);
  const problem = amountProblem(draft, typed, native ? balance : units, { decimals, symbol });
  const hasAmount = draft.everything || (decimal !== null && /[1-9]/.test(decimal));
  return {
    spendable,
    account,
    symbol,
    recipient,
    amount: {
      // A draft from another page sends everything, without an amount.
      shown:
        draft.everything && draft.amount === '' && decimalBalance !== null
          ? writeUngrouped(decimalBalance)
          : draft.amount,
      all: writeUngrouped(all),
      help: draft.everything
        ? everythingWords(account, native ? null : symbol)
        : native
          ? balanceWords(account, decimalBalance, symbol)
          : balanceWords(account, held, symbol),
      decimal: problem === null && hasAmount ? decimal || all || null : null,
      problem,
    },
    ready:
      account !== undefined && checked !== null && problem === null && hasAmount
        ? { from: account.address, to: checked.address, amount: decimal ?? draft.amount.trim() }
        : null,
  };
}

const nameOf = (account: AccountView | undefined): string | null => account?.name ?? null;

/** `token`: its symbol; `null` for the network's own currency, which also pays the fee. */
const everythingWords = (account: AccountView | undefined, token: string | null): string =>
  token === null ? t.everythingMinusFee(nameOf(account)) : t.allOfToken(token, nameOf(account));

const balanceWords = (account: AccountView | undefined, decimal: string | null, symbol: string): string =>
  decimal === null ? t.balanceUnknown(nameOf(account)) : t.accountHas(nameOf(account), readable(decimal), symbol);

/** The problem of the typed amount; `null` if it is empty or valid. @param balance of the account, in base units */
function amountProblem(
  draft: PaymentDraft,
  typed: TypedAmount,
  balance: string | null,
  { decimals, symbol }: { decimals: number | null; symbol: string },
): string | null {
  if (draft.everything || typed.kind === 'empty') return null;
  if (typed.kind === 'wrong') return t.enterNumber(writeUngrouped('0.25'));
  if (typed.kind === 'ambiguous') return askWhich(typed.readings);
  // The worker reads a token that is not in the list from its contract.
  if (decimals === null) return null;
  const units = toUnits(typed.decimal, decimals);
  if (units === null) return t.tooManyDecimals(decimals);
  if (balance !== null && units > BigInt(balance)) return t.notEnough(readable(fromUnits(balance, decimals)), symbol);
  return null;
}
