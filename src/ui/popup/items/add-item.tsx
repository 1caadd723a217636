/** Adds an item of a collection by contract and number: the wallet asks the contract whether an account of the character holds it. */
import { useState } from 'preact/hooks';
import { popupItems as t } from '../../../locales/en/ui/popup/items.ts';
import { itemName } from '../../../messaging/item-name.ts';
import { itemKey } from '../../../messaging/item-view.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useToast } from '../../components/toast.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { PageHead } from '../page-head.tsx';
import type { Acting } from '../view.ts';

export function AddItem({ acting }: { acting: Acting }) {
  const { character, network, go } = acting;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run, clear } = useAct();
  const [address, setAddress] = useState('');
  const [id, setId] = useState('');
  const back = () => go({ kind: 'home' });
  const isWhole = /^0x[0-9a-fA-F]{40}$/.test(address.trim()) && /^#?\d{1,78}$/.test(id.trim());

  const add = () =>
    isWhole &&
    !busy &&
    run(async () => {
      const characterId = character.id;
      const { amount: _held, collection, ...item } = await command('look-up-item', { characterId, address, id });
      await command('choose-item', { characterId, item, shown: true });
      say(t.added(itemName({ ...item, collection })));
      go({ kind: 'item', key: itemKey(item) });
    });
  const change = (set: (text: string) => void) => (text: string) => {
    clear();
    set(text);
  };

  return (
    <>
      <PageHead title={t.addAnItem} back={back} />
      <div class="body sub stack">
        <Field
          label={t.contractAddress(network.name)}
          value={address}
          onValue={change(setAddress)}
          onEnter={add}
          placeholder="0x"
          mono
          focused
          rows={2}
          testid="item-address"
        />
        <Field
          label={t.tokenId}
          value={id}
          onValue={change(setId)}
          onEnter={add}
          inputMode="numeric"
          testid="item-id"
          help={t.onlyHeld}
          problem={problem}
        />
      </div>
      <div class="foot">
        <Button onClick={back}>{t.cancel}</Button>
        <Button weight="primary" testid="save-item" busy={busy} disabled={!isWhole} onClick={add}>
          {t.add}
        </Button>
      </div>
    </>
  );
}
