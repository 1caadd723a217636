/** The search and the shortcuts of the settings, with the field in the rail that opens the search. */
import { useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { itemKey } from '../../../messaging/item-view.ts';
import type { SecretView } from '../../../messaging/secret.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Icon, Search } from '../../components/icon.tsx';
import { useRun } from '../../components/toast.tsx';
import { goTo } from '../../location.ts';
import { openWalletWindow } from '../../open-page.ts';
import type { Goal } from '../../search/findable.ts';
import { searchKeys } from '../../search/key-names.ts';
import { SearchDialog, ShortcutList } from '../../search/late-dialogs.ts';
import { TAB_SHORTCUTS } from '../../search/shortcuts.ts';
import { useTypedMeanwhile } from '../../search/typed-meanwhile.ts';
import { useKeys } from '../../search/use-keys.ts';
import { useCommand } from '../../wallet.tsx';
import { goToRow } from './found.ts';
import { detailPath, settingsPath } from './settings-routes.ts';

export function SettingsSearch({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const [open, setOpen] = useState<'search' | 'shortcuts' | null>(null);
  const search = () => setOpen('search');
  const list = () => setOpen('shortcuts');
  const close = () => setOpen(null);
  const go = useGo(snapshot, list);
  const { singleKeys } = snapshot.settings;
  const places = TAB_SHORTCUTS.map(({ keys, route }) => [keys, () => goTo(settingsPath(route))] as const);
  useKeys({ search, list, places, singleKeys });
  useTypedMeanwhile(open === 'search', close);
  return (
    <>
      <button
        type="button"
        class="search-open"
        data-testid="open-search"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={search}
      >
        <Icon node={Search} size={17} />
        <span class="grow">{t.search}</span>
        <kbd>{searchKeys()}</kbd>
      </button>
      {open === 'search' && <SearchDialog snapshot={snapshot} onClose={close} onGo={go} />}
      {open === 'shortcuts' && <ShortcutList shortcuts={TAB_SHORTCUTS} singleKeys={singleKeys} onClose={close} />}
    </>
  );
}

/** Where each result leads in the tab. What only the popup shows opens in a window of its own. */
function useGo(snapshot: UnlockedSnapshot, showShortcuts: () => void): (goal: Goal) => void {
  const command = useCommand();
  const run = useRun();
  return (goal) => {
    if ('route' in goal && goal.route !== undefined) return goTo(settingsPath(goal.route));
    switch (goal.kind) {
      case 'act':
        if (goal.act === 'shortcuts') return showShortcuts();
        if (goal.act === 'lock') return run(() => command('lock', {}));
        if (goal.act === 'new-account') return goTo(settingsPath('accounts'));
        return run(() => openWalletWindow(goal.act));
      case 'character': {
        const { id, state } = goal.character;
        if (state === 'closed') return goTo(`login?stepUp=${encodeURIComponent(id)}`);
        return run(() => command('set-active', { characterId: id }));
      }
      case 'account':
        return goToRow('accounts', goal.account.address);
      case 'contact':
        return goToRow('address-book', goal.contact.address);
      case 'site':
        return goToRow('sites', goal.site.origin);
      case 'network':
        return goToRow('networks', String(goal.network.chainId));
      case 'activity':
        return goTo(detailPath('history', goal.activity.id));
      case 'secret':
        return goTo(
          opensEntry(snapshot, goal.secret) ? detailPath('logins', goal.secret.targetId) : settingsPath('logins'),
        );
      case 'asset':
        return run(() => openWalletWindow(`asset/${goal.asset.token ?? 'coin'}`));
      case 'item':
        return run(() => openWalletWindow(`item/${encodeURIComponent(itemKey(goal.item))}`));
    }
  };
}

/** What a login method offered is accepted in the list first, and a login that only views sees names alone. */
const opensEntry = ({ characters, active }: UnlockedSnapshot, { offeredBy }: SecretView): boolean =>
  offeredBy === null && characters.some(({ id, state }) => id === active?.id && state === 'open');
