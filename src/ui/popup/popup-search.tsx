/** The search and the shortcuts of the popup: where each result leads. */
import type { Hex } from '../../lib/bytes.ts';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import { itemKey } from '../../messaging/item-view.ts';
import type { ActiveSite, CharacterSummary, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { useRun, useToast } from '../components/toast.tsx';
import { draftPaymentTo } from '../payment-draft.ts';
import type { Goal } from '../search/findable.ts';
import { SearchDialog, ShortcutList } from '../search/late-dialogs.ts';
import { POPUP_SHORTCUTS } from '../search/shortcuts.ts';
import { useTypedMeanwhile } from '../search/typed-meanwhile.ts';
import { useKeys } from '../search/use-keys.ts';
import { useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';
import type { HomeTab, View } from './view.ts';

export type SearchOpen = 'search' | 'shortcuts' | null;

interface PopupSearchProps {
  snapshot: UnlockedSnapshot;
  site: ActiveSite | null;
  open: SearchOpen;
  onOpen: (open: SearchOpen) => void;
  go: (view: View) => void;
  goHome: (tab: HomeTab) => void;
  choose: (character: CharacterSummary) => void;
  lock: () => void;
}

export function PopupSearch(props: PopupSearchProps) {
  const { snapshot, open, onOpen } = props;
  const go = useGo(props);
  const search = () => onOpen('search');
  const close = () => onOpen(null);
  const { singleKeys } = snapshot.settings;
  const list = () => onOpen('shortcuts');
  const places = POPUP_SHORTCUTS.map(({ keys, tab }) => [keys, () => props.goHome(tab)] as const);
  useKeys({ search, list, places, singleKeys });
  useTypedMeanwhile(open === 'search', close);
  return (
    <>
      {open === 'search' && <SearchDialog snapshot={snapshot} onClose={close} onGo={go} />}
      {open === 'shortcuts' && (
        <ShortcutList shortcuts={POPUP_SHORTCUTS} singleKeys={singleKeys} switchesByDigit onClose={close} />
      )}
    </>
  );
}

function useGo({ snapshot, site, onOpen, go, goHome, choose, lock }: PopupSearchProps): (goal: Goal) => void {
  const command = useCommand();
  const say = useToast();
  const { active, characters } = snapshot;
  const isOpen = characters.some(({ id, state }) => id === active?.id && state === 'open');
  const runAct = useRun();
  const run = (act: () => Promise<unknown>) => void runAct(act);
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
