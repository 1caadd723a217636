/** One item of a collection: its picture on a click, who holds it, its contract, and whether the list shows it. */

import { popupItems as t } from '../../../locales/en/ui/popup/items.ts';
import { itemName } from '../../../messaging/item-name.ts';
import { type ItemView, itemKey } from '../../../messaging/item-view.ts';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { ArrowUpRight, Eye, EyeOff } from '../../components/icon.tsx';
import { useToast } from '../../components/toast.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { ContractAddress } from '../contract-address.tsx';
import { PageHead } from '../page-head.tsx';
import type { Acting } from '../view.ts';
import { ItemPicture } from './item-picture.tsx';

export function ItemPage({ acting, itemKey: wanted }: { acting: Acting; itemKey: string }) {
  const { character, detail, network, go } = acting;
  const back = () => go({ kind: 'home' });
  const item = detail.items.find((one) => itemKey(one) === wanted);
  // It leaves the list when no account holds it any more.
  if (item === undefined) return <PageHead title={t.item} back={back} />;
  const viewed = character.state === 'viewed';
  const held = detail.accounts.filter(({ address }) => item.heldBy[address] !== undefined);
  const canSend = detail.networkAnswers !== false && held.some(({ kind }) => kind !== 'watch');
  return (
    <>
      <PageHead title={itemName(item)} back={back} />
      <div class="body sub stack" data-testid="item-page">
        {item.kind === 'sent' && (
          <WarningBox severity="caution" title={t.sentByStranger}>
            <p>{t.sentByStrangerText}</p>
          </WarningBox>
        )}
        <ItemPicture key={itemKey(item)} characterId={character.id} item={item} />
        {!viewed && (
          <Button
            weight="primary"
            wide
            icon={ArrowUpRight}
            testid="send-item"
            disabled={!canSend}
            onClick={() => go({ kind: 'send-item', key: itemKey(item) })}
          >
            {t.send}
          </Button>
        )}
        <FactList>
          {held.map(({ address, name }) => (
            <FactRow key={address} name={t.heldBy}>
              {item.standard === 'ERC721' ? name : `${name} (${item.heldBy[address]})`}
            </FactRow>
          ))}
          <FactRow name={t.network}>{network.name}</FactRow>
          <FactRow name={t.standard}>{item.standard === 'ERC721' ? 'ERC-721' : 'ERC-1155'}</FactRow>
        </FactList>
        <Contract acting={acting} item={item} />
        {!viewed && <Choice acting={acting} item={item} />}
      </div>
    </>
  );
}

function Contract({ acting: { network }, item: { contract, id, collection } }: { acting: Acting; item: ItemView }) {
  return (
    <div class="card">
      <span class="label">{t.tokenId}</span>
      <p class="mono break" data-testid="item-number">
        {id}
      </p>
      <ContractAddress label={t.contractOf(collection)} address={contract} network={network} testid="item-contract" />
    </div>
  );
}

function Choice({ acting: { character, go }, item }: { acting: Acting; item: ItemView }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const { contract, id, standard, hidden } = item;
  const choose = async () => {
    const args = { characterId: character.id, item: { contract, id, standard }, shown: hidden };
    if (!(await run(() => command('choose-item', args)))) return;
    say(hidden ? t.shown : t.hidden, () => command('choose-item', { ...args, shown: !hidden }));
    go({ kind: 'home' });
  };
  return (
    <>
      <Button
        wide
        weight={hidden ? 'secondary' : 'quiet'}
        busy={busy}
        icon={hidden ? Eye : EyeOff}
        testid="choose-item"
        onClick={choose}
      >
        {hidden ? t.show : t.hide}
      </Button>
      {problem !== null && (
        <p class="small bad center" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
