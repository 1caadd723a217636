/** The picture of an item and what it says of itself. Nothing is read before a click; whoever would be asked is named before the next one. */
import { useState } from 'preact/hooks';
import { popupItems as t } from '../../../locales/en/ui/popup/items.ts';
import type { ItemDetails } from '../../../messaging/item-details.ts';
import type { ItemView } from '../../../messaging/item-view.ts';
import { Button } from '../../components/button.tsx';
import { Eye } from '../../components/icon.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { openTab } from '../open-tab.ts';

export function ItemPicture({ characterId, item }: { characterId: string; item: ItemView }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [details, setDetails] = useState<ItemDetails | null>(null);
  const [hosts, setHosts] = useState<readonly string[]>([]);
  const { contract, id, standard } = item;

  const read = (allowed: readonly string[]) =>
    run(async () => {
      setHosts(allowed);
      setDetails(await command('read-item', { characterId, item: { contract, id, standard }, hosts: [...allowed] }));
    });

  const needs = details?.needs ?? null;
  return (
    <>
      {details?.picture != null && (
        <img class="item-picture" src={details.picture} alt={details.name ?? ''} data-testid="item-picture" />
      )}
      {details === null && (
        <Button wide busy={busy} icon={Eye} testid="show-picture" onClick={() => read([])}>
          {t.showPicture}
        </Button>
      )}
      {needs?.kind === 'gateway' && (
        <WarningBox severity="note" title={t.onIpfs}>
          <p>{t.noGateway}</p>
          <div class="hstack">
            <Button small testid="set-gateway" onClick={() => openTab('settings/preferences')}>
              {t.setAGateway}
            </Button>
          </div>
        </WarningBox>
      )}
      {needs?.kind === 'host' && (
        <WarningBox severity="note" title={t.pictureAt(needs.host)}>
          <p>{t.hostLearns}</p>
          <div class="hstack">
            <Button small busy={busy} testid="ask-host" onClick={() => read([...hosts, needs.host])}>
              {t.load}
            </Button>
          </div>
        </WarningBox>
      )}
      <SaysOfItself details={details} />
      {(problem ?? details?.problem) != null && (
        <p class="small bad" role="alert" data-testid="picture-problem">
          {problem ?? details?.problem}
        </p>
      )}
    </>
  );
}

const SaysOfItself = ({ details }: { details: ItemDetails | null }) =>
  details === null || (details.name === null && details.description === null) ? null : (
    <div class="card" data-testid="item-words">
      <span class="label">{t.attributes}</span>
      {details.name !== null && <p class="t">{details.name}</p>}
      {details.description !== null && <p class="small">{details.description}</p>}
    </div>
  );
