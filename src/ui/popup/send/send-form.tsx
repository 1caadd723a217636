/** The send form, rendered from the draft. The worker checks every value again. */
import type { Hex } from '../../../lib/bytes.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import type { AssetView } from '../../../messaging/asset-view.ts';
import { About } from '../../components/about.tsx';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Field } from '../../components/field.tsx';
import { ChevronDown, Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { Status } from '../../components/status.tsx';
import { TokenMark } from '../../components/token-mark.tsx';
import type { PaymentDraft } from '../../payment-draft.ts';
import { AccountPicker } from '../account-picker.tsx';
import { SendThrough } from '../through.tsx';
import type { Acting } from '../view.ts';
import { RecipientField } from './recipient-field.tsx';
import { type Payment, type ReadyPayment, usePayment } from './use-payment.ts';

type Change = (part: Partial<PaymentDraft>) => void;

export function SendForm(props: {
  acting: Acting;
  draft: PaymentDraft;
  change: Change;
  review: (payment: ReadyPayment, throughLayerOne: boolean) => void;
  cancel: () => void;
  busy: boolean;
  problem: string | null;
}) {
  const { acting, draft, change } = props;
  const payment = usePayment(acting, draft);
  const { spendable, account, ready } = payment;
  const review = () => {
    if (ready !== null && !props.busy) props.review(ready, false);
  };
  return (
    <>
      <div class="body sub stack">
        {spendable.length > 1 && account !== undefined && (
          <AccountPicker
            label={t.from}
            shown
            accounts={spendable}
            chosen={account}
            characterName={acting.character.name}
            choose={(one) => change({ from: one.address, everything: false })}
          />
        )}
        <RecipientField
          typed={draft.to}
          change={(to) => change({ to })}
          recipient={payment.recipient}
          onEnter={review}
        />
        <AmountField acting={acting} draft={draft} payment={payment} change={change} onEnter={review} />
        <FactList>
          <FactRow name={t.network}>{acting.network.name}</FactRow>
          <FactRow name={t.networkFee}>{t.inTheNextStep}</FactRow>
        </FactList>
        {props.problem !== null && (
          <p class="small bad" role="alert">
            {props.problem}
          </p>
        )}
        <SendThrough acting={acting} busy={props.busy} send={ready === null ? null : () => props.review(ready, true)} />
      </div>
      <div class="foot">
        <Button onClick={props.cancel}>{t.cancel}</Button>
        <Button weight="primary" testid="review" busy={props.busy} disabled={ready === null} onClick={review}>
          {t.review}
        </Button>
      </div>
    </>
  );
}

function AmountField(props: {
  acting: Acting;
  draft: PaymentDraft;
  payment: Payment;
  change: Change;
  onEnter: () => void;
}) {
  const { acting, draft, payment, change } = props;
  const { symbol, amount } = payment;
  return (
    <Field
      label={t.amount}
      value={amount.shown}
      onValue={(value) => change({ amount: value, everything: false })}
      inputMode="decimal"
      inputClass="amount"
      placeholder="0"
      testid="send-amount"
      aside={
        <Button
          weight="quiet"
          small
          testid="send-everything"
          onClick={() => change({ everything: true, amount: amount.all })}
        >
          {t.sendEverything}
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
        <>
          {amount.decimal !== null && (
            <About prices={acting.detail.prices} token={draft.token} amount={amount.decimal} />
          )}
          {draft.everything ? <Status tag="span">{amount.help}</Status> : amount.help}
        </>
      }
      problem={amount.problem}
      onEnter={props.onEnter}
    />
  );
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
  // A hidden one is sent from its own page.
  const tokens = detail.assets.filter(
    ({ token, hidden, symbol: its }) => token !== null && (!hidden || its === symbol),
  );
  const coin = { symbol: network.symbol, token: null, kind: network.builtIn ? 'coin' : 'added' } as const;
  if (tokens.length === 0) return <span class="unit">{symbol}</span>;
  return (
    <Menu
      label={t.asset}
      align="end"
      items={[
        { name: <Marked asset={coin} />, checked: symbol === network.symbol, act: () => choose(null) },
        ...tokens.map((asset) => ({
          name: <Marked asset={asset} />,
          checked: asset.symbol === symbol,
          act: () => choose(asset.token),
        })),
      ]}
      button={({ expanded, toggle }) => (
        <Button small aria-haspopup="menu" aria-expanded={expanded} aria-label={t.assetNamed(symbol)} onClick={toggle}>
          <Marked asset={tokens.find((asset) => asset.symbol === symbol) ?? coin} />
          <Icon node={ChevronDown} size={15} />
        </Button>
      )}
    />
  );
}

const Marked = ({ asset }: { asset: Pick<AssetView, 'symbol' | 'token' | 'kind'> }) => (
  <span class="hstack marked">
    <TokenMark asset={asset} />
    {asset.symbol}
  </span>
);
