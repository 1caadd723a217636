/** Explains the limits of freezing and removing. Shown wherever a user may rely on them. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';

export const FreezeLimits = ({ server }: Pick<UnlockedSnapshot, 'server'>) => (
  <WarningBox severity="note" title={t.whatFreezingCannotDo} rule="what-holds">
    {server === null ? <p>{t.othersNotNotified}</p> : <p>{t.offlineComputerOpens}</p>}
    <p>{t.readableUntilLocked}</p>
  </WarningBox>
);
