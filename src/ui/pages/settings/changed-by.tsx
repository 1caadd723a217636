/** Below a site or a network: what another login method changed, with buttons to keep or undo the change. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { Button } from '../../components/button.tsx';
import { useToast } from '../../components/toast.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { Problem } from './frame.tsx';

interface Props {
  /** Name of the login method. */
  by: string;
  text: string;
  characterId: string;
  what: 'site' | 'route';
  /** The site's origin, or the network's chain id. */
  placeKey: string;
  name: string;
}

export function ChangedBy({ by, text, characterId, what, placeKey, name }: Props) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();

  async function settle(keep: boolean) {
    const done = keep ? t.changeKept(name) : t.changeUndone(name);
    if (await run(() => command('settle-changed', { characterId, what, key: placeKey, keep }))) say(done);
  }

  return (
    <div class="row tall" data-testid="changed-by" data-key={placeKey}>
      <span class="grow">
        <span class="t">{t.changedBy(by)}</span>
        <span class="d">{text}</span>
        <Problem text={problem} />
      </span>
      <Button small busy={busy} onClick={() => void settle(false)} testid="drop-changed">
        {t.undo}
      </Button>
      <Button small busy={busy} onClick={() => void settle(true)} testid="keep-changed">
        {t.keep}
      </Button>
    </div>
  );
}
