/** The search of the popup: where each result leads. */
import type { Hex } from '../../lib/bytes.ts';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import { itemKey } from '../../messaging/item-view.ts';
import { useRun, useToast } from '../components/toast.tsx';
import { draftPaymentTo } from '../payment-draft.ts';
import type { Goal } from '../search/findable.ts';
import { SearchDialog } from '../search/search-dialog.tsx';
import { useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';
import type { PopupSearchProps } from './view.ts';

export function PopupSearchDialog(props: PopupSearchProps) {
  const go = useGo(props);
  return <SearchDialog snapshot={props.snapshot} onClose={() => props.onOpen(null)} onGo={go} />;
}

function useGo({ snapshot, site, onOpen, go, goHome, choose, lock }: PopupSearchProps): (goal: Goal) => void {
  const command = useCommand();
  const say = useToast();
  const { active, characters } = snapshot;
  const isOpen = characters.some(({ id, state }) => id === active?.id && state === 'open');
  const run = useRun();
  const toRow = (page: string, at: string) => run(() => openTab(`settings/${page}?at=${encodeURIComponent(at)}`));

  async function sendTo(characterId: string, to: Hex) {
    await draftPaymentTo(characterId, to);
    go({ kind: 'send', from: null, to });
  }

  async function makeAccount() {
    if (active === null) return;
    const name = nextAccountName(active.accounts);
    const { address } = await command('new-account', { characterId: active.id, name });
    say(t.ready(name));
    go({ kind: 'account', address });
  }

  return (goal) => {
    if ('route' in goal && goal.route !== undefined) return run(() => openTab(`settings/${goal.route}`));
    switch (goal.kind) {
      case 'act':
        if (goal.act === 'send') return go({ kind: 'send', from: null });
        if (goal.act === 'receive') return go({ kind: 'receive', address: null });
        if (goal.act === 'add-token') return go({ kind: 'add-token' });
        if (goal.act === 'lock') return lock();
        return goal.act === 'shortcuts' ? onOpen('shortcuts') : run(makeAccount);
      case 'character':
        return choose(goal.character);
      case 'account':
        return go({ kind: 'account', address: goal.account.address });
      case 'asset':
        return go({ kind: 'asset', token: goal.asset.token });
      case 'item':
        return go({ kind: 'item', key: itemKey(goal.item) });
      case 'activity':
        return go({ kind: 'activity', id: goal.activity.id });
      case 'secret':
        if (!isOpen) return goHome('logins');
        return go({ kind: 'secret', targetId: goal.secret.targetId, search: '' });
      case 'contact': {
        const { address } = goal.contact;
        const pays = isOpen && active?.accounts.some(({ kind }) => kind !== 'watch') === true;
        return active !== null && pays ? run(() => sendTo(active.id, address)) : toRow('address-book', address);
      }
      case 'site':
        return goal.site.origin === site?.origin ? go({ kind: 'site' }) : toRow('sites', goal.site.origin);
      case 'network': {
        const { chainId, shown } = goal.network;
        if (active === null || !shown) return toRow('networks', String(chainId));
        goHome('accounts');
        return run(() => command('set-network', { characterId: active.id, chainId }));
      }
    }
  };
}
