/** Hides the open identity on this computer, or shows it again. Either needs a fresh login. */
import { useState } from 'preact/hooks';
import { identities as t } from '../../../../locales/en/ui/pages/settings/identities.tsx';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Eye, EyeOff } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { openName } from '../../../identities/words.ts';
import type { Provers } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

/** It concerns this computer alone, so any login method of the identity will do. */
const ANY: Provers = { rank: 'other', states: ['active'] };

export function HideIdentity({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [reading, setReading] = useState(false);
  const isHidden = snapshot.identities?.some(({ inUse, isHidden }) => inUse && isHidden === true) === true;
  const name = openName(snapshot);
  const set = (hidden: boolean) =>
    void run(
      hidden ? t.hide(name) : t.showAgain(name),
      (proof) => command('hide-identity', { hidden, proof }),
      hidden ? t.willBeHidden(name) : t.isShownAgain(name),
      ANY,
    ).then((worked) => worked && setReading(false));

  return (
    <section class="narrow stack" data-testid="hide-identity">
      <h2 class="h3">{isHidden ? t.isHidden : t.hideTitle}</h2>
      <p class="small">{isHidden ? t.isHiddenHelp(name) : t.hideHelp(name)}</p>
      {reading && !isHidden && <BeforeHiding name={name} />}
      <div class="acts-row">
        {isHidden ? (
          <Button icon={Eye} busy={busy} testid="show-again" onClick={() => set(false)}>
            {t.showItAgain}
          </Button>
        ) : reading ? (
          <>
            <Button weight="primary" icon={EyeOff} busy={busy} testid="confirm-hide" onClick={() => set(true)}>
              {t.hide(name)}
            </Button>
            <Button onClick={() => setReading(false)}>{t.cancel}</Button>
          </>
        ) : (
          <Button icon={EyeOff} testid="hide" onClick={() => setReading(true)}>
            {t.hide(name)}
          </Button>
        )}
      </div>
      <Problem text={problem} />
    </section>
  );
}

const BeforeHiding = ({ name }: { name: string }) => (
  <WarningBox severity="caution" title={t.hidingLimits}>
    <ul class="unread-parts">
      <li>{t.diskTells}</li>
      <li>{t.passkeysTell}</li>
      <li>{t.ownPassword(name)}</li>
      <li>{t.sitesSeeNothing(name)}</li>
      <li>{t.nameForgotten}</li>
    </ul>
  </WarningBox>
);
