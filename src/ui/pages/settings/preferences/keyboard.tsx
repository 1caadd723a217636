/** Whether single keys are shortcuts, and the list of them. */
import { useState } from 'preact/hooks';
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
import type { Settings } from '../../../../messaging/settings.ts';
import { Button } from '../../../components/button.tsx';
import { searchKeys } from '../../../search/key-names.ts';
import { ShortcutList } from '../../../search/late-dialogs.ts';
import { TAB_SHORTCUTS } from '../../../search/shortcuts.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { Switch } from './switch.tsx';

export function Keyboard({ settings: { singleKeys } }: { settings: Pick<Settings, 'singleKeys'> }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const [open, setOpen] = useState(false);
  return (
    <section class="narrow stack">
      <h2 class="h3">{t.keyboard}</h2>
      <Switch
        title={t.singleKeys}
        checked={singleKeys}
        onChange={(on) => run(() => command('change-settings', { singleKeys: on }))}
        testid="single-keys"
      >
        {t.singleKeysHelp(searchKeys())}
      </Switch>
      <Problem text={problem} />
      <div>
        <Button onClick={() => setOpen(true)} testid="show-shortcuts">
          {t.showShortcuts}
        </Button>
      </div>
      {open && <ShortcutList shortcuts={TAB_SHORTCUTS} singleKeys={singleKeys} onClose={() => setOpen(false)} />}
    </section>
  );
}
