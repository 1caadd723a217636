/** Sends an item of a collection: from which account, to whom, and how many pieces. *Review* opens the prompt; nothing is signed here. */
import { useState } from 'preact/hooks';
import { popupItems as t } from '../../../locales/en/ui/popup/items.ts';
import { itemName } from '../../../messaging/item-name.ts';
import { type ItemView, itemKey } from '../../../messaging/item-view.ts';
import type { AccountView } from '../../../messaging/snapshot.ts';
import { readWhole } from '../../amount.ts';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Field } from '../../components/field.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { AccountPicker } from '../account-picker.tsx';
import { atSide, leavePopup } from '../at-side.ts';
import { PageHead } from '../page-head.tsx';
import { RecipientField } from '../send/recipient-field.tsx';
import { useTypedRecipient } from '../send/use-recipient.ts';
import type { Acting } from '../view.ts';

export function SendItem({ acting, itemKey: wanted }: { acting: Acting; itemKey: string }) {
  const { detail, go } = acting;
  const item = detail.items.find((one) => itemKey(one) === wanted);
  const holders = detail.accounts.filter(
    ({ address, kind }) => kind !== 'watch' && item?.heldBy[address] !== undefined,
  );
  const [first, ...rest] = holders;
  // It leaves the list when no account holds it any more.
  if (item === undefined || first === undefined)
    return <PageHead title={t.send} back={() => go({ kind: 'item', key: wanted })} />;
  return <SendForm acting={acting} item={item} holders={[first, ...rest]} />;
}

function SendForm(props: { acting: Acting; item: ItemView; holders: [AccountView, ...AccountView[]] }) {
  const { acting, item, holders } = props;
  const { character, detail, network, go } = acting;
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [chosen, setChosen] = useState<AccountView['address'] | null>(null);
  const [to, setTo] = useState('');
  const [amount, setAmount] = useState('1');
  const account = holders.find(({ address }) => address === chosen) ?? holders[0];
  const recipient = useTypedRecipient(detail, character.id, account, to);
  const held = item.heldBy[account.address] ?? '0';
  const back = () => go({ kind: 'item', key: itemKey(item) });
  const pieces = readWhole(amount);
  const wrong = amount.trim() === '' ? null : piecesProblem(pieces, held);
  const { contract, id, standard } = item;
  const { checked } = recipient;

  const mayReview = checked !== null && wrong === null && pieces !== null;

  async function review() {
    if (!mayReview || busy) return;
    const args = { characterId: character.id, from: account.address, to: checked.address, amount: pieces };
    if (!(await run(() => command('send-item', { ...args, item: { contract, id, standard } })))) return;
    if (atSide()) back();
    else leavePopup();
  }

  return (
    <>
      <PageHead title={t.sendItem(itemName(item))} back={back} />
      <div class="body sub stack">
        {holders.length > 1 && (
          <AccountPicker
            label={t.from}
            shown
            accounts={holders}
            chosen={account}
            characterName={character.name}
            choose={(one) => setChosen(one.address)}
          />
        )}
        <RecipientField
          typed={to}
          change={(text) => {
            clear();
            setTo(text);
          }}
          recipient={recipient}
          onEnter={review}
        />
        {standard === 'ERC1155' && (
          <Field
            label={t.quantity}
            value={amount}
            onValue={setAmount}
            inputMode="numeric"
            testid="item-amount"
            onEnter={review}
            help={t.accountHas(account.name, held)}
            problem={wrong}
          />
        )}
        <FactList>
          <FactRow name={t.network}>{network.name}</FactRow>
          <FactRow name={t.networkFee}>{t.inTheNextStep}</FactRow>
        </FactList>
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div class="foot">
        <Button onClick={back}>{t.cancel}</Button>
        <Button weight="primary" testid="review" busy={busy} disabled={!mayReview} onClick={review}>
          {t.review}
        </Button>
      </div>
    </>
  );
}

/** @param pieces digits; `null`: what was typed is no whole number */
function piecesProblem(pieces: string | null, held: string): string | null {
  if (pieces === null || pieces.length > 78 || BigInt(pieces) === 0n) return t.wholeNumber;
  return BigInt(pieces) > BigInt(held) ? t.notEnough(held) : null;
}
