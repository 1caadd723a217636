/** Notes of acts that need two managers. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { WarningBox } from '../../components/warning.tsx';

/** The act waits for a second manager. */
export const TwoManagersNote = () => (
  <p class="small" data-testid="two-managers-note">
    {t.waitsForSecond}
  </p>
);

/** A login method is added at once, and its managing level is proposed. `start`: the level that it gets at once. */
export const StartsLowerNote = ({ start, wanted }: { start: string; wanted: string }) => (
  <WarningBox severity="note" title={t.twoManagersAgree} rule="two-managers">
    <p data-testid="starts-lower">{t.startsLower(start, wanted)}</p>
  </WarningBox>
);

/** The act cannot wait: a key that is made now signs it. `lost`: there is no recovery key to confirm it with. */
export const OnPaperNote = ({ act }: { act: 'adding' | 'lost' | 'replacing' }) => (
  <WarningBox severity="caution" title={t.twoManagersAgree} rule="two-managers">
    <p>{t.cannotWait[act]}</p>
  </WarningBox>
);
