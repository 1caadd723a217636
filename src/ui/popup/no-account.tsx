/** The home of a character without an account: makes the first one, or brings accounts from another wallet. */
import { names } from '../../locales/en/messaging/names.ts';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Plus } from '../components/icon.tsx';
import { Mask } from '../components/mask.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';
import type { Acting } from './view.ts';

export function NoAccount({ acting: { character, go } }: { acting: Acting }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const make = () =>
    run(async () => {
      const { address } = await command('new-account', { characterId: character.id, name: names.firstAccount });
      go({ kind: 'account', address });
    });
  return (
    <div class="body mid">
      <Empty
        whole
        mark={<Mask shape={character.look.mask} size={88} />}
        title={t.noAccountTitle(character.name)}
        text={t.noAccountText}
      >
        <Button weight="primary" wide icon={Plus} testid="new-account" busy={busy} onClick={make}>
          {t.newAccount}
        </Button>
        <Button
          weight="quiet"
          wide
          class="after"
          testid="bring-accounts"
          onClick={() => openTab('settings/accounts/import')}
        >
          {t.importWallet}
        </Button>
        <Button weight="quiet" wide testid="logins" onClick={() => go({ kind: 'secrets' })}>
          {t.loginsAndNotes}
        </Button>
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </Empty>
    </div>
  );
}
