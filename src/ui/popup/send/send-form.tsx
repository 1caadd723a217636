/** The send form, rendered from the draft. The worker checks every value again. */
import type { Hex } from '../../../lib/bytes.ts';
import { askWhich, fromUnits, readAmount, readable, type TypedAmount, toUnits } from '../../amount.ts';
import { WholeAddress } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Field } from '../../components/field.tsx';
import { ChevronDown, Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { Spinner } from '../../components/spinner.tsx';
import type { PaymentDraft } from '../../payment-draft.ts';
import { AccountPicker } from '../account-picker.tsx';
import type { Acting } from '../view.ts';
import { candidatesOf, recipientWords, resolveRecipient, suggestRecipients, writtenAs } from './recipient.ts';
import { Suggestions } from './suggestions.tsx';
import { useRecipient } from './use-recipient.ts';

export function SendForm(props: {
  acting: Acting;
  draft: PaymentDraft;
  change: (part: Partial<PaymentDraft>) => void;
  review: (payment: { from: Hex; to: Hex; amount: string }) => void;
  cancel: () => void;
  busy: boolean;
  problem: string | null;
}) {
  const { acting, draft, change } = props;
  const { character, detail, network } = acting;
  const spendable = detail.accounts.filter(({ kind }) => kind !== 'watch');
  const account = spendable.find(({ address }) => address === draft.from) ?? spendable[0];
  const asset = detail.assets.find(({ token }) => token === draft.token);
  const symbol = draft.token === null ? network.symbol : (asset?.symbol ?? '');

  const candidates = candidatesOf(
    detail.contacts,
    detail.accounts.filter(({ address }) => address !== account?.address),
  );
  const to = resolveRecipient(draft.to, candidates);
  const suggested = draft.to.trim() === '' ? candidates.slice(0, 3) : suggestRecipients(draft.to, candidates);
  // While the list below still offers somebody, a name is being typed and not yet wrong.
  const recipient = useRecipient(character.id, account?.address ?? null, suggested.length > 0 ? '' : to);
  const address = recipient !== null && 'address' in recipient && recipient.problem === null ? recipient.address : null;

  const balance = account?.balance ?? null;
  const native = draft.token === null;
  const typed = readAmount(draft.amount);
  const decimal = typed.kind === 'amount' ? typed.decimal : null;
  const units = native && !draft.everything && decimal !== null ? toUnits(decimal, network.decimals) : null;
  const amountProblem = whatIsWrong(draft, typed, units, native ? balance : null, network.decimals);
  const has = native
    ? balance === null
      ? `What ${account?.name ?? 'the account'} has is not known yet`
      : `${account?.name} has ${readable(fromUnits(balance, network.decimals))} ${symbol}`
    : `${character.name} has ${readable(asset?.amount ?? '0')} ${symbol} in all`;
  const ready =
    account !== undefined &&
    address !== null &&
    amountProblem === null &&
    (draft.everything || (decimal !== null && /[1-9]/.test(decimal)));

  // A payment that was begun elsewhere says everything, and no amount.
  const shownAmount =
    draft.everything && draft.amount === '' && native && balance !== null
      ? fromUnits(balance, network.decimals)
      : draft.amount;

  const sendEverything = () =>
    change({
      everything: true,
      amount: native && balance !== null ? fromUnits(balance, network.decimals) : native ? '' : (asset?.amount ?? ''),
    });

  return (
    <>
      <div class="body sub stack">
        {spendable.length > 1 && account !== undefined && (
          <AccountPicker
            label="From"
            shown
            accounts={spendable}
            chosen={account}
            characterName={character.name}
            choose={(one) => change({ from: one.address, everything: false })}
          />
        )}
        <div>
          <Field
            label="To"
            value={draft.to}
            onValue={(value) => change({ to: value })}
            placeholder="Address or name"
            testid="send-to"
            focused={draft.to === ''}
            problem={draft.to.trim() === '' ? null : (recipient?.problem ?? null)}
            {...(to !== '' && suggested.length === 0 && recipient === null ? { after: <Spinner /> } : {})}
          />
          <Suggestions candidates={suggested} choose={(one) => change({ to: writtenAs(one, candidates) })} />
          {address !== null && recipient !== null && 'address' in recipient && (
            <div class="recipient">
              <WholeAddress address={address} testid="recipient-address" />
              <p class="small">{recipientWords(draft.to, recipient.known, recipient.timesSent)}</p>
            </div>
          )}
        </div>
        <Field
          label="Amount"
          value={shownAmount}
          onValue={(value) => change({ amount: value, everything: false })}
          inputMode="decimal"
          inputClass="amount"
          placeholder="0"
          testid="send-amount"
          aside={
            <Button weight="quiet" small testid="send-everything" onClick={sendEverything}>
              Send everything
            </Button>
          }
          after={
            <AssetMenu
              acting={acting}
              symbol={symbol}
              choose={(token) => change({ token, amount: '', everything: false })}
            />
          }
          help={
            draft.everything
              ? native
                ? `All that ${account?.name ?? 'the account'} has; the fee is taken from it.`
                : `All ${symbol} of ${account?.name ?? 'the account'}.`
              : has
          }
          problem={amountProblem}
        />
        <FactList>
          <FactRow name="Network">{network.name}</FactRow>
          <FactRow name="Fee">in the next step</FactRow>
        </FactList>
        {props.problem !== null && (
          <p class="small bad" role="alert">
            {props.problem}
          </p>
        )}
      </div>
      <div class="foot">
        <Button onClick={props.cancel}>Cancel</Button>
        <Button
          weight="primary"
          testid="review"
          busy={props.busy}
          disabled={!ready}
          onClick={() => {
            if (account !== undefined && address !== null)
              props.review({ from: account.address, to: address, amount: decimal ?? draft.amount.trim() });
          }}
        >
          Review
        </Button>
      </div>
    </>
  );
}

/** What to say under the amount; `null` while it is empty or right. `balance`: wei of the account, if the coin itself is sent. */
function whatIsWrong(
  draft: PaymentDraft,
  typed: TypedAmount,
  units: bigint | null,
  balance: string | null,
  decimals: number,
): string | null {
  if (draft.everything || typed.kind === 'empty') return null;
  if (typed.kind === 'wrong') return 'Write the amount in digits, with a point before decimals.';
  if (typed.kind === 'ambiguous') return askWhich(typed.readings);
  if (draft.token !== null) return null;
  if (units === null) return `This network counts ${decimals} decimals at most.`;
  if (balance !== null && units > BigInt(balance))
    return `More than is there: ${readable(fromUnits(balance, decimals))}.`;
  return null;
}

function AssetMenu({
  acting,
  symbol,
  choose,
}: {
  acting: Acting;
  symbol: string;
  choose: (token: Hex | null) => void;
}) {
  const { detail, network } = acting;
  const tokens = detail.assets.filter(({ token }) => token !== null);
  if (tokens.length === 0) return <span class="unit">{symbol}</span>;
  return (
    <Menu
      label="Asset"
      align="end"
      items={[
        { name: network.symbol, checked: symbol === network.symbol, act: () => choose(null) },
        ...tokens.map(({ token, symbol: its }) => ({ name: its, checked: its === symbol, act: () => choose(token) })),
      ]}
      button={({ expanded, toggle }) => (
        <Button
          small
          aria-haspopup="menu"
          aria-expanded={expanded}
          aria-label={`Asset: ${symbol}. Change`}
          onClick={toggle}
        >
          {symbol}
          <Icon node={ChevronDown} size={15} />
        </Button>
      )}
    />
  );
}
